import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSymbol, codeAlphabet, inGroups, isChecked, isSymbols, readSymbols, symbolsOf } from './base32.ts';

const symbols = (min: number, max: number) =>
  fc.array(fc.constantFrom(...codeAlphabet), { minLength: min, maxLength: max }).map((all) => all.join(''));
const withCheck = symbols(1, 30).map((body) => body + checkSymbol(body));

describe('symbolsOf', () => {
  it('takes five bits each, first bit first', () => {
    expect(symbolsOf(Uint8Array.of(0, 0, 0, 0, 0), 8)).toBe('00000000');
    expect(symbolsOf(Uint8Array.of(255, 255, 255, 255, 255), 8)).toBe('ZZZZZZZZ');
    expect(symbolsOf(Uint8Array.of(0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_00110_00, 0b111_01000), 8)).toBe(
      '12345678',
    );
    expect(() => symbolsOf(Uint8Array.of(1, 2, 3, 4), 8)).toThrow(RangeError);
  });

  it('keeps all of the bits: other bytes give other symbols', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 15, maxLength: 15 }), (bytes) => {
        const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        const back = [...symbolsOf(bytes, 24)].map((one) => codeAlphabet.indexOf(one).toString(2).padStart(5, '0'));
        expect(back.join('')).toBe(bits);
      }),
    );
  });
});

describe('the check symbol', () => {
  it('finds every single wrong symbol', () => {
    fc.assert(
      fc.property(withCheck, fc.nat(), fc.integer({ min: 1, max: 31 }), (code, place, plus) => {
        const at = place % code.length;
        const wrong = codeAlphabet[(codeAlphabet.indexOf(code[at]!) + plus) % 32]!;
        expect(isChecked(code)).toBe(true);
        expect(isChecked(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds every swap of two neighbours, tried on all pairs at all places of nine symbols', () => {
    for (let at = 0; at < 8; at++)
      for (const a of codeAlphabet)
        for (const b of codeAlphabet) {
          if (a === b) continue;
          const body = (one: string, other: string) => `7KQ4M2XD`.slice(0, at) + one + other + '7KQ4M2XD'.slice(at + 2);
          if (at < 7) expect(checkSymbol(body(a, b))).not.toBe(checkSymbol(body(b, a)));
          else expect(isChecked(`7KQ4M2X${a}${b}`) && isChecked(`7KQ4M2X${b}${a}`)).toBe(false);
        }
  });

  it('finds swaps of any two symbols', () => {
    fc.assert(
      fc.property(withCheck, fc.nat(), fc.nat(), (code, p, q) => {
        const [i, j] = [p % code.length, q % code.length];
        fc.pre(code[i] !== code[j]);
        const all = [...code];
        [all[i], all[j]] = [all[j]!, all[i]!];
        expect(isChecked(all.join(''))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('reading symbols', () => {
  it('understands look-alikes and drops separators', () => {
    expect(readSymbols(' oil–7 k.q-４ ')).toBe('0117KQ4');
    expect(isSymbols('0117KQ4')).toBe(true);
    expect(isSymbols('U')).toBe(false);
    expect(inGroups('12345678')).toBe('1234-5678');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseNumber, isCaseNumber, parseCaseNumber } from './case-number.ts';

const bytes = fc.uint8Array({ minLength: 5, maxLength: 5 });
const number = caseNumber(Uint8Array.of(0x3c, 0xee, 0x4a, 0x0b, 0xad));

describe('caseNumber', () => {
  it('is short, grouped and starts with the letter of the city', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const made = caseNumber(random);
        expect(made).toMatch(/^L-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/);
        expect(parseCaseNumber(made)).toEqual({ ok: true, value: made });
      }),
    );
    expect(caseNumber(Uint8Array.of(1, 2, 3, 4, 5), 'D')).toMatch(/^D-/);
    expect(() => caseNumber(Uint8Array.of(1, 2, 3, 4, 5), 'DD')).toThrow(RangeError);
    expect(() => caseNumber(Uint8Array.of(1, 2, 3, 4))).toThrow(RangeError);
  });

  it('is another one for other bytes', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(caseNumber(a) === caseNumber(b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
      }),
    );
  });
});

describe('parseCaseNumber', () => {
  it('understands what people type', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const made = caseNumber(random);
        const typed = [
          made.toLowerCase(),
          made.replaceAll('-', ' '),
          made.replaceAll('-', ''),
          made.slice(2),
          ` ${made} `,
          made.replaceAll('0', 'o').replaceAll('1', 'l'),
          made.replaceAll('1', 'I').replace('L', 'l'),
        ];
        for (const text of typed) expect([text, parseCaseNumber(text)]).toEqual([text, { ok: true, value: made }]);
      }),
    );
  });

  it.each([
    ['', 'code-missing'],
    ['L-7KQ4-M2XD', 'code-wrong-length'],
    ['U-7KQ4-M2XD-9', 'code-wrong-character'],
    ['L-7KQ4-M2X?-9', 'code-wrong-character'],
    [`${number}0`, 'code-wrong-length'],
  ])('refuses %j as %s', (text, reason) => expect(parseCaseNumber(text)).toMatchObject({ ok: false, reason }));

  it('tells a mistyped number from a wrong one', () => {
    const last = number.at(-1) === '0' ? '1' : '0';
    expect(parseCaseNumber(number.slice(0, -1) + last)).toMatchObject({ reason: 'code-mistyped' });
  });

  it('keeps the numbers of two cities apart', () => {
    expect(parseCaseNumber(number, 'D')).toMatchObject({ reason: 'code-wrong-length' });
    expect(isCaseNumber(number)).toBe(true);
    expect(isCaseNumber(number.toLowerCase())).toBe(false);
  });
});

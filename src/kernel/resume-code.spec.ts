import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeAlphabet } from './base32.ts';
import { parseResumeCode, resumeCode, resumeCodeBytes } from './resume-code.ts';

const bytes = fc.uint8Array({ minLength: resumeCodeBytes, maxLength: resumeCodeBytes });

describe('resumeCode', () => {
  it('has five groups of four and a check symbol', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = resumeCode(random);
        expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]$/);
        expect(parseResumeCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'O'))).toEqual({
          ok: true,
          value: code,
        });
      }),
    );
  });

  it('carries 100 bits: each of the first 100 changes it, the last four do not', () => {
    const zero = new Uint8Array(resumeCodeBytes);
    const flipped = Array.from({ length: 104 }, (_, bit) => {
      const random = zero.slice();
      random[bit >> 3] = 0x80 >> (bit & 7);
      return resumeCode(random);
    });
    expect(new Set(flipped.slice(0, 100)).size).toBe(100);
    expect(new Set(flipped.slice(100))).toEqual(new Set([resumeCode(zero)]));
  });

  it('wants enough random bytes', () => {
    expect(() => resumeCode(new Uint8Array(12))).toThrow(RangeError);
  });

  it('refuses a code with one wrong symbol or two swapped', () => {
    fc.assert(
      fc.property(bytes, fc.nat(20), fc.integer({ min: 1, max: 31 }), (random, at, plus) => {
        const symbols = [...resumeCode(random).replaceAll('-', '')];
        const wrong = symbols.with(at, codeAlphabet[(codeAlphabet.indexOf(symbols[at]!) + plus) % 32]!);
        expect(parseResumeCode(wrong.join(''))).toMatchObject({ reason: 'code-mistyped' });
        const next = (at + 1) % 21;
        const swapped = symbols.with(at, symbols[next]!).with(next, symbols[at]!);
        expect(parseResumeCode(swapped.join('')).ok).toBe(symbols[at] === symbols[next]);
      }),
    );
  });

  it.each([
    ['', 'code-missing'],
    ['7KQ4', 'code-wrong-length'],
    ['7KQ4-U', 'code-wrong-character'],
  ])('refuses %j as %s', (text, reason) => expect(parseResumeCode(text)).toMatchObject({ reason }));
});

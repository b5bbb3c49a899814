import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigits97, mod97 } from './mod97.ts';

describe('mod97', () => {
  it('agrees with exact division of the written-out number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{1,34}$/), (text) => {
        const digits = [...text].map((one) => String(Number.parseInt(one, 36))).join('');
        expect(mod97(text)).toBe(Number(BigInt(digits) % 97n));
      }),
    );
  });

  it('gives check digits that make the whole divide to 1', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{1,20}$/), (body) => {
        expect(mod97(`${body}RF${checkDigits97('RF', body)}`)).toBe(1);
      }),
    );
  });

  it('refuses other characters', () => {
    expect(() => mod97('Ä')).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isGapless } from './access-record.ts';

const record = (length: number) => Array.from({ length }, (_, index) => ({ number: length - index }));

it('a whole record has no gap, and one without any entry that was taken out has one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (length, at) => {
      const whole = record(length);
      expect(isGapless(whole)).toBe(true);
      const taken = at % length;
      // Without its newest entry a record looks whole; every other loss shows.
      expect(isGapless(whole.toSpliced(taken, 1))).toBe(taken === 0);
    }),
  );
});

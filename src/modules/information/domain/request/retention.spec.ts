import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forgetOn, isEnded, latestForgottenEnd } from './retention.ts';
import { isOpen, statuses } from './state.ts';

it('counts from the end of the matter, over month ends and leap days', () => {
  expect(forgetOn('2026-11-23', 'P2Y').toString()).toBe('2028-11-24');
  expect(forgetOn('2028-02-29', 'P1Y').toString()).toBe('2029-03-01');
  expect(statuses.filter(isEnded)).toEqual(['withdrawn', 'withdrawn-costs', 'closed']);
  expect(statuses.filter((one) => isEnded(one) && isOpen(one))).toEqual([]);
});

it('finds exactly the ends whose person must be forgotten by a day', () => {
  const days = fc.integer({ min: 0, max: 4_000 });
  const periods = fc.constantFrom('P1M', 'P6M', 'P1Y', 'P2Y', 'P30D', 'P3M15D');
  fc.assert(
    fc.property(days, fc.integer({ min: -40, max: 40 }), periods, (at, shift, period) => {
      const today = Temporal.PlainDate.from('2026-01-01').add({ days: at });
      const ended = today.subtract(Temporal.Duration.from(period)).add({ days: shift }).toString();
      const isDue = Temporal.PlainDate.compare(forgetOn(ended, period), today) <= 0;
      expect(ended <= latestForgottenEnd(today, period)).toBe(isDue);
    }),
  );
});

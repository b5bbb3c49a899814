import { expect, it } from 'vitest';
import { createYielding } from './yielding.ts';

/** Tries a name at each of these moments, while the loop is busy for a share of the time. */
function tried(share: number, moments: readonly number[]): number[] {
  let now = 0;
  const measure = { now: () => now, utilization: () => ({ idle: 0, active: 0, utilization: share }) };
  const mayRun = createYielding(measure);
  return moments.filter((moment) => {
    now = moment;
    return mayRun('mail');
  });
}

it('lets everything begin while there is time to spare', () => {
  expect(tried(0.5, [0, 10, 100, 110, 120])).toEqual([0, 10, 100, 110, 120]);
});
it('lets a name begin twice a second while requests keep the node busy', () => {
  expect(tried(0.97, [0, 100, 110, 499, 510, 600, 1_009, 1_010, 1_020])).toEqual([0, 510, 1_010]);
});
it('holds names apart', () => {
  let now = 0;
  const mayRun = createYielding({ now: () => now, utilization: () => ({ idle: 0, active: 0, utilization: 1 }) });
  now = 100;
  expect([mayRun('mail'), mayRun('mail'), mayRun('news')]).toEqual([true, false, true]);
});

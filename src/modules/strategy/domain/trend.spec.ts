import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeOf, trendOf } from './trend.ts';

it('keeps every point and the target inside the box, higher for more', () => {
  const value = fc.option(fc.double({ min: 0, max: 5_000, noNaN: true }), { nil: null });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 24 }),
      fc.double({ min: 0, max: 5_000, noNaN: true }),
      fc.boolean(),
      (values, target, isPercent) => {
        const { points, target: height } = trendOf(values, target, isPercent);
        expect(points).toHaveLength(values.filter((one) => one !== null).length);
        for (const point of [...points, { x: 50, y: height }]) {
          expect(point.x).toBeGreaterThanOrEqual(0);
          expect(point.x).toBeLessThanOrEqual(100);
          expect(point.y).toBeGreaterThanOrEqual(0);
          expect(point.y).toBeLessThanOrEqual(40);
        }
        const known = values.filter((one) => one !== null);
        for (let at = 1; at < known.length; at += 1)
          if (known[at]! > known[at - 1]!) expect(points[at]!.y).toBeLessThanOrEqual(points[at - 1]!.y);
      },
    ),
  );
});

it('says better or worse as the goal wants it', () => {
  expect(changeOf([80, null, 90], 'up')).toBe('better');
  expect(changeOf([80, 90], 'down')).toBe('worse');
  expect(changeOf([90, 90], 'up')).toBe('same');
  expect(changeOf([null, 90], 'up')).toBeNull();
});

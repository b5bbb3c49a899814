import fc from 'fast-check';
import { expect, it } from 'vitest';
import { legalDay, legalZone } from './clock.ts';

it('gives the day in Germany of any instant, also around midnight, a change of the clock and in old times', () => {
  const instants = fc.oneof(
    fc.integer({ min: -4_000_000_000_000, max: 4_000_000_000_000 }),
    ...['2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-11-21T23:00Z', '1893-03-31T22:59Z', '1945-05-24T00:00Z'].map(
      (at) =>
        fc.integer({ min: -7_200_000, max: 7_200_000 }).map((by) => Temporal.Instant.from(at).epochMilliseconds + by),
    ),
  );
  fc.assert(
    fc.property(instants, (milliseconds) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
      expect(legalDay(instant).toString()).toBe(instant.toZonedDateTimeISO(legalZone).toPlainDate().toString());
    }),
    { numRuns: 2_000 },
  );
});

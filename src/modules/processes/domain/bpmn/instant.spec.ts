import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInstant, normalInstant } from './instant.ts';

it('agrees with the calendar on every instant and on texts with one sign changed', () => {
  const instants = fc
    .date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const written = fc.tuple(instants, fc.boolean()).map(([text, short]) => (short ? `${text.slice(0, 19)}Z` : text));
  const sign = fc.constantFrom('0', '1', '3', '9', '-', ':', 'T', 'Z', '.', 'x', ' ');
  const broken = fc
    .tuple(written, fc.nat(23), sign)
    .map(([text, at, one]) => text.slice(0, at) + one + text.slice(at + 1));
  fc.assert(
    fc.property(fc.oneof(written, broken), (text) => {
      expect(isInstant(text)).toBe(byCalendar(text) !== null);
      if (byCalendar(text) !== null) expect(normalInstant(text)).toBe(byCalendar(text));
    }),
    { numRuns: 2_000 },
  );
});

it.each(['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-05-04T24:00:00Z', '2026-05-04', '', 'now'])(
  'knows that %j is none',
  (text) => {
    expect(isInstant(text)).toBe(false);
    expect(() => normalInstant(text)).toThrow(RangeError);
  },
);

function byCalendar(text: string): string | null {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    return null;
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erasability, type KeptCase, latestErasableDay } from './erasability.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const kept: KeptCase = {
  endedOn: day('2026-03-02'),
  retention: { period: 'P5Y', reference: 'BMG' },
  isBusy: false,
  isErased: false,
};

describe('erasability', () => {
  it('keeps a case that is worked on, also when only an objection is', () => {
    expect(erasability({ ...kept, endedOn: null }, day('2099-01-01'))).toEqual({ kind: 'open' });
    expect(erasability({ ...kept, isBusy: true }, day('2099-01-01'))).toEqual({ kind: 'busy' });
  });

  it('keeps a decided case up to its last day, and lets it go on the day after', () => {
    const until = day('2031-03-02');
    expect(erasability(kept, until)).toEqual({ kind: 'retention', until, reference: 'BMG' });
    expect(erasability(kept, until.add({ days: 1 }))).toEqual({ kind: 'now' });
  });

  it('says when it is gone', () => {
    expect(erasability({ ...kept, isErased: true }, day('2026-03-03'))).toEqual({ kind: 'erased' });
  });

  it('finds the latest day of decision that may go: that one may, the next one may not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.constantFrom('P1Y', 'P10Y', 'P1M', 'P13M', 'P90D', 'P1Y6M', 'P2W'),
        (days, period) => {
          const today = day('2024-02-25').add({ days });
          const retention = { period, reference: 'x' };
          const latest = latestErasableDay(retention, today);
          const kindOf = (endedOn: Temporal.PlainDate) => erasability({ ...kept, retention, endedOn }, today).kind;
          expect([kindOf(latest), kindOf(latest.add({ days: 1 }))]).toEqual(['now', 'retention']);
        },
      ),
    );
  });
});

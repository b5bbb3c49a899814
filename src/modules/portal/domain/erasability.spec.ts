import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erasability, type KeptCase } from './erasability.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const kept: KeptCase = {
  endedOn: day('2026-03-02'),
  retention: { period: 'P5Y', reference: 'BMG' },
  hasOwnKey: true,
  isErased: false,
};

describe('erasability', () => {
  it('keeps a case that is worked on', () => {
    expect(erasability({ ...kept, endedOn: null }, day('2099-01-01'))).toEqual({ kind: 'open' });
  });

  it('keeps a decided case up to its last day, and lets it go on the day after', () => {
    const until = day('2031-03-02');
    expect(erasability(kept, until)).toEqual({ kind: 'retention', until, reference: 'BMG', canAsk: true });
    expect(erasability(kept, until.add({ days: 1 }))).toEqual({ kind: 'now' });
  });

  it('never destroys a key that holds more than the case', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const may = erasability({ ...kept, hasOwnKey: false }, day('2026-03-02').add({ days }));
        expect(may.kind === 'with-account' || (may.kind === 'retention' && !may.canAsk)).toBe(true);
      }),
    );
  });

  it('says when it is gone', () => {
    expect(erasability({ ...kept, isErased: true }, day('2026-03-03'))).toEqual({ kind: 'erased' });
  });
});

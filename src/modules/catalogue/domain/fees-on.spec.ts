import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fee, FeeAmount } from './city.ts';
import { feesByDay, feesOn, periodFaults } from './fees-on.ts';

const amount = (id: string, cents: number, from: string, until: string | null = null): FeeAmount => ({
  ...{ id, cents, from, until, name: null, legalBasis: 'Satzung' },
  ...{ source: 'spec', asOf: '2026-01-01', state: 'confirmed' },
});
const dogTax: Fee = {
  id: 'hundesteuer',
  name: { de: 'Hundesteuer', en: 'Dog tax' },
  amounts: [
    amount('regulaer', 9600, '2020-01-01', '2025-12-31'),
    amount('regulaer', 15000, '2026-01-01'),
    amount('mitChip', 12000, '2026-01-01'),
  ],
};
const on = (date: string, fees: readonly Fee[] = [dogTax]) => feesOn(fees, Temporal.PlainDate.from(date));

describe('feesByDay', () => {
  it('gives what `feesOn` gives, for all fees or some, in whatever order days are asked for', () => {
    const other: Fee = { ...dogTax, id: 'katzensteuer' };
    const feesOfDay = feesByDay([dogTax, other]);
    const some = ['katzensteuer'];
    for (const text of ['2026-03-01', '2026-03-01', '1900-01-01', '2026-03-01']) {
      const day = Temporal.PlainDate.from(text);
      for (let again = 0; again < 2; again++) {
        expect(feesOfDay(day)).toEqual(feesOn([dogTax, other], day));
        expect(feesOfDay(day, some)).toEqual(feesOn([other], day));
        expect(feesOfDay(day, ['hundesteuer'])).toEqual(feesOn([dogTax], day));
      }
    }
  });
});

describe('feesOn', () => {
  it('gives what holds on the day, in cents, by names FEEL can read', () => {
    expect(on('2026-11-21')).toEqual({ ok: true, value: { hundesteuer: { regulaer: 15000, mitChip: 12000 } } });
  });

  it('refuses a day on which an amount has no value', () => {
    expect(on('2025-12-31')).toEqual({
      ok: false,
      reason: 'fee-gap',
      details: { amounts: ['hundesteuer.mitChip'], date: '2025-12-31' },
    });
    expect(on('2025-12-31', [{ ...dogTax, amounts: dogTax.amounts.slice(0, 2) }])).toEqual({
      ok: true,
      value: { hundesteuer: { regulaer: 9600 } },
    });
  });

  it('has exactly one value for every day of periods without fault', () => {
    const start = Temporal.PlainDate.from('2020-01-01');
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }),
        fc.nat(2000),
        (lengths, day) => {
          let from = start;
          const amounts = lengths.map((days, index) => {
            const until = from.add({ days: days - 1 });
            const entry = amount(
              'jahr',
              index,
              from.toString(),
              index === lengths.length - 1 ? null : until.toString(),
            );
            from = until.add({ days: 1 });
            return entry;
          });
          const fee: Fee = { ...dogTax, amounts };
          expect(periodFaults({ ...fee, amounts: amounts.toReversed() })).toEqual([]);
          const date = start.add({ days: day });
          const holding = amounts.filter(
            (entry) => entry.from <= date.toString() && (entry.until ?? '9999') >= date.toString(),
          );
          expect(holding).toHaveLength(1);
          expect(feesOn([fee], date)).toEqual({ ok: true, value: { hundesteuer: { jahr: holding[0]!.cents } } });
        },
      ),
    );
  });
});

describe('periodFaults', () => {
  it('names the first day of a hole and of an overlap', () => {
    const with_ = (until: string) => ({
      ...dogTax,
      amounts: [amount('a', 1, '2020-01-01', until), amount('a', 2, '2026-01-01')],
    });
    expect(periodFaults(with_('2025-11-30'))).toEqual([{ kind: 'gap', id: 'a', index: 1, day: '2025-12-01' }]);
    expect(periodFaults(with_('2026-01-01'))).toEqual([{ kind: 'overlap', id: 'a', index: 1, day: '2026-01-01' }]);
    expect(periodFaults(with_('2025-12-31'))).toEqual([]);
  });
});

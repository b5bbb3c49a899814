import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalCalendar } from '#kernel/calendar';
import { saxonHolidays } from '#kernel/saxon-holidays';
import { instalmentsOf, nextDue } from './instalments.ts';
import { matchEntry } from './match-entry.ts';
import type { StatementEntry } from './read-statement.ts';

const entry = (more: Partial<StatementEntry>): StatementEntry => ({
  ...{ key: 'k', cents: 9600, currency: 'EUR', direction: 'in', bookedOn: '2026-11-24', bankReference: null },
  ...{ references: ['RF18539007547034'], isReturn: false },
  ...more,
});
const claim = { id: 'c', cents: 9600, paidCents: 0 };

describe('an entry of a statement', () => {
  it.each([
    [{}, [claim], 'paid', 9600, 0],
    [{ cents: 4000 }, [claim], 'partly-paid', 4000, 0],
    [{ cents: 5600 }, [{ ...claim, paidCents: 4000 }], 'paid', 5600, 0],
    [{ cents: 10_000 }, [claim], 'overpaid', 9600, 400],
    [{}, [{ ...claim, paidCents: 9600 }], 'already-paid', 0, 9600],
    [{}, [], 'unknown-reference', 0, 0],
    [{ references: [] }, [], 'no-reference', 0, 0],
    [{}, [claim, { ...claim, id: 'd' }], 'several-claims', 0, 0],
    [{ currency: 'CHF' }, [claim], 'other-currency', 0, 0],
    [{ direction: 'out' }, [], 'outgoing', 0, 0],
    [{ direction: 'out' }, [claim], 'returned', 0, 0],
    [{ isReturn: true }, [claim], 'returned', 0, 0],
  ] as const)('%j with %j is %s', (more, claims, outcome, cents, surplus) => {
    expect(matchEntry(entry(more), claims)).toMatchObject({ outcome, cents, surplus });
  });

  it('never books more than is open, and loses no cent', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, (cents, owed, before) => {
        const paidCents = Math.min(before, owed);
        const match = matchEntry(entry({ cents }), [{ id: 'c', cents: owed, paidCents }]);
        expect(paidCents + match.cents).toBeLessThanOrEqual(owed);
        expect(match.cents + match.surplus).toBe(cents);
      }),
    );
  });
});

describe('instalments', () => {
  const calendar = legalCalendar(saxonHolidays);
  const two = [
    { datum: '2026-03-15', betrag: 4800 },
    { datum: '2026-09-15', betrag: 4800 },
  ];

  // 15 March 2026 is a Sunday.
  it('move off free days and are known only when they make up the claim', () => {
    const due = instalmentsOf(two, 9600, calendar);
    expect(due).toEqual([
      { on: '2026-03-16', cents: 4800 },
      { on: '2026-09-15', cents: 4800 },
    ]);
    expect(instalmentsOf('2026-12-01', 500, calendar)).toEqual([{ on: '2026-12-01', cents: 500 }]);
    expect(instalmentsOf(two, 9601, calendar)).toEqual([]);
    expect(instalmentsOf(null, 9600, calendar)).toEqual([]);
    expect(instalmentsOf([{ datum: 'bald', betrag: 9600 }], 9600, calendar)).toEqual([]);
  });

  it('are due one after the other as money comes in', () => {
    const due = instalmentsOf(two, 9600, calendar);
    const at = (paidCents: number) => nextDue({ cents: 9600, paidCents, due });
    expect([at(0), at(4799), at(4800), at(9599), at(9600)]).toEqual([
      ...['2026-03-16', '2026-03-16', '2026-09-15', '2026-09-15', null],
    ]);
  });
});

import { remembered } from '#kernel/remembered';
import { ok, type Result, refuse } from '#kernel/result';
import type { Fee } from './city.ts';

/**
 * The fees that hold on a day as a context for FEEL, in cents: `{ hundesteuer: { regulaer: 15000 } }`.
 * `fee-gap` when an amount has no value on that day: nobody is charged by guess.
 */
export function feesOn(fees: readonly Fee[], date: Temporal.PlainDate): FeesFound {
  const context: Record<string, Record<string, number>> = {};
  const gaps: string[] = [];
  for (const fee of fees) {
    const amounts: Record<string, number> = {};
    for (const id of new Set(fee.amounts.map((amount) => amount.id))) {
      const valid = fee.amounts.find((amount) => amount.id === id && holdsOn(amount, date));
      if (valid) amounts[id] = valid.cents;
      else gaps.push(`${fee.id}.${id}`);
    }
    context[fee.id] = amounts;
  }
  return gaps.length > 0 ? refuse('fee-gap', { amounts: gaps, date: date.toString() }) : ok(context);
}

/** The fees that hold on a day, all or only some, for a city whose fees stay as they were read. */
export function feesByDay(fees: readonly Fee[]): FeesOfDay {
  const byText = remembered(500, (key: string) => {
    const [day = '', ...ids] = key.split(' ');
    const wanted = ids[0] === everyFee[0] ? fees : fees.filter((fee) => ids.includes(fee.id));
    return feesOn(wanted, Temporal.PlainDate.from(day));
  });
  // Most ask for the day that was asked for last, and to write out a day costs more than all else here.
  const last = new WeakMap<readonly string[], { readonly date: Temporal.PlainDate; readonly found: FeesFound }>();
  return (date, ids = everyFee) => {
    const known = last.get(ids);
    if (known?.date === date) return known.found;
    const found = byText([date.toString(), ...ids].join(' '));
    last.set(ids, { date, found });
    return found;
  };
}

/** Amount ids whose periods leave a hole or overlap, so that a department sees it before a citizen does. */
export function periodFaults(fee: Fee): readonly PeriodFault[] {
  const faults: PeriodFault[] = [];
  for (const id of new Set(fee.amounts.map((amount) => amount.id))) {
    const periods = fee.amounts
      .map((amount, index) => ({ amount, index }))
      .filter((entry) => entry.amount.id === id)
      .sort((a, b) => (a.amount.from < b.amount.from ? -1 : 1));
    for (let i = 1; i < periods.length; i++) {
      const before = periods[i - 1]!.amount;
      const { amount, index } = periods[i]!;
      const next = before.until === null ? null : Temporal.PlainDate.from(before.until).add({ days: 1 }).toString();
      if (next === null || next > amount.from) faults.push({ kind: 'overlap', id, index, day: amount.from });
      else if (next < amount.from) faults.push({ kind: 'gap', id, index, day: next });
    }
  }
  return faults;
}

const holdsOn = (
  amount: { readonly from: string; readonly until: string | null },
  date: Temporal.PlainDate,
): boolean => {
  const day = date.toString();
  return amount.from <= day && (amount.until === null || day <= amount.until);
};

const everyFee: readonly string[] = ['*'];

type FeesFound = Result<FeeContext, 'fee-gap'>;
type FeesOfDay = (date: Temporal.PlainDate, ids?: readonly string[]) => FeesFound;
export type FeeContext = Readonly<Record<string, Readonly<Record<string, number>>>>;
export interface PeriodFault {
  readonly kind: 'overlap' | 'gap';
  readonly id: string;
  /** Place in `amounts`. */
  readonly index: number;
  /** First day in question, ISO date. */
  readonly day: string;
}

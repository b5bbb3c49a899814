import { ok, type Result, refuse } from '#kernel/result';
import type { Fee } from './city.ts';

/**
 * The fees that hold on a day as a context for FEEL, in cents: `{ hundesteuer: { regulaer: 15000 } }`.
 * `fee-gap` when an amount has no value on that day: nobody is charged by guess.
 */
export function feesOn(fees: readonly Fee[], date: Temporal.PlainDate): Result<FeeContext, 'fee-gap'> {
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

export type FeeContext = Readonly<Record<string, Readonly<Record<string, number>>>>;
export interface PeriodFault {
  readonly kind: 'overlap' | 'gap';
  readonly id: string;
  /** Place in `amounts`. */
  readonly index: number;
  /** First day in question, ISO date. */
  readonly day: string;
}

import type { LegalCalendar } from '#kernel/calendar';
import { shiftToWorkingDay } from '#kernel/deadline';

/**
 * When a claim is due, from what a process says: a day, or a list of days with amounts in cents. Days that fall on free days move to the
 * next working day (AO § 108(3)). Empty when the process names none, or when the amounts do not make up the claim.
 */
export function instalmentsOf(value: unknown, cents: number, calendar: LegalCalendar): readonly Instalment[] {
  const parts = Array.isArray(value) ? value : value ? [{ datum: value, betrag: cents }] : [];
  const found = parts.flatMap((part: { datum?: unknown; betrag?: unknown }) => {
    const on = dayOf(String(part.datum ?? ''));
    const amount = Number(part.betrag);
    if (!on || !Number.isSafeInteger(amount) || amount <= 0) return [];
    return [{ on: (shiftToWorkingDay(on, calendar, 'AO § 108(3)')?.date ?? on).toString(), cents: amount }];
  });
  const sum = found.reduce((total, one) => total + one.cents, 0);
  return sum === cents ? found.sort((a, b) => (a.on < b.on ? -1 : 1)) : [];
}

/** The first day on which something of the claim is still due; null when nothing is open or no day is known. */
export function nextDue(claim: Dues): string | null {
  let covered = claim.paidCents;
  for (const { on, cents } of claim.paidCents < claim.cents ? claim.due : []) {
    covered -= cents;
    if (covered < 0) return on;
  }
  return null;
}

function dayOf(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text.slice(0, 10));
  } catch {
    return null;
  }
}

export interface Instalment {
  /** ISO day. */
  readonly on: string;
  readonly cents: number;
}
interface Dues {
  readonly cents: number;
  readonly paidCents: number;
  readonly due: readonly Instalment[];
}

import type { Status } from './state.ts';

/** True once nothing more can happen to a request by law; from that day the retention of personal data counts. */
export const isEnded = (status: Status): boolean => endedStatuses.has(status);

/** The first day on which the person must be forgotten: the day after the period that began with the end (GDPR Art. 5(1)(e)). */
export const forgetOn = (endedOn: string, period: string): Temporal.PlainDate =>
  Temporal.PlainDate.from(endedOn).add(Temporal.Duration.from(period)).add({ days: 1 });

/** The newest end of a request whose person must be forgotten today. */
export function latestForgottenEnd(today: Temporal.PlainDate, period: string): string {
  // Periods of months end in shorter months, too: step back until the day itself is due, never past one that is.
  let day = today.subtract(Temporal.Duration.from(period)).add({ days: 2 });
  while (Temporal.PlainDate.compare(forgetOn(day.toString(), period), today) > 0) day = day.subtract({ days: 1 });
  return day.toString();
}

const endedStatuses: ReadonlySet<Status> = new Set(['closed', 'withdrawn', 'withdrawn-costs']);

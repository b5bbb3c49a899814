import { ok, type Result, refuse } from './result.ts';

/**
 * A period from its notation: an ISO 8601 duration in whole years, months, weeks and days (`P2W`, `P1M`, `P1M15D`), or
 * `WD` and a number for working days (`WD7`). Refused: anything else, hours, and nothing at all.
 */
export function parsePeriod(text: string): Result<Period, 'not-a-period'> {
  const working = /^WD([1-9]\d{0,3})$/.exec(text);
  if (working) return ok({ years: 0, months: 0, weeks: 0, days: 0, workingDays: Number(working[1]) });
  const match = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(text);
  const [years, months, weeks, days] = (match ?? []).slice(1).map((part) => Number(part ?? 0));
  if (!match || !(years || months || weeks || days)) return refuse('not-a-period', { text });
  return ok({ years: years!, months: months!, weeks: weeks!, days: days!, workingDays: 0 });
}

/** The period of a notation written by the city; throws if it is none. */
export function getPeriod(text: string): Period {
  const parsed = parsePeriod(text);
  if (!parsed.ok) throw new RangeError(`Not a period: ${text}`);
  return parsed.value;
}

/** Days of a period that need not run in one piece: a month counts 30 days, a year 365 (BGB § 191). */
export function brokenDays(period: Period): number {
  if (period.workingDays > 0) throw new RangeError('Working days have no fixed number of calendar days');
  return period.years * 365 + period.months * 30 + period.weeks * 7 + period.days;
}

/** The first day on which something may be done that opens a period before a day: one week before 31 Dec is 24 Dec. */
export const opensBefore = (day: Temporal.PlainDate, period: Period): Temporal.PlainDate =>
  day.subtract({ years: period.years, months: period.months, weeks: period.weeks, days: period.days });

/** The day meant by the beginning (1st), middle (15th) or end (last) of a month (BGB § 192). */
export function partOfMonth(month: Temporal.PlainYearMonth, part: 'beginning' | 'middle' | 'end'): Temporal.PlainDate {
  return month.toPlainDate({ day: part === 'beginning' ? 1 : part === 'middle' ? 15 : month.daysInMonth });
}

/** Either calendar units or working days, never both. */
export interface Period {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly workingDays: number;
}

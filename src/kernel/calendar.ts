import type { Bilingual, Language } from './language.ts';
import { remembered } from './remembered.ts';

/**
 * The legal calendar of a city from its list of holidays: a working day is Monday to Friday and no holiday, because
 * BGB § 193 and VwVfG § 31(3) name Saturday, Sunday and holidays together. Throws on an impossible rule.
 */
export function legalCalendar(rules: HolidayRules): LegalCalendar {
  rules.forEach(checkRule);
  const years = new Map<number, ReadonlyMap<string, Bilingual>>();
  const ofYear = (year: number) => {
    const found = years.get(year) ?? new Map(datesOf(rules, year));
    years.set(year, found);
    return found;
  };
  const nameOf = (date: Temporal.PlainDate) => ofYear(date.year).get(date.toString());
  const isWorkingDay = (date: Temporal.PlainDate) => date.dayOfWeek <= 5 && nameOf(date) === undefined;
  const step = (date: Temporal.PlainDate, days: number) => {
    let day = date;
    do day = day.add({ days });
    while (!isWorkingDay(day));
    return day;
  };
  // What arrives on one day has the same deadlines.
  const added = remembered(1_000, (key: string) => {
    const [from = '', count] = key.split(' ');
    if (!Number.isInteger(Number(count))) throw new RangeError('Working days are whole numbers');
    let day = Temporal.PlainDate.from(from);
    for (let left = Math.abs(Number(count)); left > 0; left--) day = step(day, Math.sign(Number(count)));
    return day;
  });
  return {
    isHoliday: (date) => nameOf(date) !== undefined,
    holidayName: (date, language) => nameOf(date)?.[language],
    isWorkingDay,
    nextWorkingDay: (date) => (isWorkingDay(date) ? date : step(date, 1)),
    addWorkingDays: (date, count) => added(`${date.toString()} ${count}`),
    workingDaysBetween(after, until) {
      let count = 0;
      for (let day = after.add({ days: 1 }); Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 }))
        if (isWorkingDay(day)) count++;
      return count;
    },
    holidaysOf: (year) =>
      [...ofYear(year)].map(([date, name]) => ({ date: Temporal.PlainDate.from(date), name })).sort(byDate),
  };
}

/** Easter Sunday of a year in the Gregorian calendar (rule of Meeus, Jones and Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

function* datesOf(rules: HolidayRules, year: number): Iterable<[string, Bilingual]> {
  for (const rule of rules) {
    if (year < (rule.firstYear ?? year) || year > (rule.lastYear ?? year)) continue;
    const date = dateOf(rule, year);
    if (date) yield [date.toString(), rule.name];
  }
}

function dateOf(rule: HolidayRule, year: number): Temporal.PlainDate | undefined {
  if (rule.kind === 'easter') return easterSunday(year).add({ days: rule.offset });
  const day = Temporal.PlainDate.from({ year, month: rule.month, day: rule.day });
  if (rule.kind === 'fixed') return day.day === rule.day ? day : undefined;
  return day.subtract({ days: ((day.dayOfWeek - rule.weekday + 6) % 7) + 1 });
}

function checkRule(rule: HolidayRule): void {
  if (rule.kind === 'easter') {
    if (!Number.isInteger(rule.offset) || Math.abs(rule.offset) > 70) throw new RangeError(`No day: ${rule.name.de}`);
    return;
  }
  Temporal.PlainDate.from({ year: 2000, month: rule.month, day: rule.day }, { overflow: 'reject' });
  if (rule.kind === 'weekday-before' && !(Number.isInteger(rule.weekday) && rule.weekday >= 1 && rule.weekday <= 7))
    throw new RangeError(`Weekdays are 1 (Monday) to 7: ${rule.name.de}`);
}

const byDate = (a: Holiday, b: Holiday) => Temporal.PlainDate.compare(a.date, b.date);

export interface LegalCalendar {
  isHoliday(date: Temporal.PlainDate): boolean;
  holidayName(date: Temporal.PlainDate, language: Language): string | undefined;
  isWorkingDay(date: Temporal.PlainDate): boolean;
  /** The date itself if it is a working day, otherwise the first working day after it (BGB § 193). */
  nextWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate;
  /** The working day `count` working days after the date, or before it for a negative count; the date itself is not counted. */
  addWorkingDays(date: Temporal.PlainDate, count: number): Temporal.PlainDate;
  /** Working days after the first date up to and including the second; 0 if the second is not later. */
  workingDaysBetween(after: Temporal.PlainDate, until: Temporal.PlainDate): number;
  holidaysOf(year: number): readonly Holiday[];
}

/** A holiday rule is data, so that each city or state gives its own list; years bound rules that came or went. */
export type HolidayRule = (
  | { readonly kind: 'fixed'; readonly month: number; readonly day: number }
  | { readonly kind: 'easter'; readonly offset: number }
  /** The last such weekday (1 = Monday) strictly before the day. */
  | { readonly kind: 'weekday-before'; readonly weekday: number; readonly month: number; readonly day: number }
) & {
  readonly name: Bilingual;
  readonly firstYear?: number | undefined;
  readonly lastYear?: number | undefined;
};
export type HolidayRules = readonly HolidayRule[];
export interface Holiday {
  readonly date: Temporal.PlainDate;
  readonly name: Bilingual;
}

import { legalZone } from './clock.ts';
import type { Language } from './language.ts';
import { remembered } from './remembered.ts';

export { formatMoney } from './money.ts';

/** A date in words: `19. November 2026`, `19 November 2026`. */
export const formatDate = (date: Temporal.PlainDate, language: Language): string =>
  formats[language].date(noonOf(date));

/** A date with its weekday: `Donnerstag, 19. November 2026`, `Thursday, 19 November 2026`. */
export const formatDateWithWeekday = (date: Temporal.PlainDate, language: Language): string =>
  formats[language].weekday(noonOf(date));

/** A date in digits for tables: `19.11.2026`, `19/11/2026`. */
export const formatShortDate = (date: Temporal.PlainDate, language: Language): string =>
  formats[language].short(noonOf(date));

/** Month and year: `November 2026`. */
export const formatMonth = (date: Temporal.PlainDate, language: Language): string =>
  formats[language].month(noonOf(date));

/** A time of day on the 24-hour clock: `09:05 Uhr`, `09:05`. */
export function formatTime(time: Temporal.PlainTime | Temporal.Instant, language: Language): string {
  const digits =
    time instanceof Temporal.Instant ? minutes(minuteOf(time)).time : time.toString({ smallestUnit: 'minute' });
  return language === 'de' ? `${digits} Uhr` : digits;
}

/** An instant as the clock in Germany shows it: `19. November 2026, 09:05 Uhr`. */
export function formatDateTime(instant: Temporal.Instant, language: Language): string {
  return `${minutes(minuteOf(instant)).date[language]}, ${formatTime(instant, language)}`;
}

const minuteOf = (instant: Temporal.Instant): number => Math.floor(instant.epochMilliseconds / 60_000);

/** A minute as the clock in Germany shows it: what is new is shown again and again. */
const minutes = remembered(2_000, (minute: number) => {
  const local = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(legalZone);
  const day = local.toPlainDate();
  const date = { de: formatDate(day, 'de'), en: formatDate(day, 'en') };
  return { date, time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
});

/** A number with the separators of the language and at most the given decimals: `1.234,5`, `1,234.5`. */
export const formatNumber = (value: number, language: Language, decimals = 0): string =>
  written(`${language} ${decimals} ${value}`);

const written = remembered(1_000, (key: string) => {
  const value = key.lastIndexOf(' ');
  return numbersIn(key.slice(0, value)).format(Number(key.slice(value)));
});
const numbersIn = remembered(20, (key: string) => {
  const [language, decimals] = key.split(' ');
  return new Intl.NumberFormat(locales[language as Language], { maximumFractionDigits: Number(decimals) });
});

/** A share between 0 and 1 as percent: `12 %`, `12%`. */
export const formatPercent = (share: number, language: Language): string => formats[language].percent.format(share);

/** A count with its word in the right number: `1 Tag`, `3 Werktage`, `2 weeks`. */
export function formatCount(count: number, unit: CountedUnit, language: Language): string {
  const form = formats[language].plural.select(count) === 'one' ? 0 : 1;
  return `${formatNumber(count, language)} ${unitWords[unit][language][form]}`;
}

/** A span in working days as people say it: `heute`, `am nächsten Werktag`, `in 3 Werktagen`. */
export function formatWorkingDays(days: number, language: Language): string {
  if (days <= 0) return language === 'de' ? 'heute' : 'today';
  if (days === 1) return language === 'de' ? 'am nächsten Werktag' : 'on the next working day';
  return language === 'de' ? `in ${formatNumber(days, 'de')} Werktagen` : `in ${formatNumber(days, 'en')} working days`;
}

/** A duration of years to minutes in words, units that are zero left out: `2 Wochen`, `1 hour, 30 minutes`. */
export function formatDuration(duration: Temporal.Duration, language: Language): string {
  const parts = durationUnits.flatMap(([field, unit]) =>
    duration[field] === 0 ? [] : [formatCount(Math.abs(duration[field]), unit, language)],
  );
  return parts.length === 0 ? formatCount(0, 'minute', language) : parts.join(', ');
}

/** A list as a sentence part: `Ausweis, Foto und Vollmacht`. */
export const formatList = (items: readonly string[], language: Language): string =>
  formats[language].list.format(items);

/** Noon in Greenwich is the same day in Germany; formatting an instant takes a tenth of the time of a plain date. */
const noonOf = (date: Temporal.PlainDate): number | Temporal.PlainDate =>
  date.year >= 1900 ? Date.UTC(date.year, date.month - 1, date.day, 12) : date;

/** A page says the same few days again and again. */
function dayFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  // Plain dates carry no zone; the formatter gets one only so that a stray Date would read as legal time, too.
  const format = new Intl.DateTimeFormat(locale, { calendar: 'gregory', timeZone: legalZone, ...options });
  const ofNoon = remembered(500, (noon: number) => format.format(noon));
  return (day: number | Temporal.PlainDate): string => (typeof day === 'number' ? ofNoon(day) : format.format(day));
}

const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

const formatsFor = (locale: string) => {
  const day = (options: Intl.DateTimeFormatOptions) => dayFormat(locale, options);
  return {
    date: day({ day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: day({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    short: day({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    month: day({ month: 'long', year: 'numeric' }),
    percent: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
    plural: new Intl.PluralRules(locale),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
  };
};
const formats = { de: formatsFor(locales.de), en: formatsFor(locales.en) };

const unitWords: Readonly<Record<CountedUnit, Readonly<Record<Language, readonly [string, string]>>>> = {
  minute: { de: ['Minute', 'Minuten'], en: ['minute', 'minutes'] },
  hour: { de: ['Stunde', 'Stunden'], en: ['hour', 'hours'] },
  day: { de: ['Tag', 'Tage'], en: ['day', 'days'] },
  'working-day': { de: ['Werktag', 'Werktage'], en: ['working day', 'working days'] },
  week: { de: ['Woche', 'Wochen'], en: ['week', 'weeks'] },
  month: { de: ['Monat', 'Monate'], en: ['month', 'months'] },
  year: { de: ['Jahr', 'Jahre'], en: ['year', 'years'] },
};
const durationUnits = [
  ['years', 'year'],
  ['months', 'month'],
  ['weeks', 'week'],
  ['days', 'day'],
  ['hours', 'hour'],
  ['minutes', 'minute'],
] as const;

export type CountedUnit = 'minute' | 'hour' | 'day' | 'working-day' | 'week' | 'month' | 'year';

import type { Language } from '#kernel/language';
import { useLanguage } from '../language.tsx';
import type { Props } from '../props.ts';

/** Gives an amount of integer cents as people read it in the language: `37,50 €`, `€37.50`. */
export function formatMoney(cents: number, language: Language): string {
  return cached(
    moneyFormats,
    language,
    () => new Intl.NumberFormat(locale(language), { style: 'currency', currency: 'EUR' }),
  ).format(cents / 100);
}

/** Gives a number with the grouping of the language. */
export function formatNumber(value: number, language: Language): string {
  return cached(numberFormats, language, () => new Intl.NumberFormat(locale(language))).format(value);
}

/** Gives a date written out: `24. Dezember 2026`, `24 December 2026`. */
export function formatDate(date: Temporal.PlainDate, language: Language): string {
  return date.toLocaleString(locale(language), { day: 'numeric', month: 'long', year: 'numeric' });
}

/** Gives the clock time in Europe/Berlin: `14:02 Uhr`, `14:02`. */
export function formatTime(instant: Temporal.Instant, language: Language): string {
  const time = berlin(instant).toLocaleString(locale(language), { hour: '2-digit', minute: '2-digit' });
  return language === 'de' ? `${time} Uhr` : time;
}

/** Gives date and time in Europe/Berlin: `24. Dezember 2026, 14:02 Uhr`. */
export function formatDateTime(instant: Temporal.Instant, language: Language): string {
  return `${formatDate(berlin(instant).toPlainDate(), language)}, ${formatTime(instant, language)}`;
}

/** Gives a file size in KB or MB, rounded up to one decimal. */
export function formatBytes(bytes: number, language: Language): string {
  const inMegabytes = bytes >= 1_000_000;
  const value = Math.ceil(bytes / (inMegabytes ? 100_000 : 100)) / 10;
  return `${formatNumber(inMegabytes ? value : Math.ceil(value), language)} ${inMegabytes ? 'MB' : 'KB'}`;
}

/** Gives an amount of money that never breaks over two lines. */
export function Money({ cents }: { cents: number }) {
  return <span class="city-nowrap">{formatMoney(cents, useLanguage())}</span>;
}

/** Gives a point in time as a `time` element: a date, or date and time in Europe/Berlin. */
export function DateTime({ at, only }: DateTimeProps) {
  const language = useLanguage();
  if (at instanceof Temporal.PlainDate) return <time dateTime={at.toString()}>{formatDate(at, language)}</time>;
  if (only === 'date') {
    const date = berlin(at).toPlainDate();
    return <time dateTime={date.toString()}>{formatDate(date, language)}</time>;
  }
  const machine = at.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
  return <time dateTime={machine}>{only === 'time' ? formatTime(at, language) : formatDateTime(at, language)}</time>;
}

function berlin(instant: Temporal.Instant): Temporal.PlainDateTime {
  return instant.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime();
}

function locale(language: Language): string {
  return language === 'de' ? 'de-DE' : 'en-GB';
}

function cached<T>(cache: Map<Language, T>, language: Language, make: () => T): T {
  const found = cache.get(language) ?? make();
  cache.set(language, found);
  return found;
}

const moneyFormats = new Map<Language, Intl.NumberFormat>();
const numberFormats = new Map<Language, Intl.NumberFormat>();

export type DateTimeProps = Props<{ at: Temporal.Instant | Temporal.PlainDate; only?: 'date' | 'time' }>;

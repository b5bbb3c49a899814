import { legalDay } from '#kernel/clock';
import { formatDate, formatDateTime, formatMoney, formatNumber, formatTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import { useLanguage } from '../language.ts';
import type { Props } from '../props.ts';

/** Gives a file size in KB or MB as people read it, rounded up. */
export function formatBytes(bytes: number, language: Language): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.ceil(bytes / 1000), language)}\u00a0KB`;
  return `${formatNumber(Math.ceil(bytes / 100_000) / 10, language, 1)}\u00a0MB`;
}

/** Gives an amount of integer cents that never breaks over two lines. */
export function Money({ cents }: { cents: number }) {
  return <span class="city-nowrap">{formatMoney(cents, useLanguage())}</span>;
}

/** Gives a point in time as a `time` element: a date, or date and time in Europe/Berlin. */
export function DateTime({ at, only }: DateTimeProps) {
  const language = useLanguage();
  if (at instanceof Temporal.PlainDate) return <time datetime={at.toString()}>{formatDate(at, language)}</time>;
  if (only === 'date') {
    const date = legalDay(at);
    return <time datetime={date.toString()}>{formatDate(date, language)}</time>;
  }
  const machine = at.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
  return <time datetime={machine}>{only === 'time' ? formatTime(at, language) : formatDateTime(at, language)}</time>;
}

export type DateTimeProps = Props<{ at: Temporal.Instant | Temporal.PlainDate; only?: 'date' | 'time' }>;

import { legalDay } from '#kernel/clock';
import { formatDateWithWeekday, formatTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import { roundWait } from '../../domain/prediction/index.ts';
import { texts } from '../../texts/index.ts';
import type { CurrentWait } from '../../use-cases/forecast/current-waits.ts';

/** A range in plain words: `10 bis 25 Minuten`. */
export function rangeWords(range: Parameters<typeof roundWait>[0], language: Language): string {
  const t = texts[language].forecast.range;
  const rounded = roundWait(range);
  switch (rounded.kind) {
    case 'none':
      return t.none;
    case 'over':
      return t.over(rounded.from);
    case 'under':
      return t.under(rounded.to);
    case 'between':
      return t.between(rounded.from, rounded.to);
  }
}

/** For a newcomer, whatever the service: the widest of the ranges; null while no desk calls anybody. */
export function newcomerWords({ wait }: CurrentWait, language: Language): string | null {
  if (!wait || wait.desks === 0 || wait.newcomers.length === 0) return null;
  const lows = wait.newcomers.flatMap(({ range: [low] }) => low ?? []);
  const highs = wait.newcomers.map(({ range: [, , high] }) => high ?? Number.POSITIVE_INFINITY);
  const high = Math.max(...highs);
  return rangeWords(
    { low: lows.length > 0 ? Math.min(...lows) : null, high: high === Number.POSITIVE_INFINITY ? null : high },
    language,
  );
}

/** `bis 18:00 Uhr`, or when it opens. */
export function openWords(
  { isOpen, closesAt, opensAt }: CurrentWait,
  today: Temporal.PlainDate,
  language: Language,
): string {
  const t = texts[language].forecast.open;
  if (isOpen) return closesAt ? t.until(formatTime(closesAt, language)) : t.now;
  if (!opensAt) return t.closed;
  return t.opens(dayAndTime(opensAt, today, language));
}

/** `08:00 Uhr` for today, with the day for others. */
export function dayAndTime(at: Temporal.Instant, today: Temporal.PlainDate, language: Language): string {
  const day = legalDay(at);
  const time = formatTime(at, language);
  return day.equals(today) ? time : `${formatDateWithWeekday(day, language)}, ${time}`;
}

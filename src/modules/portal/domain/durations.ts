import { formatCount } from '#kernel/format';
import type { Language } from '#kernel/language';

/** A measured span in words, rounded up so that it never promises too much: `unter einer Minute`, `3 Stunden`, `12 Tagen`. */
export function spanInWords(seconds: number, language: Language): string {
  if (seconds < 60) return language === 'de' ? 'weniger als einer Minute' : 'less than a minute';
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return spoken(minutes, 'minute', language);
  const hours = Math.ceil(seconds / 3_600);
  return hours < 48 ? spoken(hours, 'hour', language) : spoken(Math.ceil(seconds / 86_400), 'day', language);
}

/** A period of the law or a promise as people say it after "nach": `5 Werktagen`, `2 Wochen`, `3 Monaten`. */
export function periodInWords(period: string, language: Language): string {
  const working = /^WD(\d+)$/.exec(period);
  if (working) return spoken(Number(working[1]), 'working-day', language);
  const duration = Temporal.Duration.from(period);
  const parts = units.flatMap(([field, unit]) => (duration[field] ? [spoken(duration[field], unit, language)] : []));
  return parts.join(language === 'de' ? ' und ' : ' and ');
}

/** German puts the span into the dative after "nach": `3 Tagen`, `einem Jahr` stays `1 Jahr`. */
function spoken(count: number, unit: Unit, language: Language): string {
  const words = formatCount(count, unit, language);
  return language === 'de' && count !== 1 && dative.has(unit) ? `${words}n` : words;
}

const dative: ReadonlySet<Unit> = new Set(['day', 'working-day', 'month', 'year']);
const units = [
  ['years', 'year'],
  ['months', 'month'],
  ['weeks', 'week'],
  ['days', 'day'],
  ['hours', 'hour'],
  ['minutes', 'minute'],
] as const;
type Unit = Parameters<typeof formatCount>[1];

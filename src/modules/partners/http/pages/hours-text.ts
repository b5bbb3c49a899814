import type { Language } from '#kernel/language';
import type { Branch } from '../../domain/network/network.ts';
import type { Words } from '../../texts/index.ts';

/** Opening hours in one line: days in a row as a span, times without leading zeros. */
export const hoursText = (hours: Branch['hours'], words: Words, language: Language): string =>
  hours
    .map(({ weekdays, from, to }) =>
      words.hours(daysText(weekdays, words), timeText(from, language), timeText(to, language)),
    )
    .join(', ');

function daysText(weekdays: readonly number[], words: Words): string {
  const spans: [number, number][] = [];
  for (const day of weekdays.toSorted((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else spans.push([day, day]);
  }
  const name = (day: number): string => words.weekdays[day - 1] ?? '';
  return spans
    .map(([first, last]) =>
      first === last ? name(first) : `${name(first)}${last - first > 1 ? '–' : ', '}${name(last)}`,
    )
    .join(', ');
}

const timeText = (clock: string, language: Language): string => {
  const [hour, minute] = clock.split(':').map(Number);
  if (language === 'de') return minute === 0 ? String(hour) : `${hour}:${String(minute).padStart(2, '0')}`;
  const half = hour! < 12 ? 'am' : 'pm';
  const shown = hour! % 12 === 0 ? 12 : hour! % 12;
  return minute === 0 ? `${shown}${half}` : `${shown}:${String(minute).padStart(2, '0')}${half}`;
};

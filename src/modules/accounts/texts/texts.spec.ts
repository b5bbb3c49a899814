import { expect, it } from 'vitest';
import type { Language } from '#kernel/language';
import { lintEnglish, lintGerman } from '#kernel/readability';
import { texts } from './index.ts';

it('are plain: no sentence over 20 words in either language', () => {
  const errors = (language: Language, lint: typeof lintGerman) =>
    sentencesOf(language).flatMap(([, text]) => lint(text).filter(({ level }) => level === 'error'));
  expect(errors('de', lintGerman)).toEqual([]);
  expect(errors('en', lintEnglish)).toEqual([]);
  expect(sentencesOf('de').length).toBeGreaterThan(200);
});

it('say something else in each language, except for words that are the same', () => {
  const english = new Map(sentencesOf('en'));
  const same = sentencesOf('de').filter(([place, text]) => english.get(place) === text);
  expect(same.map(([, text]) => text)).toEqual(['Name', 'Passkeys']);
});

function sentencesOf(language: Language): [string, string][] {
  const read = (value: unknown, place: string): [string, string][] => {
    if (typeof value === 'string') return [[place, value]];
    if (typeof value === 'function') return [[place, value(...argumentsOf(place))]];
    return Object.entries(value as object).flatMap(([key, inner]) => read(inner, `${place}.${key}`));
  };
  return read(texts[language], '');
}

/** Days, counts or names, as each text wants them. */
function argumentsOf(place: string): unknown[] {
  const day = Temporal.PlainDate.from('2026-12-24');
  if (place.endsWith('.notice.text')) return [day, 'https://stadt.example'];
  if (/\.(span|staysUntil)$/.test(place)) return [day, day.add({ years: 1 })];
  return /\.(wait|recoveryLeft)$/.test(place) ? [3] : ['Mira Muster', 'mira'];
}

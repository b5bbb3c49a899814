import { expect, it } from 'vitest';
import type { Language } from '#kernel/language';
import { lintEnglish, lintGerman } from '#kernel/readability';
import { extensionReasons } from './extension-reasons.ts';
import { deskTexts, texts } from './index.ts';
import { letterTexts } from './letters.ts';
import { redactionTexts } from './redaction.ts';

it('are plain: no sentence over 20 words in either language', () => {
  const errors = (language: Language, lint: typeof lintGerman) =>
    sentencesOf(language).flatMap(([, text]) => lint(text).filter(({ level }) => level === 'error'));
  expect(errors('de', lintGerman)).toEqual([]);
  expect(errors('en', lintEnglish)).toEqual([]);
  expect(sentencesOf('de').length).toBeGreaterThan(250);
});

it('say something else in each language, except for words that are the same', () => {
  const english = new Map(sentencesOf('en'));
  const same = sentencesOf('de').filter(([place, text]) => english.get(place) === text && /\p{L}{3}/u.test(text));
  expect(same).toEqual([]);
});

function sentencesOf(language: Language): [string, string][] {
  const read = (value: unknown, place: string): [string, string][] => {
    if (typeof value === 'string') return [[place, value]];
    if (typeof value === 'function') return [[place, value('5', '7')]];
    return Object.entries(value as object).flatMap(([key, inner]) => read(inner, `${place}.${key}`));
  };
  const reasons = Object.fromEntries(Object.entries(extensionReasons).map(([key, both]) => [key, both[language]]));
  return read(
    {
      pages: texts[language],
      desk: deskTexts[language],
      letters: letterTexts[language],
      reasons,
      redaction: redactionTexts[language],
    },
    '',
  );
}

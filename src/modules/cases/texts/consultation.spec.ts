import { expect, it } from 'vitest';
import { lintEnglish, lintGerman } from '#kernel/readability';
import { consultationDe } from './consultation.de.ts';
import { consultationEn } from './consultation.en.ts';

it('the words about consultations are the same in both languages and plain', () => {
  const [german, english] = [wordsIn(consultationDe), wordsIn(consultationEn)];
  expect([...english.keys()]).toEqual([...german.keys()]);
  const errors = [
    ...[...german].flatMap(([key, text]) => lintGerman(text).map((finding) => ({ key, ...finding }))),
    ...[...english].flatMap(([key, text]) => lintEnglish(text).map((finding) => ({ key, ...finding }))),
  ];
  expect(errors.filter(({ level }) => level === 'error')).toEqual([]);
});

function wordsIn(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value === 'function') return new Map([[path, String(value('2', '3'))]]);
  return new Map(Object.entries(value as object).flatMap(([key, inner]) => [...wordsIn(inner, `${path}.${key}`)]));
}

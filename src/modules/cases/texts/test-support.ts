import { expect } from 'vitest';
import { lintEnglish, lintGerman } from '#kernel/readability';

/** Holds that words stand at the same places in both languages and keep the limits of plain language; texts with gaps get these details. */
export function expectPlainTwins(de: unknown, en: unknown, details: readonly string[]): void {
  const [german, english] = [wordsIn(de, details), wordsIn(en, details)];
  expect([...english.keys()]).toEqual([...german.keys()]);
  const errors = [
    ...[...german].flatMap(([key, text]) => lintGerman(text).map((finding) => ({ key, ...finding }))),
    ...[...english].flatMap(([key, text]) => lintEnglish(text).map((finding) => ({ key, ...finding }))),
  ];
  expect(errors.filter(({ level }) => level === 'error')).toEqual([]);
}

function wordsIn(value: unknown, details: readonly string[], path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value === 'function') return new Map([[path, String(value(...details))]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, inner]) => [...wordsIn(inner, details, `${path}.${key}`)]),
  );
}

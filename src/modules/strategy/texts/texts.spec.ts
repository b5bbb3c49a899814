import { expect, it } from 'vitest';
import { lintEnglish, lintGerman } from '#kernel/readability';
import { de } from './de.ts';
import { en } from './en.ts';

it('every word of the goals is plain: no sentence over 20 words', () => {
  const errors = (texts: readonly string[], lint: typeof lintGerman) =>
    texts.flatMap((text) => lint(text).filter(({ level }) => level === 'error'));
  expect(sentences(de).length).toBeGreaterThan(150);
  expect(errors(sentences(de), lintGerman)).toEqual([]);
  expect(errors(sentences(en), lintEnglish)).toEqual([]);
});

it('both languages say the same things in the same number', () => {
  expect(sentences(en)).toHaveLength(sentences(de).length);
});

function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String((value as (...args: unknown[]) => unknown)('12', '3', '2026'))];
  if (Array.isArray(value)) return value.flatMap(sentences);
  return value && typeof value === 'object' ? Object.values(value).flatMap(sentences) : [];
}

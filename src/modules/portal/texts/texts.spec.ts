import { expect, it } from 'vitest';
import { lintEnglish, lintGerman } from '#kernel/readability';
import { de } from './de.ts';
import { en } from './en.ts';
import type { StaticPage, StaticTexts } from './static.de.ts';

it('every word of the portal is plain: no sentence over 20 words', () => {
  const errors = (texts: readonly string[], lint: typeof lintGerman) =>
    texts.flatMap((text) => lint(text).filter(({ level }) => level === 'error'));
  expect(sentences(de).length).toBeGreaterThan(300);
  expect(errors(sentences(de), lintGerman)).toEqual([]);
  expect(errors(sentences(en), lintEnglish)).toEqual([]);
});

it('both languages have the same pages, parts and anchors', () => {
  expect(shapeOf(en)).toEqual(shapeOf(de));
  const anchors = (pages: StaticTexts) =>
    Object.entries(pages).flatMap(([name, page]: [string, string | StaticPage]) =>
      typeof page === 'string'
        ? []
        : page.sections.map(({ id, facts, figure, demo }) => ({ name, id, facts, figure, demo })),
    );
  expect(anchors(en.pages)).toEqual(anchors(de.pages));
});

it('nothing is left to say later', () => {
  const all = [...sentences(de), ...sentences(en)].join('\n');
  expect(all).not.toMatch(/TODO|coming soon|demnächst|in Kürze/i);
});

function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String((value as (...args: unknown[]) => unknown)(12, '3', 5))];
  if (Array.isArray(value)) return value.flatMap(sentences);
  return value && typeof value === 'object' ? Object.values(value).flatMap(sentences) : [];
}

/** Names and kinds, with the length of each list. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
  return typeof value;
}

import { describe, expect, it } from 'vitest';
import { lintEnglish, lintGerman } from '#kernel/readability';
import { clerkTexts } from './clerk.ts';

describe('the words for staff', () => {
  it('are plain: no sentence over 20 words in either language', () => {
    const errors = (texts: readonly string[], lint: typeof lintGerman) =>
      texts.flatMap((text) => lint(text).filter(({ level }) => level === 'error'));
    expect(errors(sentences(clerkTexts.de), lintGerman)).toEqual([]);
    expect(errors(sentences(clerkTexts.en), lintEnglish)).toEqual([]);
    expect(sentences(clerkTexts.de).length).toBeGreaterThan(200);
  });

  it('put no second full stop after the steps of a process, which are sentences', () => {
    for (const { decision } of Object.values(clerkTexts))
      expect(decision.previewAfter('Wir tragen Sie ein.')).toMatch(/[^.]\.$/);
  });
});

/** Every text, with plausible details where it takes some. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String((value as (...args: string[]) => unknown)('12', '3'))];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(sentences) : [];
}

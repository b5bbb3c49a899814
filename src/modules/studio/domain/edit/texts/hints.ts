import type { Language } from '#kernel/language';
import { type Finding, lintEnglish, lintGerman, measureGerman } from '#kernel/readability';

/** How a text reads: its findings, and for German the longest sentence in words and the Wiener Sachtextformel 4 from three sentences on. */
export function readingOf(text: string, language: Language, allowed: ReadonlySet<string>): Reading {
  const plain = text.replace(/\{\{[^{}]*\}\}/g, 'Wert');
  const findings = language === 'de' ? lintGerman(plain, allowed) : lintEnglish(plain, allowed);
  const { longestSentence, counts, wstf4 } = measureGerman(plain);
  const level = language === 'de' && counts.sentences >= 3 ? Math.round(wstf4 * 10) / 10 : null;
  return { findings, longest: longestSentence.words, level };
}

/** Words of the glossary in a German text, with the one English word to use. */
export function glossaryHints(
  german: string,
  glossary: readonly { readonly term: string; readonly english: string }[],
): readonly { readonly term: string; readonly english: string }[] {
  return glossary.filter(({ term }) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}])${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:e?[ns])?(?![\\p{L}\\p{N}])`,
      'iu',
    ).test(german),
  );
}

export interface Reading {
  readonly findings: readonly Finding[];
  /** Words in the longest sentence. */
  readonly longest: number;
  /** School year it suits, about; null for short and for English texts. */
  readonly level: number | null;
}

import type { Language } from '#kernel/language';
import { type Finding, limits, lintEnglish, lintGerman, measureGerman } from '#kernel/readability';
import type { Letter, LetterBlock } from '#platform/pdf';

/**
 * How plain the words of a letter are: a hint for whoever writes, never a barrier. Legal texts and quotes stand as they are and are
 * left out. The measure is the fourth Vienna formula (about a school year), for German from three sentences on.
 */
export function plainCheck(letter: Letter, language: Language): PlainCheck {
  const text = letter.blocks.flatMap(wordsOf).join('\n\n');
  const findings = language === 'de' ? lintGerman(text) : lintEnglish(text);
  const measured = language === 'de' && text !== '' ? measureGerman(text) : null;
  return {
    tooLong: findings.flatMap(({ level, rule, sentence }) =>
      rule === 'long-sentence' && level === 'error' ? [sentence] : [],
    ),
    findings,
    schoolYear: measured && measured.counts.sentences >= 3 ? Math.round(measured.wstf4 * 10) / 10 : null,
    isPlain: findings.every(({ level }) => level !== 'error'),
  };
}

/** A paragraph in pieces, those that are too long marked; whatever is not found word for word stays unmarked. */
export function markSentences(text: string, tooLong: readonly string[]): readonly MarkedPiece[] {
  const [first, ...others] = tooLong;
  if (first === undefined) return text === '' ? [] : [{ text, isMarked: false }];
  return text
    .split(first)
    .flatMap((piece, index) => [
      ...(index > 0 ? [{ text: first, isMarked: true }] : []),
      ...markSentences(piece, others),
    ]);
}

const wordsOf = (block: LetterBlock): string[] =>
  block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? [...block.items] : [];

/** The goal of the city for the Vienna formula. */
export const schoolYearGoal = limits.wstf4;

export interface PlainCheck {
  /** Sentences over 20 words, as they stand in the letter. */
  readonly tooLong: readonly string[];
  readonly findings: readonly Finding[];
  /** Null for English and for very short letters. */
  readonly schoolYear: number | null;
  readonly isPlain: boolean;
}
export interface MarkedPiece {
  readonly text: string;
  readonly isMarked: boolean;
}

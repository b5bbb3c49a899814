import { splitSentences, splitWords } from './sentences.ts';
import { type Finding, styleFindings } from './style-findings.ts';
import { countSyllables } from './syllables.ts';

export { splitSentences } from './sentences.ts';
export type { Finding } from './style-findings.ts';
export { countSyllables } from './syllables.ts';

/** What a German text measures: counts, Flesch-Amstad, Wiener Sachtextformel 1 and 4, LIX and its longest sentence. */
export function measureGerman(text: string): Readability {
  const sentences = splitSentences(text);
  const counts = countText(text, sentences);
  const { words, syllables } = counts;
  const [sl, asw] = [words / (counts.sentences || 1), syllables / (words || 1)];
  const percent = (part: number) => (100 * part) / (words || 1);
  const [ms, iw, es] = [counts.longWords, counts.wordsOver6Letters, counts.monosyllables].map(percent) as Triple;
  return {
    counts,
    fleschAmstad: 180 - sl - 58.5 * asw,
    wstf1: 0.1935 * ms + 0.1672 * sl + 0.1297 * iw - 0.0327 * es - 0.875,
    wstf4: 0.2744 * ms + 0.2656 * sl - 1.693,
    lix: sl + iw,
    longestSentence: longest(sentences),
  };
}

/**
 * What makes a German text hard: sentences over 20 words and, from three sentences on, WSTF 4 over 8 are errors; over 15
 * words and matters of style are warnings. Sentences in `allowed` (legal wording) are left out.
 */
export function lintGerman(text: string, allowed: ReadonlySet<string> = new Set()): Finding[] {
  const sentences = splitSentences(text).filter((sentence) => !allowed.has(sentence));
  const findings = sentences.flatMap((sentence) => [...lengthFindings(sentence), ...styleFindings(sentence)]);
  if (sentences.length < 3) return findings;
  const value = Math.round(measureGerman(sentences.join('\n\n')).wstf4 * 100) / 100;
  return value > limits.wstf4
    ? [...findings, { level: 'error', rule: 'hard-text', sentence: longest(sentences).sentence, value }]
    : findings;
}

/** English texts keep the same limits for the length of sentences; the German formulas do not apply to them. */
export const lintEnglish = (text: string, allowed: ReadonlySet<string> = new Set()): Finding[] =>
  splitSentences(text)
    .filter((sentence) => !allowed.has(sentence))
    .flatMap(lengthFindings);

/** The limits of plain language that the city holds itself to. */
export const limits = { wordsError: 20, wordsWarning: 15, wstf4: 8 } as const;

function countText(text: string, sentences: readonly string[]): TextCounts {
  const words = splitWords(text);
  const perWord = words.map(countSyllables);
  return {
    sentences: sentences.length,
    words: words.length,
    syllables: perWord.reduce((sum, count) => sum + count, 0),
    longWords: perWord.filter((count) => count >= 3).length,
    monosyllables: perWord.filter((count) => count === 1).length,
    wordsOver6Letters: words.filter((word) => [...word].length > 6).length,
  };
}

function longest(sentences: readonly string[]): LongSentence {
  const measured = sentences.map((sentence) => ({ sentence, words: splitWords(sentence).length }));
  return measured.reduce((best, one) => (one.words > best.words ? one : best), { sentence: '', words: 0 });
}

function lengthFindings(sentence: string): Finding[] {
  const value = splitWords(sentence).length;
  if (value > limits.wordsError) return [{ level: 'error', rule: 'long-sentence', sentence, value }];
  if (value > limits.wordsWarning) return [{ level: 'warning', rule: 'long-sentence', sentence, value }];
  return [];
}

type Triple = [number, number, number];

export interface Readability {
  readonly counts: TextCounts;
  /** Higher is easier; 60 to 70 is plain. */
  readonly fleschAmstad: number;
  /** Both Vienna formulas read like a school year. */
  readonly wstf1: number;
  readonly wstf4: number;
  readonly lix: number;
  readonly longestSentence: LongSentence;
}
export interface TextCounts {
  readonly sentences: number;
  readonly words: number;
  readonly syllables: number;
  /** Words of three and more syllables. */
  readonly longWords: number;
  readonly monosyllables: number;
  readonly wordsOver6Letters: number;
}
export interface LongSentence {
  readonly sentence: string;
  readonly words: number;
}

import type { Language } from '#kernel/language';
import type { SummaryWords } from '../domain/summary.ts';
import { formsTexts } from './index.ts';

/** The fixed words of a summary. */
export function summaryWords(language: Language): SummaryWords {
  const { yes, no, german, answersPart, furtherPart } = formsTexts(language);
  return { yes, no, german, first: answersPart, further: furtherPart };
}

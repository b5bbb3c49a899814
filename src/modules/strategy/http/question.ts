import type { CaseQuestion } from '#cases';
import type { Language } from '#kernel/language';
import { texts } from '../texts/index.ts';
import { type Score, scores } from '../use-cases/rate-case.ts';

/** The question after a case with its five answers; once the month is closed, only that it was counted. */
export function questionFor(number: string, given: Score | 'closed' | null, language: Language): CaseQuestion {
  const t = texts[language].rating;
  const question = { title: t.title, name: 'antwort', action: ratingPath(language, number) };
  if (given === 'closed') return { ...question, text: t.closed, action: null, buttons: [] };
  return {
    ...question,
    text: given === null ? t.text : t.given(t.scores[given]),
    buttons: scores.map((score) => ({
      ...{ value: String(score), label: t.scores[score], isChosen: score === given },
    })),
  };
}

export const ratingPath = (language: Language, number: string): string =>
  `/${language}/vorgang/${number}/zufriedenheit`;

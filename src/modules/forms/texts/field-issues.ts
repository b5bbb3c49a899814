import type { Language } from '#kernel/language';
import { type FormWords, type Question, textKey } from '../domain/form-model.ts';
import type { QuestionStep } from '../domain/steps.ts';
import { errorSentence, type SentenceFinding } from './error-sentence.ts';
import { formsTexts } from './index.ts';

/** Findings as sentences at their fields, in the order of the page; on a page with several questions each names its own. */
export function fieldIssues(
  step: Pick<QuestionStep, 'page' | 'item'>,
  findings: readonly QuestionIssue[],
  texts: FormWords,
  language: Language,
): readonly FieldIssue[] {
  const asked = step.page.questions.filter((question) => question.type !== 'info');
  return asked.flatMap((question) =>
    findings
      .filter((finding) => finding.question === question.id)
      .map((finding) => {
        const words = texts.questions[textKey(step.item?.repeat ?? null, question.id)];
        const sentence = errorSentence(finding, question, words, language);
        const label = words?.short ?? words?.label ?? question.id;
        return {
          question: question.id,
          part: finding.part ?? null,
          code: finding.code,
          field: fieldOf(question, finding.part),
          message: asked.length > 1 ? formsTexts(language).errorAt(label.replace(/[?.!]$/, ''), sentence) : sentence,
        };
      }),
  );
}

/** The name of the field an error is about; the first field of a group carries the name of the question, that of an address its own. */
function fieldOf(question: Question, part: string | undefined): string {
  if (!part && question.type === 'address') return `${question.id}-street`;
  if (!part || (question.type === 'date' && part === 'day')) return question.id;
  return `${question.id}-${part}`;
}

export interface QuestionIssue extends SentenceFinding {
  readonly question: string;
}
export interface FieldIssue {
  readonly question: string;
  readonly part: string | null;
  readonly code: string;
  /** Field that the error summary links to. */
  readonly field: string;
  readonly message: string;
}

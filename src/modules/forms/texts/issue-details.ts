import type { Language } from '#kernel/language';
import type { GivenIssue } from '../domain/change-pages.ts';
import type { FormWords } from '../domain/form-model.ts';
import type { Step } from '../domain/steps.ts';
import { errorSentence, type SentenceFinding } from './error-sentence.ts';
import { fieldIssues } from './field-issues.ts';
import { programWords } from './program-words.ts';

/** What is wrong with a page as a program reads it: where, which code, and the sentence that a person would read there. */
export function issueDetails(
  step: Step | null,
  issues: readonly ProgramIssue[],
  texts: FormWords,
  language: Language,
): readonly IssueDetail[] {
  return issues.map((issue) => {
    const { question, code, part } = issue;
    return { question, part: part ?? null, code, detail: sentenceOf(step, issue, texts, language) };
  });
}

function sentenceOf(step: Step | null, issue: ProgramIssue, texts: FormWords, language: Language): string {
  const own = programWords[language];
  if (issue.code in own) return own[issue.code as keyof typeof own];
  const finding = issue as SentenceFinding;
  if (step?.kind !== 'questions' || issue.question === null) return errorSentence(finding, null, undefined, language);
  const [field] = fieldIssues(step, [{ ...finding, question: issue.question }], texts, language);
  return field?.message ?? errorSentence(finding, null, undefined, language);
}

interface ProgramIssue extends Omit<SentenceFinding, 'code'> {
  readonly question: string | null;
  readonly code: GivenIssue['code'] | SentenceFinding['code'] | 'page-open';
}
export interface IssueDetail {
  readonly question: string | null;
  /** The part of an address or a date. */
  readonly part: string | null;
  readonly code: string;
  readonly detail: string;
}

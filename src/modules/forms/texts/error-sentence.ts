import { formatDate, formatMoney, formatNumber } from '#kernel/format';
import type { Language } from '#kernel/language';
import type { Question, QuestionWords } from '../domain/form-model.ts';
import { type FormErrorCode, formsTexts } from './index.ts';

/** An error as the sentence a person reads: the service's own words where it has some, else those of all forms. */
export function errorSentence(
  finding: SentenceFinding,
  question: Question | null,
  words: QuestionWords | undefined,
  language: Language,
): string {
  const own = words?.errors?.[finding.text ?? finding.code] ?? words?.errors?.[finding.code];
  if (own) return own;
  return formsTexts(language).errors[finding.code]({
    limit: limitWords(finding.limit, question, language),
    part: finding.code === 'required' ? kindOf(question) : (finding.part ?? ''),
    choices: eitherOr(finding.choices ?? [], language),
    name: finding.name ?? '',
  });
}

function limitWords(limit: number | string | undefined, question: Question | null, language: Language): string {
  if (limit === undefined) return '';
  if (typeof limit === 'string') return formatDate(Temporal.PlainDate.from(limit), language);
  return question?.type === 'money' ? formatMoney(limit, language) : formatNumber(limit, language, 2);
}

const kindOf = (question: Question | null): string =>
  choiceTypes.has(question?.type ?? '') ? 'choice' : (groupTypes.find((type) => type === question?.type) ?? 'text');
const groupTypes = ['date', 'address'] as const;
const choiceTypes: ReadonlySet<string> = new Set(['yesno', 'choice', 'choices', 'country']);

const eitherOr = (choices: readonly string[], language: Language): string => lists[language].format(choices);

const lists: Readonly<Record<Language, Intl.ListFormat>> = {
  de: new Intl.ListFormat('de-DE', { type: 'disjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
};

export interface SentenceFinding {
  readonly code: FormErrorCode;
  readonly part?: string | undefined;
  readonly limit?: number | string | undefined;
  readonly text?: string | undefined;
  readonly choices?: readonly string[] | undefined;
  /** Name of the file. */
  readonly name?: string | undefined;
}

import type { FormBody } from '#platform/http';
import { cellProblem } from '#processes';
import { isPeriod } from '../domain/edit/process/is-period.ts';
import type { ProcessWords } from '../texts/process.ts';
import type { ProcessView } from './process-view.ts';

/** The condition of a way as it was chosen, with what is wrong about it at its field. */
export function readCondition(process: ProcessView, form: FormBody): ReadCondition {
  const { words } = process;
  const kind = form.get('bedingung');
  if (kind === 'default') return { isDefault: true, condition: '', errors: {} };
  if (kind === 'outcome') {
    const condition = form.get('ergebnis');
    return { isDefault: false, condition, errors: condition ? {} : { ergebnis: words.errors['outcome-missing'] } };
  }
  const condition = form.get('feel').trim();
  return { isDefault: false, condition, errors: feelErrors(process, 'feel', condition) };
}

/** What is wrong about an expression, with the place and the reason, at its field; nothing for one that can be read. */
export function feelErrors({ words, view }: ProcessView, field: string, text: string): ErrorsByField {
  if (text === '') return { [field]: words.errors['feel-missing'] };
  const problem = cellProblem(text, 'result');
  return problem ? { [field]: problem[view.language] } : {};
}

/** What is wrong about a period, at its field. */
export const periodErrors = (words: ProcessWords, field: string, text: string): ErrorsByField =>
  isPeriod(text) ? {} : { [field]: words.errors['period-wrong'] };

/** The end a way may newly lead to. */
export const readEnd = (form: FormBody) => ({
  target: form.get('ziel'),
  end: { de: form.get('ende-de'), en: form.get('ende-en'), outcome: form.get('ausgang') },
});

/** What was typed and not saved; null when the page shows what is saved. */
export type Typed = FormBody | null;
export type ErrorsByField = Readonly<Record<string, string>>;
interface ReadCondition {
  readonly isDefault: boolean;
  readonly condition: string;
  readonly errors: ErrorsByField;
}

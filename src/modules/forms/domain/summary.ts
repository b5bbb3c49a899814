import type { Language } from '#kernel/language';
import { type FormContext, factsOf } from './form-context.ts';
import { type Answers, type FileRef, type FormModel, type FormWords, type Question, textKey } from './form-model.ts';
import { visibleQuestions } from './prune.ts';
import { answersAt, type QuestionStep, type Step, stepsOf } from './steps.ts';
import { type ValueWords, valueLines } from './value-lines.ts';

/**
 * The answers that are asked now as grouped pairs of label and value, in one language: for the check page, the case and letters.
 * A list gives one section per item, named after it; `key` leads back to the question.
 */
export function summary(
  form: FormModel,
  answers: Answers,
  texts: FormWords,
  context: FormContext,
  words: SummaryWords,
): readonly SummarySection[] {
  const sections: OpenSection[] = [];
  for (const step of stepsOf(form, answers, factsOf(context))) {
    if (step.kind === 'list') continue;
    const id = step.item ? `${step.item.repeat.slug}/${step.item.index + 1}` : '';
    let section = sections.at(-1);
    if (!section || section.group !== id) {
      section = { group: id, title: titleOf(step, answers, texts, words, sections), rows: [] };
      sections.push(section);
    }
    const values = answersAt(answers, step);
    for (const question of visibleQuestions(step)) {
      if (question.type !== 'info') section.rows.push(rowOf(step, question, values, texts, words, context.language));
    }
  }
  return sections
    .filter((section) => section.rows.length > 0)
    .map(({ group, title, rows }, index) => ({ id: group || `part-${index + 1}`, title, rows }));
}

/** What a list calls one of its items: `Hund 1: Bello`. */
export function itemTitle(step: Step, answers: Answers, texts: FormWords): string | null {
  if (step.kind !== 'questions' || !step.item) return null;
  const { repeat } = step.item.repeat;
  const label = answersAt(answers, step)[repeat.label];
  const name = `${texts.repeats[repeat.id]?.item ?? repeat.id} ${step.item.index + 1}`;
  return typeof label === 'string' && label ? `${name}: ${label}` : name;
}

/** Every file that the answers name. */
export const filesOf = (form: FormModel, answers: Answers): readonly FileRef[] =>
  form.pages.flatMap((page) => {
    if (page.kind === 'questions') return filesAt(page.questions, answers);
    const items = answers[page.repeat.id];
    const inner = page.pages.flatMap((own) => own.questions);
    return Array.isArray(items) ? items.flatMap((item) => filesAt(inner, item as Answers)) : [];
  });

const filesAt = (questions: readonly Question[], answers: Answers): FileRef[] =>
  questions.flatMap((question) =>
    question.type === 'file' && Array.isArray(answers[question.id]) ? (answers[question.id] as FileRef[]) : [],
  );

function rowOf(
  step: QuestionStep,
  question: Question,
  values: Answers,
  texts: FormWords,
  words: SummaryWords,
  language: Language,
): SummaryRow {
  const own = texts.questions[textKey(step.item?.repeat ?? null, question.id)];
  const value = values[question.id];
  return {
    key: step.key,
    question: question.id,
    path: step.item ? `${step.item.repeat.repeat.id}.${step.item.index + 1}.${question.id}` : question.id,
    label: own?.short ?? own?.label ?? question.id,
    lines: valueLines(question, value, { ...words, options: own?.options ?? {} }, language),
    files: question.type === 'file' && Array.isArray(value) ? (value as FileRef[]) : [],
  };
}

const titleOf = (
  step: QuestionStep,
  answers: Answers,
  texts: FormWords,
  words: SummaryWords,
  before: readonly unknown[],
): string => itemTitle(step, answers, texts) ?? (before.length === 0 ? words.first : words.further);

export interface SummarySection {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}
export interface SummaryRow {
  /** Step that asks for it: address below `/frage/`. */
  readonly key: string;
  readonly question: string;
  /** Place among the answers: `hunde.1.name`. */
  readonly path: string;
  readonly label: string;
  /** Empty when nothing was given. */
  readonly lines: readonly string[];
  readonly files: readonly FileRef[];
}
export interface SummaryWords extends Omit<ValueWords, 'options'> {
  /** Titles of the parts that are no list item. */
  readonly first: string;
  readonly further: string;
}
interface OpenSection {
  readonly group: string;
  readonly title: string;
  readonly rows: SummaryRow[];
}

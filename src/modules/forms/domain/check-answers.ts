import type { Json, JsonObject } from '#kernel/json';
import { checkStep, type QuestionFinding } from './check-step.ts';
import { type FormContext, factsOf } from './form-context.ts';
import type { Answers, FormModel } from './form-model.ts';
import { prune } from './prune.ts';
import { answersAt, exitOf, itemsOf, stepsOf, withAnswers } from './steps.ts';

/** Answers from elsewhere by the same rules as a person's: pruned and official, or everything that is wrong. Never throws. */
export function checkAnswers(form: FormModel, given: Answers, context: FormContext): CheckedAnswers {
  const facts = factsOf(context);
  const errors: AnswerError[] = [];
  let answers = plainLists(form, given);
  for (const { key } of stepsOf(form, answers, facts)) {
    const step = stepsOf(form, answers, facts).find((one) => one.key === key);
    if (!step) continue;
    if (step.kind === 'list') {
      const { id, min, max } = step.page.repeat;
      const count = itemsOf(answers, step.page).length;
      if (count < min) errors.push({ path: id, question: id, code: 'items-too-few', limit: min });
      if (count > max) errors.push({ path: id, question: id, code: 'items-too-many', limit: max });
      continue;
    }
    const prefix = step.item ? `${step.item.repeat.repeat.id}.${step.item.index + 1}.` : '';
    const checked = checkStep(step, answersAt(answers, step), context.streets);
    if (!checked.ok) {
      errors.push(...checked.findings.map((finding) => ({ ...finding, path: prefix + finding.question })));
      continue;
    }
    const changed = Object.entries(checked.values).filter(([id, value]) => answersAt(answers, step)[id] !== value);
    if (changed.length > 0) answers = withAnswers(answers, step, Object.fromEntries(changed));
    const exit = exitOf(step);
    const question = step.page.questions[0]?.id ?? step.page.id;
    if (exit) errors.push({ path: prefix + question, question, code: 'not-an-option', text: exit });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, answers: prune(form, answers, facts) };
}

/** Lists hold objects only and no more than a person could ever give; anything else counts as an empty item. */
function plainLists(form: FormModel, given: Answers): Answers {
  const lists = form.pages.flatMap((page): [string, Json][] => {
    if (page.kind !== 'repeat') return [];
    const items = given[page.repeat.id];
    return [[page.repeat.id, Array.isArray(items) ? items.slice(0, page.repeat.max + 1).map(plainItem) : []]];
  });
  return { ...given, ...Object.fromEntries(lists) };
}

const plainItem = (item: Json): JsonObject =>
  typeof item === 'object' && item !== null && !Array.isArray(item) ? (item as JsonObject) : {};

export type CheckedAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly errors: readonly AnswerError[] };
export interface AnswerError extends QuestionFinding {
  /** `vorname`, `hunde.1.name`. */
  readonly path: string;
}

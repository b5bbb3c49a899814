import type { Json, JsonObject } from '#kernel/json';
import type { Answers, FormModel, QuestionPage, RepeatPage, Scope } from './form-model.ts';
import { isTrue, scopeOf } from './scope.ts';

/** All steps that are asked now, in order: dead branches are left out, each item of a list has its own steps. */
export function stepsOf(form: FormModel, answers: Answers, facts: Scope): readonly Step[] {
  const scope = scopeOf(form.pages, answers, facts);
  return form.pages.flatMap((page) => {
    if (page.when && !isTrue(page.when, scope)) return [];
    return page.kind === 'questions'
      ? [{ kind: 'questions' as const, key: page.slug, page, item: null, scope }]
      : repeatSteps(page, answers, scope);
  });
}

function repeatSteps(page: RepeatPage, answers: Answers, scope: Scope): readonly Step[] {
  const items = itemsOf(answers, page);
  const count = Math.max(items.length, page.repeat.min > 0 ? 1 : 0);
  const steps: Step[] = [];
  for (let index = 0; index < count; index++) {
    const item = items[index] ?? {};
    const inner = { ...scope, ...scopeOf(page.pages, item, {}) };
    for (const own of page.pages) {
      if (own.when && !isTrue(own.when, inner)) continue;
      const key = `${page.slug}/${index + 1}/${own.slug}`;
      steps.push({ kind: 'questions', key, page: own, item: { repeat: page, index }, scope: inner });
    }
  }
  steps.push({ kind: 'list', key: page.slug, page, items, scope });
  return steps;
}

/** The items of a list as they were answered. */
export const itemsOf = (answers: Answers, page: RepeatPage): readonly JsonObject[] => {
  const value = answers[page.repeat.id];
  return Array.isArray(value) ? (value as readonly JsonObject[]) : [];
};

/** The exit that applies after this step, if any. */
export const exitOf = (step: QuestionStep): string | null =>
  step.page.exits.find((exit) => isTrue(exit.when, step.scope))?.id ?? null;

/** Finds a step by the path segments of its address; null for steps that are not asked now. */
export const stepAt = (steps: readonly Step[], key: string): Step | null =>
  steps.find((step) => step.key === key) ?? null;

/** The step after this one in the order of asking; null means: check and send. */
export function nextStep(steps: readonly Step[], key: string): Step | null {
  const at = steps.findIndex((step) => step.key === key);
  return steps[at + 1] ?? null;
}

/** The step before this one, for the back link; null at the start. */
export function previousStep(steps: readonly Step[], key: string): Step | null {
  const at = steps.findIndex((step) => step.key === key);
  return at > 0 ? (steps[at - 1] ?? null) : null;
}

/** The answers as stored inside the item or at the top, for a step's own questions. */
export function answersAt(answers: Answers, step: Step): Answers {
  return step.kind === 'questions' && step.item ? (itemsOf(answers, step.item.repeat)[step.item.index] ?? {}) : answers;
}

/** The answers with this step's values set; other answers, also those of dead branches, stay. */
export function withAnswers(answers: Answers, step: QuestionStep, values: Readonly<Record<string, Json>>): Answers {
  if (!step.item) return { ...answers, ...values };
  const { repeat, index } = step.item;
  const items = [...itemsOf(answers, repeat)];
  while (items.length <= index) items.push({});
  items[index] = { ...items[index], ...values };
  return { ...answers, [repeat.repeat.id]: items };
}

/** The answers without one item of a list. */
export const withoutItem = (answers: Answers, page: RepeatPage, index: number): Answers => ({
  ...answers,
  [page.repeat.id]: itemsOf(answers, page).filter((_, at) => at !== index),
});

export type Step = QuestionStep | ListStep;
export interface QuestionStep {
  readonly kind: 'questions';
  /** Address below `/frage/`: `hund-name` or `hunde/1/hund-name`. */
  readonly key: string;
  readonly page: QuestionPage;
  readonly item: { readonly repeat: RepeatPage; readonly index: number } | null;
  readonly scope: Scope;
}
export interface ListStep {
  readonly kind: 'list';
  readonly key: string;
  readonly page: RepeatPage;
  readonly items: readonly JsonObject[];
  readonly scope: Scope;
}

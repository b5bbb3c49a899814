import type { Json, JsonObject } from '#kernel/json';
import type { Answers, FormModel, Question, Scope } from './form-model.ts';
import { isTrue } from './scope.ts';
import { type QuestionStep, stepsOf } from './steps.ts';

/** Only the answers that are asked now: what a dead branch holds is never shown, printed or sent. */
export function prune(form: FormModel, answers: Answers, facts: Scope): Answers {
  const live: Record<string, Json> = {};
  for (const step of stepsOf(form, answers, facts)) {
    if (step.kind === 'list') {
      if (!live[step.page.repeat.id]) live[step.page.repeat.id] = [];
      continue;
    }
    const from = step.item ? (itemAt(answers, step) ?? {}) : answers;
    const into = step.item ? itemInto(live, step.item.repeat.repeat.id, step.item.index) : live;
    for (const question of visibleQuestions(step)) {
      const value = from[question.id];
      if (value !== undefined && value !== null && value !== '') into[question.id] = value;
    }
  }
  return live;
}

/** The questions of a step that are asked now. */
export const visibleQuestions = (step: QuestionStep): readonly Question[] =>
  step.page.questions.filter((question) => !question.when || isTrue(question.when, step.scope));

const itemAt = (answers: Answers, step: QuestionStep): JsonObject | undefined => {
  const items = step.item ? answers[step.item.repeat.repeat.id] : undefined;
  return Array.isArray(items) && step.item ? (items[step.item.index] as JsonObject | undefined) : undefined;
};

function itemInto(live: Record<string, Json>, id: string, index: number): Record<string, Json> {
  const items = (live[id] ?? []) as Record<string, Json>[];
  live[id] = items;
  while (items.length <= index) items.push({});
  return items[index] as Record<string, Json>;
}

import { isoDay } from '#kernel/iso-day';
import type { JsonObject } from '#kernel/json';
import type { Answers, Condition, FormPage, Question, Scope } from './form-model.ts';

/** The names a condition may use: every question and list of these pages (unanswered: null) plus the facts of the day. */
export function scopeOf(pages: readonly FormPage[], answers: Answers, facts: Scope): Scope {
  const scope: Record<string, unknown> = { ...facts };
  for (const page of pages) {
    if (page.kind === 'questions') {
      for (const question of page.questions) scope[question.id] = feelValue(question, answers[question.id]);
      continue;
    }
    const items = answers[page.repeat.id];
    scope[page.repeat.id] = Array.isArray(items)
      ? items.map((item) => scopeOf(page.pages, item as JsonObject, {}))
      : [];
  }
  return scope;
}

/** True only for the value true: null and errors never open a branch. */
export const isTrue = (condition: Condition, scope: Scope): boolean => condition.evaluate(scope) === true;

/** Dates become days, everything else stays as it was answered; free text counts by its own words. */
function feelValue(question: Question, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (question.type === 'date' && typeof value === 'string') {
    try {
      return isoDay(value);
    } catch {
      return null;
    }
  }
  if (question.type === 'longtext' && typeof value === 'object') return (value as { text?: string }).text || null;
  return value;
}

import { type Step, stepAt } from './steps.ts';

/** The first step that was not answered yet; null when all were. */
export const firstOpen = (steps: readonly Step[], done: readonly string[]): Step | null => {
  const known = new Set(done);
  return steps.find((step) => !known.has(step.key)) ?? null;
};

/**
 * The step under this key if it may be opened: answered before, or the first open one; null otherwise. The items of a list are
 * independent of each other, and the list itself opens beside an unfinished item, so that it can be removed.
 */
export function reachable(steps: readonly Step[], done: readonly string[], key: string): Step | null {
  const step = stepAt(steps, key);
  if (!step || done.includes(key)) return step;
  const open = firstOpen(steps, done);
  if (step === open) return step;
  if (step.kind === 'list') return step.items.length > 0 && open?.key.startsWith(`${step.key}/`) ? step : null;
  if (!step.item || !open?.key.startsWith(`${step.item.repeat.slug}/`)) return null;
  const { repeat, index } = step.item;
  const own = steps.filter((one) => one.key.startsWith(`${repeat.slug}/${index + 1}/`));
  return firstOpen(own, done) === step ? step : null;
}

/** Which question of about how many this is, for "question 3 of about 8"; a list counts as its last question. */
export function progressAt(steps: readonly Step[], key: string): Progress {
  const at = steps.findIndex((step) => step.key === key);
  const questions = (part: readonly Step[]): number => part.filter((step) => step.kind === 'questions').length;
  return { at: Math.max(1, questions(steps.slice(0, at + 1))), of: Math.max(1, questions(steps)) };
}

export interface Progress {
  readonly at: number;
  readonly of: number;
}

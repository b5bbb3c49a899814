import { serialsOf } from '../domain/draft-content.ts';
import type { ListStep } from '../domain/steps.ts';
import { filesOf } from '../domain/summary.ts';
import type { Draft } from '../use-cases/load-draft.ts';

/** The ids of every file that the item with this serial names: they go with it. */
export function filesOfItem(draft: Pick<Draft, 'form' | 'content'>, step: ListStep, serial: number): readonly string[] {
  const item = step.items[serialsOf(draft.content, step.page).indexOf(serial)];
  if (!item) return [];
  const questions = step.page.pages.flatMap((page) => page.questions);
  return filesOf({ ...draft.form, pages: [{ ...step.page.pages[0]!, questions }] }, item).map(({ id }) => id);
}

import type { Actor } from '#kernel/actor';
import { ok, refuse } from '#kernel/result';
import { closeTask, objectionNode } from '../store/task-store.ts';
import type { CaseParts } from './case-parts.ts';
import { unmoved } from './citizen-commands.ts';
import { type Done, onTask } from './clerk/on-task.ts';
import { saveCase } from './with-case.ts';

/** The office's answer to an objection: granted, referred to the next authority, or taken back by the person; always with words. */
export const answerObjection = (parts: CaseParts, actor: Actor, order: ObjectionAnswer): Promise<Done> =>
  onTask(parts, actor, { ...order, permission: 'case:decide' }, async (tx, { opened, task, state }) => {
    if (task.node !== objectionNode) return refuse('not-possible-now');
    if (task.assignee !== actor.id) return refuse(task.assignee ? 'taken-by-another' : 'take-first');
    if (!objectionOutcomes.some((known) => known === order.outcome)) return refuse('unknown-outcome');
    if (order.text.trim() === '') return refuse('reason-missing');
    await closeTask(tx, opened.row.id, order.token);
    const sealed = { text: order.text, ...(order.german ? { german: order.german } : {}), by: actor.id };
    const event = { type: 'case.objection-answered', public: { outcome: order.outcome }, sealed };
    const message = { type: 'case.message', public: { from: 'city' }, sealed };
    await saveCase(parts, tx, opened.row, { ...unmoved(opened.row, state), events: [event, message], actor });
    return ok(null);
  });

/** How an objection can end here. */
export const objectionOutcomes = ['granted', 'referred', 'taken-back'] as const;

export interface ObjectionAnswer {
  readonly number: string;
  readonly token: string;
  readonly outcome: string;
  /** In the person's language. */
  readonly text: string;
  /** The German words, where the text is in another language. */
  readonly german?: string;
}

import type { Actor } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import { closeTask, objectionNode, tasksOf } from '../store/task-store.ts';
import type { CaseParts } from './case-parts.ts';
import { unmoved } from './citizen-commands.ts';
import type { ClerkRefusal } from './clerk-commands.ts';
import { openForChange, saveCase } from './with-case.ts';

/** The office's answer to an objection: granted, referred to the next authority, or taken back by the person; always with words. */
export function answerObjection(
  parts: CaseParts,
  actor: Actor,
  order: ObjectionAnswer,
): Promise<Result<null, ClerkRefusal>> {
  return parts.db.transaction(async (tx) => {
    const visitor = { actor, guestProofs: [], mandate: null };
    const opened = await openForChange(parts, tx, visitor, {
      number: order.number,
      permission: 'case:decide',
      purpose: 'decision',
    });
    if (!opened?.state) return refuse('not-found');
    const task = (await tasksOf(tx, opened.row.id)).find(
      (candidate) => candidate.token === order.token && candidate.node === objectionNode,
    );
    if (!task) return refuse('already-done');
    if (task.assignee !== actor.id) return refuse(task.assignee ? 'taken-by-another' : 'take-first');
    await closeTask(tx, opened.row.id, order.token);
    const event = {
      type: 'case.objection-answered',
      public: { outcome: order.outcome },
      sealed: { text: order.text, by: actor.id },
    };
    const message = { type: 'case.message', public: { from: 'city' }, sealed: { text: order.text, by: actor.id } };
    await saveCase(parts, tx, opened.row, { ...unmoved(opened.row, opened.state), events: [event, message], actor });
    return ok(null);
  });
}

export interface ObjectionAnswer {
  readonly number: string;
  readonly token: string;
  readonly outcome: 'granted' | 'referred' | 'taken-back';
  readonly text: string;
}

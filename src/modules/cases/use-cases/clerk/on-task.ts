import type { ServiceFolder } from '#catalogue';
import type { Actor } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { ProcessNode } from '#processes';
import type { CaseState } from '../../domain/case-state.ts';
import { claimOnce, doneCase } from '../../store/small-stores.ts';
import { type TaskRow, tasksOf } from '../../store/task-store.ts';
import { getVersion } from '../advance.ts';
import type { CaseParts } from '../case-parts.ts';
import { type OpenCase, openForChange } from '../with-case.ts';
import { statedPurpose } from './state-purpose.ts';

/** Opens the case of a task under its lock and hands task, node and state on; a task that is gone is already done. */
export async function onTask(parts: CaseParts, actor: Actor, wish: TaskWish, work: TaskWork): Promise<Done> {
  return parts.db.transaction(async (tx) => {
    const opened = await openForChange(parts, tx, asVisitor(actor), {
      number: wish.number,
      permission: wish.permission,
      ...(await statedPurpose(parts, tx, actor, wish.number, purposeOf[wish.permission])),
    });
    if (!opened?.state) return refuse('not-found');
    // The case is locked: whoever repeats an order finds it done, also when the task has gone with it.
    const once = wish.once ? `order:${actor.id}:${wish.once}:${opened.row.id}:${wish.token}` : null;
    if (once && (await doneCase(tx, once))) return ok(null);
    const task = (await tasksOf(tx, opened.row.id)).find((candidate) => candidate.token === wish.token);
    if (!task) return refuse('already-done');
    const folder = await getVersion(parts, opened.row);
    const { model } = await parts.processes.of(folder);
    const done = await work(tx, { opened, folder, task, node: model.nodes[task.node] ?? null, state: opened.state });
    if (done.ok && once) await claimOnce(tx, once, opened.row.id, parts.clock.now().toString());
    return done;
  });
}

/** A staff member as somebody who stands before a case. */
export const asVisitor = (actor: Actor) => ({ actor, guestProofs: [], mandate: null });

const purposeOf = {
  'case:take': 'processing',
  'case:hand-over': 'processing',
  'case:decide': 'decision',
  'case:approve': 'approval',
} as const;

export interface TaskWish {
  readonly number: string;
  readonly token: string;
  readonly permission: keyof typeof purposeOf;
  /** The same for a repeat of the same order, which then changes nothing. */
  readonly once?: string | undefined;
}
export interface OnTask {
  readonly opened: OpenCase;
  readonly folder: ServiceFolder;
  readonly task: TaskRow;
  /** Null for tasks beside the process: objections. */
  readonly node: ProcessNode | null;
  readonly state: CaseState;
}
export type TaskWork = (tx: Tx, at: OnTask) => Promise<Done>;
export type Done = Result<null, ClerkRefusal>;
export type ClerkRefusal =
  | 'not-found'
  | 'taken-by-another'
  | 'take-first'
  | 'already-done'
  | 'not-a-colleague'
  | 'four-eyes'
  | 'unknown-outcome'
  | 'reason-missing'
  | 'entry-missing'
  | 'entry-wrong'
  | 'question-missing'
  | 'text-missing'
  | 'way-missing'
  | 'wrong-day'
  | 'office-missing'
  | 'not-possible-now';

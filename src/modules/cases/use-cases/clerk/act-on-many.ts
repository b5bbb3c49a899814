import type { ServiceFolder } from '#catalogue';
import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { ProcessNode } from '#processes';
import { mayWith } from '../../domain/access.ts';
import { bulkOutcomes } from '../../domain/bulk.ts';
import { findCaseByNumber } from '../../store/case-store.ts';
import { type TaskRow, tasksOf } from '../../store/task-store.ts';
import { getVersion } from '../advance.ts';
import type { CaseParts } from '../case-parts.ts';
import { handOver, take } from '../clerk-commands.ts';
import { decideTask } from './decide-task.ts';
import { asVisitor, type ClerkRefusal, type Done } from './on-task.ts';
import { isGated } from './state-purpose.ts';

/**
 * Does the same with several tasks, each in a transaction of its own with its own event and access entry; a repeat under the same
 * `once` changes nothing. Deciding is for tasks of one step of one version where the service says so and leaves nothing to weigh
 * (`lipsia:bulk`); a case that wants a reason, an entry, a second person or a purpose of its own is refused by name.
 */
export async function actOnMany(
  parts: CaseParts,
  actor: Actor,
  order: BulkOrder,
): Promise<Result<readonly BulkResult[], BulkRefusal>> {
  if (order.tasks.length === 0) return refuse('nothing-chosen');
  if (order.tasks.length > mostTasks) return refuse('too-many');
  const chosen = await findChosen(parts, actor, order.tasks);
  // When nothing is open any more it is a repeat: each case says so itself.
  if (order.act === 'decide' && chosen.some(({ task }) => task)) {
    const step = stepOf(chosen);
    if (!step) return refuse('not-the-same');
    if (step.outcomes.length === 0) return refuse('not-for-many');
    if (!step.outcomes.includes(order.outcome)) return refuse('unknown-outcome');
  }
  const results: BulkResult[] = [];
  for (const { number, token, task, gated } of chosen) {
    const done: Result<null, BulkCaseRefusal> = gated
      ? refuse('purpose-missing')
      : await one(parts, actor, order, { number, token });
    results.push({ number, token, task, refused: done.ok ? null : done.reason });
  }
  return ok(results);
}

/** The chosen tasks as this person may see them: what is gone or foreign has no task. Nothing personal is opened. */
export async function findChosen(
  parts: CaseParts,
  actor: Actor,
  tasks: readonly ChosenTask[],
): Promise<readonly FoundTask[]> {
  const unique = [...new Map(tasks.map((task) => [`${task.number} ${task.token}`, task])).values()];
  return parts.db.transaction(async (tx) => {
    const found: FoundTask[] = [];
    for (const { number, token } of unique) {
      const row = await findCaseByNumber(tx, number);
      const mayRead = row !== null && mayWith(row, asVisitor(actor), 'case:read');
      const task = mayRead ? ((await tasksOf(tx, row.id)).find((open) => open.token === token) ?? null) : null;
      if (!row || !task) {
        found.push({ number, token, task: null, folder: null, node: null, gated: false });
        continue;
      }
      const folder = await getVersion(parts, row);
      const node = (await parts.processes.of(folder)).model.nodes[task.node] ?? null;
      found.push({ number, token, task, folder, node, gated: await isGated(parts, tx, actor, row) });
    }
    return found;
  });
}

/** The one step that all chosen tasks share, with the outcomes open to many at once; null when they differ. */
export function stepOf(chosen: readonly FoundTask[]): BulkStep | null {
  const seen = chosen.flatMap(({ task, folder, node }) => (task && folder && node ? [{ task, folder, node }] : []));
  const [first] = seen;
  if (!first) return null;
  const isSame = seen.every(({ folder, node }) => folder.version === first.folder.version && node.id === first.node.id);
  if (!isSame) return null;
  const isOpen = seen.every(({ task }) => task.kind === 'clerk');
  return { ...first, outcomes: isOpen ? bulkOutcomes(first.node.attributes, first.folder.service.decision) : [] };
}

function one(parts: CaseParts, actor: Actor, order: BulkOrder, { number, token }: ChosenTask): Promise<Done> {
  const more = { once: order.once };
  switch (order.act) {
    case 'take':
      return take(parts, actor, number, token, more);
    case 'give-back':
      return handOver(parts, actor, number, token, null, more);
    case 'hand-over':
      return handOver(parts, actor, number, token, order.to, more);
    case 'decide':
      return decideTask(parts, actor, { number, token, outcome: order.outcome, reason: '', question: null, ...more });
  }
}

export const bulkActs = ['take', 'give-back', 'hand-over', 'decide'] as const;
export const mostTasks = 50;

export interface ChosenTask {
  readonly number: string;
  readonly token: string;
}
export interface BulkOrder {
  /** The same for a repeat of the same order. */
  readonly once: string;
  readonly act: (typeof bulkActs)[number];
  readonly tasks: readonly ChosenTask[];
  /** Who gets the tasks. */
  readonly to: Uuid;
  readonly outcome: string;
}
export type BulkRefusal = 'nothing-chosen' | 'too-many' | 'not-the-same' | 'not-for-many' | 'unknown-outcome';
export type BulkCaseRefusal = ClerkRefusal | 'purpose-missing';
export interface BulkResult extends ChosenTask {
  readonly task: TaskRow | null;
  /** Null when it was done. */
  readonly refused: BulkCaseRefusal | null;
}
export interface FoundTask extends ChosenTask {
  readonly task: TaskRow | null;
  readonly folder: ServiceFolder | null;
  readonly node: ProcessNode | null;
  /** The service asks for a purpose and none was stated today. */
  readonly gated: boolean;
}
export interface BulkStep {
  readonly folder: ServiceFolder;
  readonly node: ProcessNode;
  /** Empty where each case must be decided alone. */
  readonly outcomes: readonly string[];
}

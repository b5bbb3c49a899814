import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { StoredEvent } from '#kernel/event';
import type { Json } from '#kernel/json';
import type { Tx } from '#platform/database';
import { openTasks, openTimers } from '#processes';
import { basketOf } from '../domain/basket.ts';
import type { CaseRow, CaseState } from '../domain/case-state.ts';
import { type Standing, standingOf } from '../domain/standing.ts';
import { insertNotice } from '../store/notice-store.ts';
import { syncTimers } from '../store/small-stores.ts';
import { type NewTask, syncTasks } from '../store/task-store.ts';
import { type Advanced, getVersion } from './advance.ts';
import type { CaseParts } from './case-parts.ts';

/** Stores what a command led to: events first (the version check), then row, worklist, timers, letters and jobs. */
export async function saveCommand(
  parts: CaseParts,
  tx: Tx,
  expected: number,
  done: DoneCommand,
  write: Write,
): Promise<CaseRow | 'conflict'> {
  const { row, events, actor } = done;
  const after = await sealed(parts, tx, expected, done);
  const [appended, isWritten] = await Promise.all([
    parts.events.append(tx, { stream: row.id, expected, events, actor, key: row.key }),
    write(after),
  ]);
  if (appended === 'conflict' || !isWritten) return 'conflict';
  await storeRest(parts, tx, expected, done, after);
  return after;
}

/** The same for a new case, which nobody else can change: all of it leaves in one piece, and what fails fails the transaction. */
export async function saveNewCase(
  parts: CaseParts,
  tx: Tx,
  done: DoneCommand,
  write: (after: CaseRow & Standing) => void,
): Promise<BegunCase> {
  const { row, events, actor } = done;
  const after = await sealed(parts, tx, 0, done);
  const [begun = []] = await parts.events.begin(tx, [{ stream: row.id, events, actor, key: row.key }]);
  write(after);
  await storeRest(parts, tx, 0, done, after);
  return { row: after, events: begun };
}

async function sealed(
  { vault }: CaseParts,
  tx: Tx,
  expected: number,
  { row, state, events }: DoneCommand,
): Promise<CaseRow & Standing> {
  const snapshot = await vault.seal(row.key, state as unknown as Json, snapshotContext(row.id), tx);
  return { ...row, seq: expected + events.length, sealed: snapshot, ...standingOf(state.process) };
}

/** Worklist, timers, letters and jobs. */
async function storeRest(
  parts: CaseParts,
  tx: Tx,
  expected: number,
  done: DoneCommand,
  after: CaseRow & Standing,
): Promise<void> {
  const { row, state, events } = done;
  const { model } = await parts.processes.of(await getVersion(parts, row));
  const at = parts.clock.now().toString();
  const tasks = tasksOf(parts, after, state, model);
  syncTasks(tx, row.id, tasks, at, expected === 0);
  const timers = openTimers(state.process).map((timer) => ({ timer: timer.i, dueAt: timer.d }));
  if (timers.length > 0 || done.timersGone.length > 0) syncTimers(tx, row.id, timers, done.timersGone);
  for (const { notice, event } of done.letters)
    insertNotice(tx, { ...notice, seq: expected + events.indexOf(event) + 1 });
  for (const [token, node] of done.external) {
    await parts.jobs.send(tx, {
      name: 'cases.action',
      data: { caseId: row.id, token, node },
      key: `${row.id}:${token}`,
    });
  }
  const { seq } = after;
  await parts.jobs.send(tx, { name: 'cases.news', data: { caseId: row.id, seq }, key: `${row.id}:${seq}` });
}

/** What binds a snapshot to its case. */
export const snapshotContext = (id: string): string => `case:${id}`;

/** The worklist entries of a case: one for each open task of its process. */
export function tasksOf(
  parts: CaseParts,
  row: CaseRow,
  state: CaseState,
  model: Parameters<typeof openTasks>[1],
): NewTask[] {
  const today = legalDay(parts.clock.now()).toString();
  const dueOn = [row.promisedOn, row.legalOn].filter((day) => day !== null).sort()[0] ?? today;
  return openTasks(state.process, model).map(({ token, node }) => {
    const proposal = state.proposal?.token === token ? state.proposal : null;
    return {
      token,
      node: node.id,
      kind: proposal ? 'approval' : node.attributes['role'] === 'citizen' ? 'citizen' : 'clerk',
      office: node.attributes['office'] ?? row.office,
      service: row.service,
      dueOn,
      legalOn: row.legalOn,
      decidedBy: proposal?.by ?? null,
      basket: basketOf(node, model.lanes),
    };
  });
}

/** A new case with its first events, as they are stored. */
export interface BegunCase {
  readonly row: CaseRow;
  readonly events: readonly StoredEvent[];
}
type Write = (row: CaseRow & Standing) => Promise<boolean>;
export interface DoneCommand extends Omit<Extract<Advanced, { ok: true }>, 'ok'> {
  readonly actor: Actor;
}

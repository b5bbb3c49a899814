import type { Actor } from '#kernel/actor';
import type { NewEvent } from '#kernel/event';
import type { Uuid } from '#kernel/ids';
import type { Permission } from '#kernel/permission';
import { ok, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { findCaseByNumber } from '../store/case-store.ts';
import { assignTask, takeTask, tasksOf } from '../store/task-store.ts';
import type { CaseParts } from './case-parts.ts';
import { unmoved } from './citizen-commands.ts';
import { asVisitor, type Done, onTask } from './clerk/on-task.ts';
import { statedPurpose } from './clerk/state-purpose.ts';
import { type OpenCase, openForChange, saveCase } from './with-case.ts';

/** Takes a task: whoever is first has it, the second one is told so; stand-ins take over from the absent. */
export async function take(
  parts: CaseParts,
  actor: Actor,
  number: string,
  token: string,
  { once }: { readonly once?: string } = {},
): Promise<Done> {
  const absent = await absentOf(parts, actor);
  return onTask(parts, actor, { number, token, permission: 'case:take', once }, async (tx, { opened, task }) => {
    if (task.kind === 'citizen') return refuse('not-possible-now');
    if (task.decidedBy === actor.id) return refuse('four-eyes');
    if (task.assignee === actor.id) return ok(null);
    if (!(await takeTask(tx, task.caseId, token, actor.id ?? '', parts.clock.now().toString(), absent)))
      return refuse('taken-by-another');
    const heldFor = task.assignee ? { standsInFor: task.assignee } : {};
    const event = { type: 'case.taken', public: { node: task.node }, sealed: { by: actor.id, ...heldFor } };
    await noted(parts, tx, opened, actor, event);
    return ok(null);
  });
}

/** Hands a task to a colleague of the same office with a word about it, or back to all (null); only who has it, or anybody while it is free. */
export async function handOver(
  parts: CaseParts,
  actor: Actor,
  number: string,
  token: string,
  to: Uuid | null,
  { once, note = '' }: { readonly once?: string; readonly note?: string } = {},
): Promise<Done> {
  // Asked before the case is locked: a transaction must not wait for a second connection.
  const absent = await absentOf(parts, actor);
  const isColleague = to === null || (await mayReceive(parts, number, token, to));
  return onTask(parts, actor, { number, token, permission: 'case:hand-over', once }, async (tx, { opened, task }) => {
    const holders = [null, actor.id, ...absent];
    if (!holders.includes(task.assignee)) return refuse('taken-by-another');
    if (!isColleague) return refuse('not-a-colleague');
    if (to !== null && to === task.decidedBy) return refuse('four-eyes');
    await assignTask(tx, task.caseId, token, to, parts.clock.now().toString(), to === null ? null : actor.id);
    const type = to === null ? 'case.given-back' : 'case.handed-over';
    const sealed = { to, by: actor.id, ...(note.trim() === '' ? {} : { text: note.trim() }) };
    await noted(parts, tx, opened, actor, { type, public: { node: task.node }, sealed });
    return ok(null);
  });
}

/** A note for colleagues; the person sees it when asking for a copy of the data, not in the timeline. */
export const writeNote = (parts: CaseParts, actor: Actor, number: string, text: string): Promise<Done> =>
  write(parts, actor, number, 'case:note', { type: 'case.note', public: {}, sealed: { text, by: actor.id } });

/** A message of the office into the case, without moving it; in another language the German words are kept beside. */
export const writeToCitizen = (
  parts: CaseParts,
  actor: Actor,
  number: string,
  text: string,
  german: string | null = null,
): Promise<Done> => {
  const sealed = { text, ...(german ? { german } : {}), by: actor.id };
  return write(parts, actor, number, 'case:ask', { type: 'case.message', public: { from: 'city' }, sealed });
};

async function write(
  parts: CaseParts,
  actor: Actor,
  number: string,
  permission: Permission,
  event: NewEvent & { readonly sealed: { readonly text: string } },
): Promise<Done> {
  if (event.sealed.text.trim() === '') return refuse('text-missing');
  return parts.db.transaction(async (tx) => {
    const stated = await statedPurpose(parts, tx, actor, number, 'processing');
    const wish = { number, permission, what: ['history' as const], ...stated };
    const opened = await openForChange(parts, tx, asVisitor(actor), wish);
    if (!opened?.state) return refuse('not-found');
    await noted(parts, tx, opened, actor, event);
    return ok(null);
  });
}

async function mayReceive(parts: CaseParts, number: string, token: string, to: Uuid): Promise<boolean> {
  const office = await parts.db.transaction(async (tx) => {
    const row = await findCaseByNumber(tx, number);
    const tasks = row ? await tasksOf(tx, row.id) : [];
    return tasks.find((task) => task.token === token)?.office ?? null;
  });
  return office !== null && (await parts.accounts.isColleague(to, office));
}

const absentOf = async (parts: CaseParts, actor: Actor): Promise<Uuid[]> =>
  actor.id ? (await parts.accounts.standInsFor(actor.id)).map(({ id }) => id) : [];

async function noted(parts: CaseParts, tx: Tx, { row, state }: OpenCase, actor: Actor, event: NewEvent): Promise<void> {
  if (state) await saveCase(parts, tx, row, { ...unmoved(row, state), events: [event], actor });
}

export { approve, decideTask } from './clerk/decide-task.ts';

import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { type Command, drive, type ProcessState } from '#processes';
import type { CaseState } from '../../domain/case-state.ts';
import { closeRepair, insertRepair, lockRepair, proposedRepairs, type RepairRow } from '../../store/repair-store.ts';
import { advance, factsOf, getVersion } from '../advance.ts';
import type { CaseParts } from '../case-parts.ts';
import { dueOf } from '../due-of.ts';
import { saveCase } from '../with-case.ts';
import { mayStandAt } from './may-stand-at.ts';
import { NotNow, onInstance } from './on-instance.ts';
import { type ToldRepair, told } from './show-instance.ts';
import { nameOf, openVersion } from './show-processes.ts';

/**
 * Proposes to move or to end a token, with a reason; a second operator approves. Refused when the token is gone, the diagram does not
 * allow it, a service task there would write to the person, or a proposal for this token waits already.
 */
export const proposeRepair = (parts: CaseParts, actor: Actor, order: RepairOrder): Promise<Repaired<Uuid>> =>
  onInstance<Uuid, RepairRefusal>(parts, actor, order.number, async (tx, { row, state }) => {
    if (order.reason.trim() === '') return refuse('reason-missing');
    const token = state.process.t.find(({ i }) => i === order.token);
    if (!token) return refuse('already-done');
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    const process = await parts.processes.of(await getVersion(parts, row));
    const context = { due: dueOf(parts.calendar), facts: factsOf(parts, row, state) };
    const target = order.target === null ? null : process.model.nodes[order.target];
    const tried =
      target === null || (target && mayStandAt(target))
        ? drive(process.model, state.process, commandOf(order, at), {}, context)
        : null;
    if (!tried?.ok) return refuse('not-allowed');
    const id = parts.newId();
    const repair = { ...order, caseId: row.id, node: token.n, reason: order.reason.trim(), by: actor.id ?? '' };
    return (await insertRepair(tx, { ...repair, id, at })) ? ok(id) : refuse('proposed-already');
  });

/** The second pair of eyes: carries a proposed repair out or turns it down. Never one's own; one may be taken back by who made it. */
export async function decideRepair(
  parts: CaseParts,
  actor: Actor,
  id: string,
  approved: boolean,
): Promise<Repaired<string>> {
  const proposal = isUuid(id) ? await parts.db.transaction((tx) => lockRepair(tx, id)) : null;
  if (!proposal) return refuse('not-found');
  return onInstance<string, RepairRefusal>(parts, actor, proposal.number, async (tx, opened) => {
    const repair = await lockRepair(tx, id);
    if (repair?.state !== 'proposed') return refuse('already-done');
    if (approved && repair.proposedBy === actor.id) return refuse('four-eyes');
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    await closeRepair(tx, id, approved ? 'done' : 'rejected', actor.id ?? '', at);
    if (!approved) return ok(repair.number);
    const moved = await advance(parts, tx, opened, commandOf(repair, at));
    if (!moved.ok) throw new NotNow(moved.refusal);
    const event = {
      type: repair.kind === 'move' ? 'case.token-moved' : 'case.token-cancelled',
      public: { node: repair.node, ...(repair.target === null ? {} : { to: repair.target }), fourEyes: true },
      sealed: { reason: repair.reason, proposedBy: repair.proposedBy, approvedBy: actor.id },
    };
    const state = withoutOrphans(moved.state, repair);
    await saveCase(parts, tx, opened.row, { ...moved, state, actor, events: [event, ...moved.events] });
    return ok(repair.number);
  });
}

/** Proposals that wait for a second person, with the names of people and elements. */
export async function showProposals(parts: CaseParts): Promise<readonly ToldRepair[]> {
  const rows = await parts.db.transaction((tx) => proposedRepairs(tx, 100));
  const shown: ToldRepair[] = [];
  for (const row of rows) {
    const known = await openVersion(parts, row.service, row.version);
    shown.push(...(await told(parts, [row], (node) => (known ? nameOf(known.model, node) : node))));
  }
  return shown;
}

const commandOf = ({ kind, token, target }: Pick<RepairRow, 'kind' | 'token' | 'target'>, at: string): Command =>
  kind === 'move'
    ? { type: 'move-token', at, tokenId: token, to: target ?? '' }
    : { type: 'cancel-token', at, tokenId: token };

/** A proposal or a question whose task is gone has nobody left to answer it. */
function withoutOrphans(state: CaseState, { token }: RepairRow): CaseState {
  const isGone = (process: ProcessState): boolean => !process.t.some(({ i }) => i === token);
  if (!isGone(state.process)) return state;
  const proposal = state.proposal?.token === token ? null : state.proposal;
  return { ...state, proposal, question: state.process.t.some(({ w }) => w === 'task') ? state.question : null };
}

export interface RepairOrder extends Pick<RepairRow, 'number' | 'kind' | 'token' | 'target' | 'reason'> {}
export type RepairRefusal = 'reason-missing' | 'already-done' | 'not-allowed' | 'proposed-already' | 'four-eyes';
export type Repaired<T> = Result<T, RepairRefusal | 'not-found' | 'not-possible-now'>;

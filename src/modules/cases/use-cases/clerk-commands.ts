import type { Actor } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { ProcessNode } from '#processes';
import type { CaseState, Proposal } from '../domain/case-state.ts';
import { assignTask, type TaskRow, takeTask, tasksOf } from '../store/task-store.ts';
import { advance, getVersion } from './advance.ts';
import type { CaseParts } from './case-parts.ts';
import { unmoved } from './citizen-commands.ts';
import { type OpenCase, openForChange, saveCase } from './with-case.ts';

/** Takes a task: whoever is first has it, the second one is told that it is taken. */
export const take = (
  parts: CaseParts,
  actor: Actor,
  number: string,
  token: string,
): Promise<Result<null, ClerkRefusal>> =>
  onTask(parts, actor, { number, token, permission: 'case:take' }, async (tx, { opened, task }) => {
    if (!(await takeTask(tx, task.caseId, token, actor.id ?? '', parts.clock.now().toString())))
      return refuse('taken-by-another');
    await note(parts, tx, opened, actor, { type: 'case.taken', public: { node: task.node }, sealed: { by: actor.id } });
    return ok(null);
  });

/** Hands a task to a colleague of the same office, or back to all. */
export const handOver = (
  parts: CaseParts,
  actor: Actor,
  number: string,
  token: string,
  to: string | null,
): Promise<Result<null, ClerkRefusal>> =>
  onTask(parts, actor, { number, token, permission: 'case:hand-over' }, async (tx, { opened, task }) => {
    if (to !== null && !(await parts.accounts.isColleague(to, task.office))) return refuse('not-a-colleague');
    if (to !== null && to === task.decidedBy) return refuse('four-eyes');
    await assignTask(tx, task.caseId, token, to, parts.clock.now().toString());
    await note(parts, tx, opened, actor, { type: 'case.handed-over', public: { node: task.node }, sealed: { to } });
    return ok(null);
  });

/** Decides a task with outcome and reason; where four eyes are needed it becomes a proposal for a second person. */
export const decideTask = (parts: CaseParts, actor: Actor, order: DecisionOrder): Promise<Result<null, ClerkRefusal>> =>
  onTask(parts, actor, { ...order, permission: 'case:decide' }, async (tx, { opened, task, node, state }) => {
    if (task.kind !== 'clerk') return refuse('not-possible-now');
    if (task.assignee !== actor.id) return refuse(task.assignee ? 'taken-by-another' : 'take-first');
    const outcomes = (node.attributes['outcomes'] ?? '').split(',').map((outcome) => outcome.trim());
    if (!outcomes.includes(order.outcome)) return refuse('unknown-outcome');
    const asks = order.outcome === askOutcome;
    if (asks && (!order.question || order.question.text === '')) return refuse('question-missing');
    const proposal: Proposal = {
      token: order.token,
      outcome: order.outcome,
      reason: order.reason,
      question: asks ? order.question : null,
      by: actor.id ?? '',
    };
    if (node.attributes['fourEyes'] === 'true' && !asks) {
      const event = { type: 'case.decision-proposed', public: { node: node.id }, sealed: { ...proposal } };
      await saveCase(parts, tx, opened.row, { ...unmoved(opened.row, { ...state, proposal }), events: [event], actor });
      return ok(null);
    }
    return complete(parts, tx, { opened, node, state }, proposal, actor, null);
  });

/** The second pair of eyes: approves a proposed decision or sends it back; never one's own. */
export const approve = (
  parts: CaseParts,
  actor: Actor,
  order: { number: string; token: string; approved: boolean; reason: string },
): Promise<Result<null, ClerkRefusal>> =>
  onTask(parts, actor, { ...order, permission: 'case:approve' }, async (tx, { opened, node, state }) => {
    const { proposal } = state;
    if (!proposal || proposal.token !== order.token) return refuse('not-possible-now');
    if (proposal.by === actor.id) return refuse('four-eyes');
    if (order.approved) return complete(parts, tx, { opened, node, state }, proposal, actor, actor.id);
    const event = {
      type: 'case.decision-sent-back',
      public: { node: node.id },
      sealed: { reason: order.reason, by: actor.id },
    };
    await saveCase(parts, tx, opened.row, {
      ...unmoved(opened.row, { ...state, proposal: null }),
      events: [event],
      actor,
    });
    return ok(null);
  });

/** A note for colleagues; the person sees it when asking for a copy of the data, not in the timeline. */
export const writeNote = (
  parts: CaseParts,
  actor: Actor,
  number: string,
  text: string,
): Promise<Result<null, ClerkRefusal>> =>
  parts.db.transaction(async (tx) => {
    const opened = await openForChange(parts, tx, staff(actor), { number, permission: 'case:note', what: ['history'] });
    if (!opened?.state) return refuse('not-found');
    const event = { type: 'case.note', public: {}, sealed: { text, by: actor.id } };
    await saveCase(parts, tx, opened.row, { ...unmoved(opened.row, opened.state), events: [event], actor });
    return ok(null);
  });

/** A message of the office into the case, without moving it. */
export const writeToCitizen = (
  parts: CaseParts,
  actor: Actor,
  number: string,
  text: string,
): Promise<Result<null, ClerkRefusal>> =>
  parts.db.transaction(async (tx) => {
    const opened = await openForChange(parts, tx, staff(actor), { number, permission: 'case:ask', what: ['messages'] });
    if (!opened?.state) return refuse('not-found');
    const event = { type: 'case.message', public: { from: 'city' }, sealed: { text, by: actor.id } };
    await saveCase(parts, tx, opened.row, { ...unmoved(opened.row, opened.state), events: [event], actor });
    return ok(null);
  });

/** The one outcome that asks the citizen instead of deciding. */
export const askOutcome = 'nachfragen';

async function complete(
  parts: CaseParts,
  tx: Tx,
  at: OnTask,
  decision: Proposal,
  actor: Actor,
  approvedBy: string | null,
): Promise<Result<null, ClerkRefusal>> {
  const now = parts.clock.now().toString({ smallestUnit: 'millisecond' });
  const result = at.node.attributes['result'] ?? at.node.id;
  const question = decision.question ? { ...decision.question, askedAt: now } : null;
  const state: CaseState = { ...at.state, proposal: null, question };
  const variables = {
    [result]: { outcome: decision.outcome, reason: decision.reason },
    decidedByPerson: true,
    ...(decision.question ? { nachfrage: { ...decision.question } } : {}),
  };
  const command = { type: 'complete-task' as const, at: now, tokenId: decision.token, variables };
  const moved = await advance(parts, tx, { row: at.opened.row, state, actor }, command);
  if (!moved.ok) return refuse('not-possible-now');
  const event = {
    type: question ? 'case.question-asked' : 'case.task-decided',
    public: { node: at.node.id, ...(question ? { questions: question.questions } : {}), fourEyes: approvedBy !== null },
    sealed: {
      outcome: decision.outcome,
      reason: decision.reason,
      text: question?.text ?? null,
      by: decision.by,
      approvedBy,
    },
  };
  await saveCase(parts, tx, at.opened.row, { ...moved, actor, events: [event, ...moved.events] });
  return ok(null);
}

async function onTask(
  parts: CaseParts,
  actor: Actor,
  wish: TaskWish,
  work: (tx: Tx, at: OnTask & { task: TaskRow }) => Promise<Result<null, ClerkRefusal>>,
): Promise<Result<null, ClerkRefusal>> {
  return parts.db.transaction(async (tx) => {
    const purpose =
      wish.permission === 'case:approve' ? 'approval' : wish.permission === 'case:decide' ? 'decision' : 'processing';
    const opened = await openForChange(parts, tx, staff(actor), {
      number: wish.number,
      permission: wish.permission,
      purpose,
    });
    if (!opened?.state) return refuse('not-found');
    const task = (await tasksOf(tx, opened.row.id)).find((candidate) => candidate.token === wish.token);
    const { model } = await parts.processes.of(await getVersion(parts, opened.row));
    const node = task && model.nodes[task.node];
    if (!task || !node) return refuse('already-done');
    return work(tx, { opened, task, node, state: opened.state });
  });
}

const note = (
  parts: CaseParts,
  tx: Tx,
  opened: OpenCase,
  actor: Actor,
  event: Parameters<typeof saveCase>[3]['events'][number],
) =>
  opened.state
    ? saveCase(parts, tx, opened.row, { ...unmoved(opened.row, opened.state), events: [event], actor })
    : Promise.resolve(opened.row);

const staff = (actor: Actor) => ({ actor, guestProofs: [], mandate: null });

export type ClerkRefusal =
  | 'not-found'
  | 'taken-by-another'
  | 'take-first'
  | 'already-done'
  | 'not-a-colleague'
  | 'four-eyes'
  | 'unknown-outcome'
  | 'question-missing'
  | 'not-possible-now';
export interface DecisionOrder {
  readonly number: string;
  readonly token: string;
  readonly outcome: string;
  readonly reason: string;
  readonly question: { readonly questions: readonly string[]; readonly text: string } | null;
}
interface TaskWish {
  readonly number: string;
  readonly token: string;
  readonly permission: 'case:take' | 'case:hand-over' | 'case:decide' | 'case:approve';
}
interface OnTask {
  readonly opened: OpenCase;
  readonly node: ProcessNode;
  readonly state: CaseState;
}

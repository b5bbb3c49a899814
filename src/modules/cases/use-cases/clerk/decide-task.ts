import type { Actor } from '#kernel/actor';
import type { JsonObject } from '#kernel/json';
import { ok, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { ProcessNode } from '#processes';
import type { CaseState, OpenQuestion, Proposal } from '../../domain/case-state.ts';
import { entriesOf, readEntries, type TypedEntries } from '../../domain/entries.ts';
import { askOutcome, isFourEyes, needsReason, outcomesOf } from '../../domain/outcomes.ts';
import { signatureOf } from '../../domain/signature.ts';
import { advance, type OpenedCase } from '../advance.ts';
import { needsTwoPersons } from '../case-oversight.ts';
import type { CaseParts } from '../case-parts.ts';
import { unmoved } from '../citizen-commands.ts';
import { saveCase } from '../with-case.ts';
import { type ClerkRefusal, type Done, onTask } from './on-task.ts';

/** Decides a task with outcome and reason; where four eyes are needed it becomes a proposal for a second person. */
export const decideTask = (parts: CaseParts, actor: Actor, order: DecisionOrder): Promise<Done> =>
  onTask(parts, actor, { ...order, permission: 'case:decide' }, async (tx, { opened, folder, task, node, state }) => {
    if (task.kind !== 'clerk' || !node) return refuse('not-possible-now');
    if (task.assignee !== actor.id) return refuse(task.assignee ? 'taken-by-another' : 'take-first');
    const wrong = refusalOf(node, order);
    if (wrong) return refuse(wrong);
    const proposal = proposalOf(order, actor);
    const isShared =
      isFourEyes(node.attributes, folder.service.decision) || (await needsTwoPersons(parts, tx, opened.row.number));
    const needsTwo = isShared && order.outcome !== askOutcome;
    if (!needsTwo)
      return complete(parts, tx, { row: opened.row, state, actor }, node, {
        ...proposal,
        approvedBy: null,
        signature: signatureOf(actor.name, task.heldFor !== null),
      });
    const event = { type: 'case.decision-proposed', public: { node: node.id }, sealed: { ...proposal } };
    await saveCase(parts, tx, opened.row, { ...unmoved(opened.row, { ...state, proposal }), events: [event], actor });
    return ok(null);
  });

/** The second pair of eyes: approves a proposed decision or sends it back with a reason; never one's own. */
export const approve = (parts: CaseParts, actor: Actor, order: ApprovalOrder): Promise<Done> =>
  onTask(parts, actor, { ...order, permission: 'case:approve' }, async (tx, { opened, task, node, state }) => {
    const { proposal } = state;
    if (!proposal || proposal.token !== order.token || !node) return refuse('already-done');
    if (proposal.by === actor.id) return refuse('four-eyes');
    if (task.assignee && task.assignee !== actor.id) return refuse('taken-by-another');
    if (order.approved)
      return complete(parts, tx, { row: opened.row, state, actor }, node, {
        ...proposal,
        approvedBy: actor.id,
        signature: signatureOf(actor.name, false),
      });
    if (order.reason.trim() === '') return refuse('reason-missing');
    const sealed = { reason: order.reason, by: actor.id };
    const event = { type: 'case.decision-sent-back', public: { node: node.id }, sealed };
    const after = unmoved(opened.row, { ...state, proposal: null });
    await saveCase(parts, tx, opened.row, { ...after, events: [event], actor });
    return ok(null);
  });

/** What is wrong with an order for this task, before anything moves; null when nothing is. */
export function refusalOf(node: ProcessNode, order: DecisionOrder): ClerkRefusal | null {
  const outcomes = outcomesOf(node.attributes);
  if (!outcomes.includes(order.outcome)) return 'unknown-outcome';
  if (order.outcome === askOutcome) {
    const { questions = [], text = '' } = order.question ?? {};
    return questions.length === 0 ? 'question-missing' : text.trim() === '' ? 'text-missing' : null;
  }
  if (needsReason(outcomes, order.outcome) && order.reason.trim() === '') return 'reason-missing';
  const entries = readEntries(entriesOf(node.attributes), order.outcome, order.entries ?? {});
  return entries.ok ? null : entries.reason;
}

/** An order as it is kept while it waits for a second person, and in the log. */
export const proposalOf = (order: DecisionOrder, actor: Actor): Proposal => ({
  token: order.token,
  outcome: order.outcome,
  reason: order.reason,
  question: order.outcome === askOutcome ? order.question : null,
  ...(order.entries && Object.keys(order.entries).length > 0 ? { entries: { ...order.entries } } : {}),
  by: actor.id ?? '',
});

/** State and command with which a decision moves the process on: result of the task, and what the person is asked. */
export function decisionCommand(
  state: CaseState,
  node: ProcessNode,
  decision: Proposal & { readonly signature: JsonObject | null },
  at: string,
) {
  const question = decision.question ? { ...decision.question, askedAt: at } : null;
  const result = node.attributes['result'] ?? node.id;
  const read = readEntries(entriesOf(node.attributes), decision.outcome, decision.entries ?? {});
  const entries = read.ok ? read.value : {};
  const variables = {
    [result]: { outcome: decision.outcome, reason: decision.reason || null, ...entries },
    decidedByPerson: true,
    signature: decision.signature,
    ...(decision.question ? { nachfrage: { ...decision.question } } : {}),
  };
  return {
    state: { ...state, proposal: null, question },
    command: { type: 'complete-task' as const, at, tokenId: decision.token, variables },
  };
}

async function complete(
  parts: CaseParts,
  tx: Tx,
  opened: OpenedCase,
  node: ProcessNode,
  decision: Proposal & { readonly approvedBy: string | null; readonly signature: JsonObject | null },
): Promise<Done> {
  const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
  const { state, command } = decisionCommand(opened.state, node, decision, at);
  const moved = await advance(parts, tx, { ...opened, state }, command);
  if (!moved.ok) return refuse('not-possible-now');
  const { outcome, reason, question, entries, by, approvedBy } = decision;
  const asked = question ? { questions: question.questions } : {};
  const event = {
    type: question ? 'case.question-asked' : 'case.task-decided',
    public: { node: node.id, ...asked, fourEyes: approvedBy !== null },
    sealed: {
      outcome,
      reason,
      text: question?.text ?? null,
      german: question?.german ?? null,
      by,
      approvedBy,
      ...(entries ? { entries } : {}),
    },
  };
  await saveCase(parts, tx, opened.row, { ...moved, actor: opened.actor, events: [event, ...moved.events] });
  return ok(null);
}

export interface DecisionOrder {
  readonly number: string;
  readonly token: string;
  /** The same for a repeat of the same order. */
  readonly once?: string | undefined;
  readonly outcome: string;
  /** Stands in the letter; the German words. */
  readonly reason: string;
  /** What the outcome wants to know, as typed; see `lipsia:entries`. */
  readonly entries?: TypedEntries;
  readonly question: Omit<OpenQuestion, 'askedAt'> | null;
}
export interface ApprovalOrder {
  readonly number: string;
  readonly token: string;
  readonly approved: boolean;
  readonly reason: string;
}

import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { JsonObject } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { Letter } from '#platform/pdf';
import type { Proposal } from '../../domain/case-state.ts';
import { type PlainCheck, plainCheck } from '../../domain/plain-check.ts';
import { signatureOf } from '../../domain/signature.ts';
import { type Advanced, advance, getVersion } from '../advance.ts';
import type { CaseParts } from '../case-parts.ts';
import { type DecisionOrder, decisionCommand, proposalOf, refusalOf } from './decide-task.ts';
import { type ClerkRefusal, type OnTask, onTask } from './on-task.ts';

/**
 * What a decision would lead to, before it is made: the very letters, written by the same process in a transaction that is rolled
 * back. Where another system comes first (the register), the preview goes on as if it agreed and says so.
 */
export async function previewDecision(
  parts: CaseParts,
  actor: Actor,
  order: DecisionOrder,
): Promise<Result<DecisionPreview, ClerkRefusal>> {
  let seen: DecisionPreview | null = null;
  try {
    const done = await onTask(parts, actor, { ...order, permission: 'case:decide' }, async (tx, at) => {
      const waiting = at.task.kind === 'approval' ? at.state.proposal : null;
      const wrong = at.node && !waiting ? refusalOf(at.node, order) : null;
      if (!at.node || wrong) return refuse(wrong ?? 'not-possible-now');
      seen = await walk(parts, tx, actor, at, waiting ?? proposalOf(order, actor));
      throw new RollBack();
    });
    return done.ok ? refuse('not-possible-now') : done;
  } catch (cause) {
    if (!(cause instanceof RollBack)) throw cause;
    return seen ? ok(seen) : refuse('not-possible-now');
  }
}

async function walk(
  parts: CaseParts,
  tx: Tx,
  actor: Actor,
  { opened, node, state, task }: OnTask,
  decision: Proposal,
): Promise<DecisionPreview | null> {
  if (!node) return null;
  const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
  const signature = signatureOf(actor.name, task.kind === 'clerk' && task.heldFor !== null);
  const begun = decisionCommand(state, node, { ...decision, signature }, at);
  const { model } = await parts.processes.of(await getVersion(parts, opened.row));
  const letters: Previewed[] = [];
  const waitsFor: string[] = [];
  let moved: Advanced = await advance(parts, tx, { row: opened.row, state: begun.state, actor }, begun.command);
  for (let hop = 0; moved.ok && hop < 5; hop++) {
    letters.push(...lettersIn(moved));
    const [token, nodeId] = moved.external[0] ?? [];
    const outside = nodeId ? model.nodes[nodeId] : undefined;
    const answer = agreed(outside?.attributes['action'] ?? '', legalDay(parts.clock.now()).toString());
    if (!token || !outside || !answer) break;
    waitsFor.push(outside.id);
    const result = outside.attributes['result'];
    const variables: JsonObject = result ? { [result]: answer } : {};
    const command = { type: 'service-result' as const, at, tokenId: token, variables };
    moved = await advance(parts, tx, { row: moved.row, state: moved.state, actor }, command);
  }
  return moved.ok ? { letters, waitsFor, outcome: moved.row.outcome, status: moved.row.status } : null;
}

const lettersIn = (moved: Extract<Advanced, { ok: true }>): Previewed[] =>
  moved.letters.map(({ notice, event }) => {
    const letters = event.sealed?.['letters'] as unknown as Pick<Previewed, 'de' | 'en'>;
    const { de, en } = letters;
    return { de, en, channel: notice.channel, plain: { de: plainCheck(de, 'de'), en: plainCheck(en, 'en') } };
  });

/** The answer of another system when all goes well; null where nobody can foresee it. */
function agreed(action: string, today: string): JsonObject | null {
  if (action === 'register.change') return { ok: true, registeredOn: today, newRecords: [] };
  if (action === 'register.leave') return { ok: true, registeredOn: today };
  if (action === 'codeletter.send') return { ok: true, letterId: '', sentOn: today, validUntil: today };
  return null;
}

class RollBack extends Error {}

export interface DecisionPreview {
  readonly letters: readonly Previewed[];
  /** Nodes of other systems that must agree first. */
  readonly waitsFor: readonly string[];
  readonly outcome: string | null;
  readonly status: string;
}
export interface Previewed {
  readonly de: Letter;
  readonly en: Letter;
  readonly channel: 'own-portal' | 'post';
  /** How plain the words are: a hint. */
  readonly plain: Readonly<Record<'de' | 'en', PlainCheck>>;
}

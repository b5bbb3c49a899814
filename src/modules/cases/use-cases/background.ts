import { systemActor } from '#kernel/actor';
import { legalDay, legalZone } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { CaseState } from '../domain/case-state.ts';
import { lockCase } from '../store/case-store.ts';
import { preparePost, unreadNotices } from '../store/notice-store.ts';
import { dueTimers, syncTimers } from '../store/small-stores.ts';
import { advance, getVersion, type OpenedCase } from './advance.ts';
import { callOutside } from './call-outside.ts';
import type { CaseParts } from './case-parts.ts';
import { unmoved } from './citizen-commands.ts';
import { noteFailure } from './operations/incidents.ts';
import { openSnapshot, saveCase } from './with-case.ts';

/** Does the outside work of one service task and moves the case on; a repeat finds the token gone and does nothing. */
export async function runExternalAction(parts: CaseParts, caseId: Uuid, token: string): Promise<void> {
  const prepared = await parts.db.transaction(async (tx) => {
    const opened = await openAsSystem(parts, tx, caseId);
    const waiting = opened?.state.process.t.find((candidate) => candidate.i === token && candidate.w === 'service');
    if (!opened || !waiting || opened.state.isSuspended) return null;
    const { model } = await parts.processes.of(await getVersion(parts, opened.row));
    const node = model.nodes[waiting.n];
    return node ? { attributes: node.attributes, opened } : null;
  });
  if (!prepared) return;
  const { action = '', result } = prepared.attributes;
  const value = await callOutside(parts, prepared.attributes, prepared.opened, token);
  await parts.db.transaction(async (tx) => {
    const opened = await openAsSystem(parts, tx, caseId);
    if (!opened?.state.process.t.some((candidate) => candidate.i === token && candidate.w === 'service')) return;
    // What came while the process rests, or under another version, is asked for again under the same key.
    if (opened.state.isSuspended) return;
    if (opened.row.version !== prepared.opened.row.version)
      throw new Error(`${action} was asked for by another version`);
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    const variables = result ? { [result]: value } : {};
    const moved = await advance(parts, tx, opened, { type: 'service-result', at, tokenId: token, variables });
    if (!moved.ok) throw new Error(`result of ${action} was refused: ${moved.refusal}`);
    const event = { type: 'case.action-done', public: { action }, sealed: { value } };
    await saveCase(parts, tx, opened.row, { ...moved, actor: systemActor, events: [event, ...moved.events] });
  });
}

/**
 * Fires every timer that is due, those of one case in order, each in its own transaction; gives how many fired. At midnight many fall
 * due at once, so it goes on until none is left.
 */
export async function fireDueTimers(parts: CaseParts): Promise<number> {
  let fired = 0;
  for (let before = -1; fired > before; ) {
    before = fired;
    const due = await parts.db.transaction((tx) => dueTimers(tx, parts.clock.now().toString(), timersAtOnce));
    const byCase = Map.groupBy(due, ({ caseId }) => caseId).values();
    const work = async (): Promise<void> => {
      for (const timers of byCase)
        for (const timer of timers) if (await fireOrNote(parts, timer.caseId, timer.timer)) fired += 1;
    };
    await Promise.all(Array.from({ length: casesAtOnce }, work));
    if (due.length < timersAtOnce) break;
  }
  return fired;
}

const timersAtOnce = 200;
const casesAtOnce = 4;

/** One case that cannot go on must not hold up the others. */
async function fireOrNote(parts: CaseParts, caseId: Uuid, timer: string): Promise<boolean> {
  try {
    return await fireTimer(parts, caseId, timer);
  } catch (cause) {
    parts.log.error('timer-failed', cause, { caseId, timer });
    await noteFailure(parts, { caseId, place: timer, cause });
    return false;
  }
}

function fireTimer(parts: CaseParts, caseId: Uuid, timer: string): Promise<boolean> {
  return parts.db.transaction(async (tx) => {
    const opened = await openAsSystem(parts, tx, caseId);
    if (opened?.state.isSuspended) return false;
    if (!opened?.state.process.d.some((candidate) => candidate.i === timer)) {
      syncTimers(tx, caseId, [], [timer]);
      return false;
    }
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    const moved = await advance(parts, tx, opened, { type: 'fire-timer', at, timerId: timer });
    if (!moved.ok) throw new Error(`timer ${timer} was refused: ${moved.refusal}`);
    await saveCase(parts, tx, opened.row, { ...moved, actor: systemActor });
    return true;
  });
}

/** Letters that nobody fetched within ten days go to the post (VwVfG § 41(2a)); gives how many were prepared. */
export async function prepareUnreadLetters(parts: CaseParts): Promise<number> {
  const today = legalDay(parts.clock.now());
  const limit = today.subtract({ days: 10 }).toZonedDateTime({ timeZone: legalZone }).toInstant();
  const unread = await parts.db.transaction((tx) => unreadNotices(tx, limit.toString(), 200));
  let prepared = 0;
  for (const notice of unread) {
    await parts.db.transaction(async (tx) => {
      const opened = await openAsSystem(parts, tx, notice.caseId);
      if (!opened) return;
      if (!(await preparePost(tx, notice.id, parts.clock.now().toString()))) return;
      prepared += 1;
      const event = { type: 'case.letter-to-post', public: { letter: notice.letter, because: 'not-fetched-in-time' } };
      await saveCase(parts, tx, opened.row, {
        ...unmoved(opened.row, opened.state),
        events: [event],
        actor: systemActor,
      });
    });
  }
  return prepared;
}

/** Opens a case under its lock as the city hall itself. */
export async function openAsSystem(
  parts: CaseParts,
  tx: Tx,
  caseId: Uuid,
): Promise<(OpenedCase & { readonly state: CaseState }) | null> {
  const row = await lockCase(tx, caseId);
  const state =
    row &&
    (await openSnapshot(parts, tx, row, { actor: systemActor, purpose: 'automatic-decision', what: ['answers'] }));
  return row && state ? { row, state, actor: systemActor } : null;
}

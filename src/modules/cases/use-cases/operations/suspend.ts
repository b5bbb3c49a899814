import type { Actor } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import { isEnded, openTimers } from '#processes';
import { deleteSuspension, insertSuspension } from '../../store/running-store.ts';
import { externalActions } from '../actions.ts';
import { type Advanced, advance, getVersion } from '../advance.ts';
import type { CaseParts } from '../case-parts.ts';
import { unmoved } from '../citizen-commands.ts';
import { saveCase } from '../with-case.ts';
import { NotNow, onInstance } from './on-instance.ts';

/**
 * Lets a process rest: no timer fires, nothing goes to other systems, nobody decides; the person may still write and take the case back.
 * Legal deadlines go on. Refused without a reason, when it rests already and when the process has ended.
 */
export function suspendCase(parts: CaseParts, actor: Actor, number: string, reason: string): Promise<Suspended> {
  return onInstance<null, SuspendRefusal>(parts, actor, number, async (tx, { row, state }) => {
    if (reason.trim() === '') return refuse('reason-missing');
    if (isEnded(state.process)) return refuse('already-ended');
    const at = parts.clock.now().toString();
    if (!(await insertSuspension(tx, row.id, actor.id ?? '', at))) return refuse('already-done');
    const event = { type: 'case.suspended', public: {}, sealed: { reason: reason.trim(), by: actor.id } };
    await saveCase(parts, tx, row, {
      ...unmoved(row, { ...state, isSuspended: true as const }),
      events: [event],
      actor,
    });
    return ok(null);
  });
}

/**
 * Lets a process run again: what fell due meanwhile fires once, in the order in which it fell due, a cycle only once however many rounds
 * went by; what was asked of other systems is asked again under the same key. Refused when it does not rest.
 */
export function resumeCase(parts: CaseParts, actor: Actor, number: string): Promise<Suspended> {
  return onInstance<null, SuspendRefusal>(parts, actor, number, async (tx, { row, state }) => {
    if (!(await deleteSuspension(tx, row.id))) return refuse('already-done');
    const now = parts.clock.now();
    const at = now.toString({ smallestUnit: 'millisecond' });
    const { isSuspended: _, ...awake } = state;
    const resumed = { type: 'case.resumed', public: {}, sealed: { by: actor.id } };
    let done: Moved = { ok: true, ...unmoved(row, awake), events: [resumed] };
    const late = openTimers(awake.process)
      .filter(({ d }) => Temporal.Instant.compare(d, now) <= 0)
      .sort((one, other) => Temporal.Instant.compare(one.d, other.d));
    for (const { i: timerId } of late) {
      if (!openTimers(done.state.process).some(({ i }) => i === timerId)) continue;
      const opened = { row: done.row, state: done.state, actor };
      const moved = await advance(parts, tx, opened, { type: 'fire-timer', at, timerId, skipMissed: true });
      if (!moved.ok) throw new NotNow(moved.refusal);
      done = both(done, moved);
    }
    const { model } = await parts.processes.of(await getVersion(parts, row));
    const waiting = done.state.process.t.filter(
      ({ n, w }) => w === 'service' && externalActions.has(model.nodes[n]?.attributes['action'] ?? ''),
    );
    await saveCase(parts, tx, row, { ...done, actor, external: waiting.map(({ i, n }) => [i, n] as const) });
    return ok(null);
  });
}

const both = (first: Moved, then: Moved): Moved => ({
  ...then,
  events: [...first.events, ...then.events],
  letters: [...first.letters, ...then.letters],
  timersGone: [...first.timersGone, ...then.timersGone],
});

type Moved = Extract<Advanced, { ok: true }>;
export type SuspendRefusal = 'reason-missing' | 'already-ended' | 'already-done';
export type Suspended = Result<null, SuspendRefusal | 'not-found' | 'not-possible-now'>;

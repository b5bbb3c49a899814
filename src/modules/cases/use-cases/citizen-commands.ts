import { legalDay } from '#kernel/clock';
import { endOfPeriod } from '#kernel/deadline';
import { ok, type Result, refuse } from '#kernel/result';
import type { Visitor } from '../domain/access.ts';
import { noticesOf } from '../store/notice-store.ts';
import { claimOnce } from '../store/small-stores.ts';
import { openObjectionTask } from '../store/task-store.ts';
import { advance } from './advance.ts';
import type { CaseParts } from './case-parts.ts';
import { openForChange, saveCase } from './with-case.ts';

/** A message from the person into the case; the reply lands in the same thread. `once` makes a double click one message. */
export function writeMessage(
  parts: CaseParts,
  visitor: Visitor,
  number: string,
  text: string,
  once: string,
): Promise<Result<null, CommandRefusal>> {
  return parts.db.transaction(async (tx) => {
    const opened = await openForChange(parts, tx, visitor, { number, permission: 'case:answer', what: ['messages'] });
    if (!opened?.state) return refuse('not-found');
    if (!(await claimOnce(tx, `message:${opened.row.id}:${once}`, opened.row.id, parts.clock.now().toString())))
      return ok(null);
    const event = {
      type: 'case.message',
      public: { from: visitor.mandate ? 'representative' : 'citizen' },
      sealed: { text },
    };
    await saveCase(parts, tx, opened.row, {
      ...unmoved(opened.row, opened.state),
      events: [event],
      actor: visitor.actor,
    });
    return ok(null);
  });
}

/** Takes the application back, as long as nothing is decided. */
export function withdrawCase(
  parts: CaseParts,
  visitor: Visitor,
  number: string,
  reason: string,
): Promise<Result<null, CommandRefusal>> {
  return parts.db.transaction(async (tx) => {
    const opened = await openForChange(parts, tx, visitor, { number, permission: 'case:withdraw' });
    if (!opened?.state) return refuse('not-found');
    if (opened.row.status === 'withdrawn') return ok(null);
    if (opened.row.status === 'decided') return refuse('already-decided');
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    const moved = await advance(
      parts,
      tx,
      { row: opened.row, state: opened.state, actor: visitor.actor },
      { type: 'cancel', at, reason: 'withdrawn' },
    );
    if (!moved.ok) return refuse('not-possible-now');
    const event = { type: 'case.withdrawn', public: {}, ...(reason ? { sealed: { reason } } : {}) };
    await saveCase(parts, tx, opened.row, { ...moved, actor: visitor.actor, events: [event, ...moved.events] });
    return ok(null);
  });
}

/** Files an objection against a notice in one click, within its period; late ones are taken and marked as late. */
export function fileObjection(
  parts: CaseParts,
  visitor: Visitor,
  number: string,
  noticeId: string,
  reasons: string,
): Promise<Result<null, CommandRefusal>> {
  return parts.db.transaction(async (tx) => {
    const opened = await openForChange(parts, tx, visitor, { number, permission: 'case:object' });
    if (!opened?.state) return refuse('not-found');
    const notice = (await noticesOf(tx, opened.row.id)).find((candidate) => candidate.id === noticeId);
    if (notice?.remedy !== 'objection') return refuse('no-objection-here');
    const at = parts.clock.now().toString();
    if (!(await claimOnce(tx, `objection:${noticeId}`, opened.row.id, at))) return ok(null);
    const today = legalDay(parts.clock.now()).toString();
    const late = notice.objectionUntil !== null && today > notice.objectionUntil;
    const event = {
      type: 'case.objection-filed',
      public: { letter: notice.letter, late },
      sealed: { notice: noticeId, reasons },
    };
    await saveCase(parts, tx, opened.row, {
      ...unmoved(opened.row, opened.state),
      events: [event],
      actor: visitor.actor,
    });
    await openObjectionTask(
      tx,
      opened.row,
      noticeId,
      at,
      endOfPeriod(
        { from: legalDay(parts.clock.now()), period: 'P3M', shift: 'waiting-period' },
        parts.calendar,
      ).end.toString(),
    );
    return ok(null);
  });
}

/** A command that writes events but does not move the process. */
export const unmoved = <Row, State>(row: Row, state: State) => ({
  row,
  state,
  letters: [],
  external: [],
  timersGone: [],
});

export type CommandRefusal =
  | 'not-found'
  | 'nothing-asked'
  | 'already-decided'
  | 'not-possible-now'
  | 'no-objection-here';

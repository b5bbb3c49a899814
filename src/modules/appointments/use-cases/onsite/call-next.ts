import type { Actor } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { deskHours } from '../../domain/desk-hours.ts';
import { deskSkills } from '../../domain/onsite/desk-skills.ts';
import { nextFor } from '../../domain/onsite/queue.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { deskStates, oneCallAtATime, openTickets, type TicketRow, ticketAt } from '../../store/ticket-store.ts';
import { isOpenToday, momentOf, type OnsiteParts } from './office-now.ts';
import { commandWithin } from './ticket-commands.ts';

/**
 * Calls whoever is next to a desk. Somebody who was called there and not finished is given again, so that pressing twice calls one
 * person; with `finishes` that person is finished first, if still as seen. Desks of an office call one after the other, each in one
 * transaction: two at once call two people, and one that is cut off has called nobody.
 */
export async function callNext(
  parts: OnsiteParts,
  actor: Actor,
  {
    office,
    desk,
    finishes = null,
  }: { readonly office: OfficePlan; readonly desk: number; readonly finishes?: Seen | null },
): Promise<Result<TicketRow, CallRefusal>> {
  const { closures } = await parts.board.read();
  return parts.db.transaction(async (tx) => {
    const { day, now } = momentOf(parts);
    oneCallAtATime(tx, office.id);
    const states = await deskStates(tx, office.id);
    if (!isOpenToday(states, desk, day)) return refuse('desk-closed');
    const current = await ticketAt(tx, desk);
    const isDone = current && (current.day !== day.toString() || isSeen(current, finishes));
    if (current && !isDone) return ok(current);
    if (current) {
      const finished = await commandWithin(parts, tx, actor, { id: current.id, command: { do: 'finish' }, seen: null });
      if (!finished.ok) return refuse('desk-busy');
    }
    const skills = deskSkills(parts.plan, deskHours(office, day, parts.calendar, closures), desk, now);
    return callOne(parts, tx, actor, { office, desk, skills });
  });
}

async function callOne(
  parts: OnsiteParts,
  tx: Tx,
  actor: Actor,
  {
    office,
    desk,
    skills,
  }: { readonly office: OfficePlan; readonly desk: number; readonly skills: ReadonlySet<string> },
): Promise<Result<TicketRow, CallRefusal>> {
  const { day, now } = momentOf(parts);
  for (;;) {
    const next = nextFor(await openTickets(tx, office.id, day.toString()), { id: desk, skills }, now);
    if (!next) return refuse('nobody');
    const called = await commandWithin(parts, tx, actor, { id: next.id, command: { do: 'call', desk }, seen: null });
    // Somebody left or was put aside in this very moment: the list is read again without them.
    if (called.ok) return called;
  }
}

const isSeen = ({ id, seq, state }: TicketRow, seen: Seen | null): boolean =>
  seen !== null && seen.id === id && seen.seq === seq && (state === 'called' || state === 'serving');

export type CallRefusal = 'desk-closed' | 'desk-busy' | 'nobody';
/** A ticket as a page showed it. */
export interface Seen {
  readonly id: string;
  readonly seq: number;
}

import type { Actor } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { OfficePlan } from '../../domain/plan.ts';
import type { VisitLine } from '../../domain/visit.ts';
import { checkLines, type LinesRefusal } from '../../domain/visit.ts';
import {
  oneCallAtATime,
  openStreamOf,
  openTickets,
  setDesk,
  type TicketRow,
  ticketAt,
} from '../../store/ticket-store.ts';
import { momentOf, type OnsiteParts, officeNow } from './office-now.ts';
import { type CommandRefusal, commandTicket, commandWithin } from './ticket-commands.ts';

/** From now on the desk calls people; who opens it last sits there. */
export const openDesk = (parts: OnsiteParts, actor: Actor, office: OfficePlan, desk: number): Promise<void> =>
  parts.db.transaction(async (tx) => {
    oneCallAtATime(tx, office.id);
    await logClosing(parts, tx, actor, office, desk);
    const stream = parts.newId();
    const { now } = momentOf(parts);
    await setDesk(tx, { desk, office: office.id, staffId: actor.id, open: true, since: now }, stream);
    const events = [{ type: 'appointment.desk-opened', public: { office: office.id, desk } }];
    await parts.events.append(tx, { stream, expected: 0, events, actor });
  });

/** Says in the log that a desk calls nobody any more, if it did. */
async function logClosing(parts: OnsiteParts, tx: Tx, actor: Actor, office: OfficePlan, desk: number): Promise<void> {
  const stream = await openStreamOf(tx, desk);
  if (!stream) return;
  const events = [{ type: 'appointment.desk-closed', public: { office: office.id, desk } }];
  const done = await parts.events.append(tx, { stream, expected: 1, events, actor });
  if (done === 'conflict') throw new Error(`two changes at once of desk ${desk}`);
}

/** The desk calls nobody any more; who was handed to it waits for any desk. Refused while somebody is there. */
export const closeDesk = (
  parts: OnsiteParts,
  actor: Actor,
  office: OfficePlan,
  desk: number,
): Promise<Result<null, 'desk-busy'>> =>
  parts.db.transaction(async (tx) => {
    oneCallAtATime(tx, office.id);
    const { day, now } = momentOf(parts);
    const current = await ticketAt(tx, desk);
    if (current?.day === day.toString()) return refuse('desk-busy');
    await logClosing(parts, tx, actor, office, desk);
    await setDesk(tx, { desk, office: office.id, staffId: null, open: false, since: now });
    const tickets = await openTickets(tx, office.id, day.toString());
    for (const { id } of tickets.filter(({ forDesk }) => forDesk === desk))
      await commandWithin(parts, tx, actor, { id, command: { do: 'transfer', desk: null, lines: null }, seen: null });
    return ok(null);
  });

/**
 * Hands a person on, to another desk or to whoever can do another service, without losing the place. Refused for a desk that is closed
 * or cannot do it.
 */
export async function transferTicket(
  parts: OnsiteParts,
  actor: Actor,
  { ticket, desk, lines, seen }: Transfer,
): Promise<Result<TicketRow, CommandRefusal | LinesRefusal | 'desk-closed' | 'desk-cannot'>> {
  const now = await officeNow(parts, ticket.office);
  const wanted = lines ? checkLines(parts.plan, lines) : ok(ticket.lines);
  if (!wanted.ok) return wanted;
  if (desk !== null) {
    const target = now?.desks.find((one) => one.desk === desk);
    if (!target?.isOpen) return refuse('desk-closed');
    if (!wanted.value.every(({ service }) => target.skills.has(service))) return refuse('desk-cannot');
  }
  return commandTicket(parts, actor, ticket.id, { do: 'transfer', desk, lines }, seen);
}

interface Transfer {
  readonly ticket: TicketRow;
  readonly desk: number | null;
  /** What it goes on with; null for the same. */
  readonly lines: readonly VisitLine[] | null;
  readonly seen: number | null;
}

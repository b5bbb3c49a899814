import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Tx } from '#platform/database';
import type { BookingRow } from '../../domain/booking.ts';
import { isOpenTicket } from '../../domain/onsite/ticket.ts';
import { instantOf } from '../../domain/spans.ts';
import { findTicketOfVisit } from '../../store/ticket-store.ts';
import { issueTicket } from './issue-ticket.ts';
import { momentOf, type OnsiteParts } from './office-now.ts';
import { commandWithin } from './ticket-commands.ts';

/** What the staff mark for a visit counts for its ticket too: here gives one on the day itself, done and missed end it. */
export async function takeTicketAlong(parts: OnsiteParts, tx: Tx, actor: Actor, visit: BookingRow): Promise<void> {
  const ticket = visit.state === 'held' ? null : await findTicketOfVisit(tx, visit.id);
  if (visit.state === 'checked-in' && !ticket && legalDay(instantOf(visit.from)).equals(momentOf(parts).day)) {
    const { office, lines, language, id: booking, from: dueAt } = visit;
    await issueTicket(parts, tx, { office, lines, language, actor, booking, dueAt, priority: 1, once: null });
  }
  if (!ticket || !isOpenTicket(ticket)) return;
  const isServed = visit.state === 'finished' || ticket.state === 'serving';
  if (visit.state !== 'finished' && visit.state !== 'missed') return;
  await commandWithin(parts, tx, actor, { id: ticket.id, command: { do: isServed ? 'finish' : 'leave' }, seen: null });
}

import type { Actor } from '#kernel/actor';
import { parseCaseNumber } from '#kernel/case-number';
import { ok, type Result, refuse } from '#kernel/result';
import { type CheckInRefusal, mayCheckIn } from '../../domain/onsite/may-check-in.ts';
import { findByNumber, lockBooking } from '../../store/booking-store.ts';
import { findTicketOfVisit, type TicketRow } from '../../store/ticket-store.ts';
import { followVisit } from './follow-visit.ts';
import { issueTicket } from './issue-ticket.ts';
import { momentOf, type OnsiteParts } from './office-now.ts';
import { commandWithin } from './ticket-commands.ts';

/**
 * Checks in for a booked visit by its number and gives the ticket that is called; again gives the same one. Who is late waits like
 * everybody without an appointment. Refused at another office, on another day, and long before the time.
 */
export async function checkIn(
  parts: OnsiteParts,
  { office, number, actor }: { readonly office: string; readonly number: string; readonly actor: Actor },
): Promise<Result<CheckedIn, CheckInRefusal | 'not-found'>> {
  const parsed = parseCaseNumber(number, 'T');
  const found = parsed.ok ? await findByNumber(parts.db, parsed.value) : null;
  if (!found) return refuse('not-found');
  return parts.db.transaction(async (tx) => {
    const visit = await lockBooking(tx, found.id);
    if (!visit) return refuse('not-found');
    const before = await findTicketOfVisit(tx, visit.id);
    if (before && before.office !== office) return refuse('other-office', { office: before.office });
    if (before?.state === 'missed') {
      const back = await commandWithin(parts, tx, actor, { id: before.id, command: { do: 'come-back' }, seen: null });
      return back.ok ? ok({ ticket: back.value, how: 'again' }) : refuse('not-now');
    }
    if (before) return before.state === 'left' ? refuse('not-now') : ok({ ticket: before, how: 'again' });
    const may = mayCheckIn(visit, office, momentOf(parts).now);
    if (!may.ok) return may;
    const ticket = await issueTicket(parts, tx, {
      ...{ office, lines: visit.lines, language: visit.language, actor, booking: visit.id, dueAt: visit.from },
      ...{ priority: 1, once: null },
    });
    if (!ticket) return refuse('not-now');
    await followVisit(parts, tx, actor, visit.id, 'waiting');
    return ok({ ticket, how: may.value });
  });
}

interface CheckedIn {
  readonly ticket: TicketRow;
  readonly how: 'in-time' | 'late' | 'again';
}

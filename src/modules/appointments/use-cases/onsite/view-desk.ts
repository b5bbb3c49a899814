import type { Uuid } from '#kernel/ids';
import type { BookingRow, Contact, Person } from '../../domain/booking.ts';
import { comeBackMinutes } from '../../domain/onsite/decide-ticket.ts';
import type { PaperCheck } from '../../domain/visit-papers.ts';
import { findById } from '../../store/booking-store.ts';
import { findTicketOfVisit, type TicketRow, ticketAt, ticketsOf } from '../../store/ticket-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { checkStates } from '../links/visit-papers.ts';
import { contactOf } from '../open-visit.ts';
import { momentOf, type OnsiteNow, type OnsiteParts } from './office-now.ts';

/**
 * Who is at a desk, with the booked visit and its papers; the name is opened through the gateway, which records it. Null when nobody
 * is there today.
 */
export async function personAt(parts: AppointmentParts, person: Person, desk: number): Promise<PersonAt | null> {
  const ticket = await currentAt(parts, desk);
  if (!ticket) return null;
  const visit = ticket.booking ? await findById(parts.db, ticket.booking) : null;
  if (!visit) return { ticket, visit, contact: null, papers: null };
  const [[contact], papers] = await Promise.all([contactOf(parts, person, [visit]), checkStates(parts, [visit])]);
  return { ticket, visit, contact: contact ?? null, papers: papers.get(visit.id) ?? null };
}

/** The ticket of today that is called to a desk or served there. */
export async function currentAt(parts: OnsiteParts, desk: number): Promise<TicketRow | null> {
  const ticket = await ticketAt(parts.db, desk);
  return ticket?.day === momentOf(parts).day.toString() ? ticket : null;
}

/** Who was missed and may still come back. */
export async function missedOf(parts: OnsiteParts, { office, day, now }: OnsiteNow): Promise<readonly TicketRow[]> {
  const all = await ticketsOf(parts.db, office.id, day.toString());
  return all.filter(({ state, endedAt }) => state === 'missed' && endedAt! + comeBackMinutes >= now);
}

/** A ticket of this office and day; null for any other. */
export const ticketOfDay = async (
  parts: OnsiteParts,
  { office, day }: OnsiteNow,
  id: Uuid,
): Promise<TicketRow | null> =>
  (await ticketsOf(parts.db, office.id, day.toString())).find((one) => one.id === id) ?? null;

/** The ticket of today with which a visit checked in. */
export async function ticketOfVisit(parts: OnsiteParts, visit: Uuid): Promise<TicketRow | null> {
  const ticket = await findTicketOfVisit(parts.db, visit);
  return ticket?.day === momentOf(parts).day.toString() ? ticket : null;
}

export interface PersonAt {
  readonly ticket: TicketRow;
  /** Null for walk-ins. */
  readonly visit: BookingRow | null;
  readonly contact: Contact | null;
  readonly papers: PaperCheck | null;
}

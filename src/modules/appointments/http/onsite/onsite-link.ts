import type { Language } from '#kernel/language';
import type { BookingRow } from '../../domain/booking.ts';
import { mayCheckIn } from '../../domain/onsite/may-check-in.ts';
import { onsiteTexts } from '../../texts/onsite.ts';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import { ticketCode } from '../../use-cases/onsite/issue-ticket.ts';
import { momentOf } from '../../use-cases/onsite/office-now.ts';
import { ticketOfVisit } from '../../use-cases/onsite/view-desk.ts';

/** Where a person goes on from a visit on its day: to check in from an hour before, then to the own number; null at all other times. */
export async function onsiteLink(
  parts: AppointmentParts,
  row: BookingRow,
  language: Language,
): Promise<{ readonly href: string; readonly label: string } | null> {
  const t = onsiteTexts[language].visit;
  const { now } = momentOf(parts);
  if (row.state === 'confirmed' && mayCheckIn(row, row.office, now).ok)
    return { href: `/${language}/vor-ort/${row.office}/anmelden?nummer=${row.number}`, label: t.checkIn };
  if (!onSite.has(row.state)) return null;
  const ticket = await ticketOfVisit(parts, row.id);
  if (!ticket) return null;
  return { href: `/${language}/ticket/${ticketCode(parts, ticket.id)}`, label: t.ticket(ticket.number) };
}

const onSite: ReadonlySet<BookingRow['state']> = new Set(['checked-in', 'called', 'serving', 'parked', 'missed']);

import type { BookingRow, Contact, Person } from '../domain/booking.ts';
import { deskHours, hoursFor, wholeDay } from '../domain/desk-hours.ts';
import type { OfficePlan } from '../domain/plan.ts';
import { instantOf, minutesOf } from '../domain/spans.ts';
import type { ClosureRow } from '../store/board-store.ts';
import { visitsBetween } from '../store/booking-store.ts';
import type { AppointmentParts } from './appointment-parts.ts';
import { contactOf } from './open-visit.ts';

/** All visits of an office on a day with who comes, its closures, and how much of the open time is taken. The reads are recorded. */
export async function viewDay(
  parts: AppointmentParts,
  person: Person,
  office: OfficePlan,
  day: Temporal.PlainDate,
): Promise<OfficeDay> {
  const [from, to] = wholeDay(day);
  const rows = await visitsBetween(parts.db, office.id, instantOf(from).toString(), instantOf(to).toString());
  const contacts = await contactOf(parts, person, rows);
  const { closures } = await parts.board.read();
  const own = closures.filter(({ office: of, span }) => of === office.id && span[0] < to && span[1] > from);
  const hours = hoursFor(deskHours(office, day, parts.calendar, own), []);
  const open = [...hours.values()].reduce((sum, spans) => sum + minutesOf(spans), 0);
  const busy = rows.reduce((sum, row) => sum + row.to - row.from, 0);
  return {
    visits: rows.map((row, index) => ({ row, contact: contacts[index] ?? null })),
    closures: own,
    share: open > 0 ? Math.min(1, busy / open) : null,
  };
}

export interface OfficeDay {
  readonly visits: readonly { readonly row: BookingRow; readonly contact: Contact | null }[];
  readonly closures: readonly ClosureRow[];
  /** Of the open time that is taken, 0 to 1; null when nobody is there. */
  readonly share: number | null;
}

import type { Actor } from '#kernel/actor';
import { parseCaseNumber } from '#kernel/case-number';
import { hashOfProof } from '#kernel/guest-proof';
import type { Permission } from '#kernel/permission';
import { ok, type Result, refuse } from '#kernel/result';
import type { Purpose } from '#platform/vault';
import { type BookingRow, type Contact, mayWithBooking, type Person } from '../domain/booking.ts';
import { findByNumber, findOwn } from '../store/booking-store.ts';
import { type AppointmentParts, officeOf } from './appointment-parts.ts';
import { contactContext, hashOfMail, hashOfName } from './visit-events.ts';

/** The visit behind a number for somebody who may do this with it; a foreign one looks like none. */
export async function findVisit(
  parts: AppointmentParts,
  person: Person,
  number: string,
  permission: Permission,
): Promise<BookingRow | null> {
  const parsed = parseCaseNumber(number, 'T');
  const booking = parsed.ok ? await findByNumber(parts.db, parsed.value) : null;
  if (!booking) return null;
  return mayWithBooking(booking, person, officeOf(parts, booking.office)?.department ?? null, permission)
    ? booking
    : null;
}

/** Who comes; null once it is forgotten or while it is only held. Reads by the staff are recorded. */
export async function contactOf(
  parts: AppointmentParts,
  person: Person,
  bookings: readonly BookingRow[],
): Promise<readonly (Contact | null)[]> {
  const known = bookings.flatMap(({ id, key, sealed }) =>
    key && sealed ? [{ id, key, sealed, context: contactContext(id) }] : [],
  );
  const subjects = known.map(({ key }) => key);
  const opened = await parts.db.transaction((tx) =>
    parts.vault.open<Contact>(
      tx,
      {
        actor: person.actor,
        purpose: purposes[person.actor.kind] ?? 'own-view',
        caseId: null,
        subjects,
        what: ['answers'],
      },
      known,
    ),
  );
  const byId = new Map(known.map(({ id }, index) => [id, opened[index] ?? null]));
  return bookings.map(({ id }) => byId.get(id) ?? null);
}

/** Mails are delivered by the system; everybody else sees their own. */
const purposes: Readonly<Partial<Record<Actor['kind'], Purpose>>> = { staff: 'processing', system: 'delivery' };

/** Coming visits of this device and account. */
export async function ownVisits(
  parts: AppointmentParts,
  { actor, guestProofs }: Person,
): Promise<readonly BookingRow[]> {
  if (actor.kind === 'staff') return [];
  const now = parts.clock.now().toString();
  const rows = await findOwn(parts.db, guestProofs.map(hashOfProof), actor.kind === 'citizen' ? actor.id : null, now);
  return rows.filter(({ state, holdUntil }) => state !== 'held' || (holdUntil ?? '') > now);
}

/**
 * Finds a visit again on another device: by its number and the e-mail address or family name it stands under. Anything wrong gives the
 * same answer.
 */
export async function findAgain(
  parts: AppointmentParts,
  typed: { readonly number: string; readonly who: string },
): Promise<Result<BookingRow, 'not-found'>> {
  const number = parseCaseNumber(typed.number, 'T');
  const booking = number.ok ? await findByNumber(parts.db, number.value) : null;
  const isKnown =
    booking && typed.who.trim() !== '' && [booking.mailHash, booking.nameHash].includes(hashOf(parts, typed.who));
  return booking && isKnown ? ok(booking) : refuse('not-found');
}

const hashOf = (parts: AppointmentParts, who: string): string =>
  who.includes('@') ? hashOfMail(parts, who) : hashOfName(parts, who);

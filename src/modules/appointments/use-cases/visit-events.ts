import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { foldForSearch } from '#kernel/search-form';
import type { Tx } from '#platform/database';
import type { BookingRow, Contact, Person } from '../domain/booking.ts';
import type { AppointmentParts } from './appointment-parts.ts';

/** Seals who comes under a key of the visit's own, and gives the keyed hashes by which it is found again. */
export async function sealContact(parts: AppointmentParts, tx: Tx, id: Uuid, contact: Contact) {
  const key = await parts.vault.createKey(tx);
  return {
    key,
    sealed: Buffer.from(await parts.vault.seal(key, contact, contactContext(id), tx)),
    mailHash: contact.email ? hashOfMail(parts, contact.email) : null,
    nameHash: hashOfName(parts, contact.name),
  };
}

/** Seals who comes under a new key of the visit's own, which is stored together with the visit. */
export function draftContact(parts: Pick<AppointmentParts, 'vault'>, id: Uuid, contact: Contact) {
  const key = parts.vault.draftKey();
  return {
    key,
    sealed: Buffer.from(key.seal(contact, contactContext(id))),
    mailHash: contact.email ? hashOfMail(parts, contact.email) : null,
    nameHash: hashOfName(parts, contact.name),
  };
}

/** That visits were booked, for all of them in few statements: as `announce` tells of one. */
export async function announceBooked(
  parts: AppointmentParts,
  tx: Tx,
  visits: readonly { readonly booking: BookingRow; readonly person: Person }[],
): Promise<void> {
  const told = visits.map(({ booking: { id } }) => ({ id, seq: 1 }));
  const [first] = told;
  if (!first) return;
  await parts.events.begin(
    tx,
    visits.map(({ booking, person: { actor } }) => ({
      stream: booking.id,
      events: [{ type: 'appointment.booked', public: placeOf(booking) }],
      actor,
    })),
  );
  // Many at once leave one word behind, which becomes a job for each when the rush is over.
  const job = told.length > 1 ? { data: { visits: told }, key: `visits:${first.id}` } : mailJob(first)!;
  await parts.jobs.send(tx, { name: 'appointments.mail', ...job });
}

/** What happened to a visit, in the event log, and by e-mail after commit. The log names neither person nor contact. */
export async function announce(
  parts: AppointmentParts,
  tx: Tx,
  booking: BookingRow,
  what: Announcement,
): Promise<void> {
  const seq = await parts.events.append(tx, {
    stream: booking.id,
    expected: what.expected,
    events: [
      {
        type: what.type,
        public:
          what.type === 'appointment.cancelled'
            ? { office: booking.office, by: what.by ?? 'person' }
            : placeOf(booking),
      },
    ],
    actor: what.actor,
  });
  if (seq === 'conflict') throw new Error(`two commands at once for visit ${booking.id}`);
  if (what.isQuiet) return;
  await parts.jobs.send(tx, { name: 'appointments.mail', ...mailJob({ id: booking.id, seq })! });
}

/** The job that tells of one event of a visit, the same however often it is asked for. */
export const mailJob = (told: Told | undefined) =>
  told && { data: { id: told.id, seq: told.seq }, key: `visit:${told.id}:${told.seq}` };

const placeOf = ({ from, to, office, lines, channel }: BookingRow) => ({
  ...{ office, from, minutes: to - from, lines: lines.map((line) => ({ ...line })), channel },
});

/** Bound to the sealed contact, so that it opens for this visit only. */
export const contactContext = (id: Uuid): string => `appointment:${id}`;

/** The same address in any spelling. */
export const hashOfMail = ({ vault }: Pick<AppointmentParts, 'vault'>, email: string): string =>
  vault.blindIndex('appointment-mail', email.trim().toLowerCase());

/** The last word of a name: what people call their family name. */
export const hashOfName = ({ vault }: Pick<AppointmentParts, 'vault'>, name: string): string =>
  vault.blindIndex('appointment-name', foldForSearch(name).split(' ').at(-1) ?? '');

interface Told {
  readonly id: Uuid;
  readonly seq: number;
}
interface Announcement {
  readonly type:
    | 'appointment.booked'
    | 'appointment.moved'
    | 'appointment.cancelled'
    | 'appointment.checked-in'
    | 'appointment.finished'
    | 'appointment.missed';
  readonly actor: Actor;
  readonly expected: number;
  readonly by?: 'person' | 'office';
  /** Nobody needs to be told by e-mail. */
  readonly isQuiet?: boolean;
}

import type { Actor } from '#kernel/actor';
import { hashOfProof } from '#kernel/guest-proof';
import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { may, type Permission } from '#kernel/permission';
import type { BookingState } from './booking-state.ts';
import type { VisitLine } from './visit.ts';

/** True when the person may do this with this visit; a foreign one looks like none. */
export function mayWithBooking(
  booking: BookingRow,
  person: Person,
  department: string | null,
  permission: Permission,
): boolean {
  const { actor } = person;
  const isOffice = actor.kind === 'staff' && department !== null && actor.offices.includes(department);
  if (may(actor.roles, permission, { isOffice })) return true;
  if (actor.kind === 'staff') return false;
  const holdsCode =
    booking.guestProof !== null && person.guestProofs.some((proof) => hashOfProof(proof).equals(booking.guestProof!));
  const isOwn = holdsCode || (actor.kind === 'citizen' && actor.id !== null && actor.id === booking.accountId);
  return isOwn && may(['guest'], permission, { isOwn });
}

/** Who books: with everything that admits to a visit. */
export interface Person {
  readonly actor: Actor;
  /** Proofs derived from the guest codes of this device. */
  readonly guestProofs: readonly Uint8Array[];
}

export interface BookingRow {
  readonly id: Uuid;
  readonly number: string;
  readonly office: string;
  readonly desk: number;
  /** Minutes since 1970. */
  readonly from: number;
  readonly to: number;
  readonly state: BookingState;
  readonly active: boolean;
  /** ISO instant; null for what is not held. */
  readonly holdUntil: string | null;
  readonly seq: number;
  readonly moves: number;
  readonly lines: readonly VisitLine[];
  readonly channel: Channel;
  readonly language: Language;
  readonly accountId: Uuid | null;
  readonly guestProof: Buffer | null;
  readonly key: Uuid | null;
  readonly sealed: Buffer | null;
  readonly nameHash: string | null;
  readonly mailHash: string | null;
  readonly caseNumber: string | null;
}
export type Channel = 'online' | 'phone' | 'counter' | 'program';

/** Who comes and where to write to; sealed. */
export type Contact = {
  readonly name: string;
  /** Empty when the person gave none (telephone). */
  readonly email: string;
};

import type { Uuid } from '#kernel/ids';
import type { Reads } from '#platform/database';
import type { BookingRow } from '../domain/booking.ts';
import { columns } from './booking-store.ts';
import { type WishRow, wishSelect } from './wish-store.ts';

/** Coming visits of a case, soonest first. */
export const visitsOfCase = (on: Reads, caseNumber: string, now: string): Promise<BookingRow[]> =>
  on.query<BookingRow>(
    `SELECT ${columns} FROM appointments.booking WHERE case_number = $1 AND state IN ('pending', 'confirmed', 'checked-in', 'called', 'serving', 'parked')
       AND upper(span) > $2 ORDER BY lower(span)`,
    [caseNumber, now],
    'appointments-of-case',
  );

/** The person of a case holds this visit from now on, whoever booked it. */
export const giveToPerson = async (on: Reads, id: Uuid, accountId: Uuid | null, proof: Uint8Array | null) =>
  on.query(
    'UPDATE appointments.booking SET account_id = $2, guest_proof = $3, changed_by = pg_current_xact_id() WHERE id = $1',
    [id, accountId, proof],
  );

/** Every visit of a guest or account, newest first, as long as it is known whose it was. */
export const allOwnVisits = (on: Reads, proofs: readonly Uint8Array[], accountId: Uuid | null): Promise<BookingRow[]> =>
  on.query<BookingRow>(
    `SELECT ${columns} FROM appointments.booking WHERE (guest_proof = ANY($1::bytea[]) OR account_id = $2::uuid) AND number IS NOT NULL
     ORDER BY lower(span) DESC LIMIT 1000`,
    [proofs, accountId],
  );

/** Every wish of a guest or account, newest first, as long as it is known whose it was. */
export const allOwnWishes = (on: Reads, proofs: readonly Uint8Array[], accountId: Uuid | null): Promise<WishRow[]> =>
  on.query<WishRow>(
    `${wishSelect} WHERE guest_proof = ANY($1::bytea[]) OR account_id = $2::uuid ORDER BY made_at DESC LIMIT 1000`,
    [proofs, accountId],
  );

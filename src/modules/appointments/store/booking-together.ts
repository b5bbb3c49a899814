import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { NewBooking } from './booking-store.ts';

/**
 * Stores all of these bookings at their desks, in a statement that is sent and not waited for: when one of them is taken, closed or too many, the
 * transaction fails, and nothing of it is stored.
 */
export function takeAllDesks(tx: Tx, bookings: readonly PlacedBooking[], limits: Limits): void {
  tx.post(takeAll, valuesOf(bookings, limits), 'appointments-take-all');
}

/**
 * Stores each booking at its desk unless that is taken or closed meanwhile, or the person has as many visits as are allowed. One statement;
 * the constraint decides, also between those that come along. Gives those that are not stored, with the reason.
 */
export async function takeDesks(
  tx: Tx,
  bookings: readonly PlacedBooking[],
  limits: Limits,
): Promise<ReadonlyMap<Uuid, NotTaken>> {
  const values = valuesOf(bookings, limits);
  const lost = await tx.query<{ id: Uuid; isTooMany: boolean }>(takeFree, values, 'appointments-take-free');
  return new Map(lost.map(({ id, isTooMany }) => [id, isTooMany ? 'too-many' : 'taken']));
}

function valuesOf(bookings: readonly PlacedBooking[], { now, visitsPerPerson }: Limits): readonly unknown[] {
  // In the order of their places: two batches then never wait for each other crosswise.
  const rows = bookings.toSorted((a, b) => a.desk - b.desk || a.from - b.from || a.to - b.to);
  const offices = [...new Set(rows.map(({ office }) => office))];
  const [from, to] = [Math.min(...rows.map((row) => row.from)), Math.max(...rows.map((row) => row.to))];
  return [now, visitsPerPerson, ...columns.map((column) => rows.map(column)), offices, from, to];
}

const columns: readonly ((row: PlacedBooking) => unknown)[] = [
  ({ id }) => id,
  ({ number }) => number,
  ({ office }) => office,
  ({ desk }) => desk,
  ({ from }) => from,
  ({ to }) => to,
  ({ state }) => state,
  ({ holdUntil }) => holdUntil,
  ({ seq }) => seq,
  ({ lines }) => JSON.stringify(lines),
  ({ channel }) => channel,
  ({ language }) => language,
  ({ accountId }) => accountId,
  ({ guestProof }) => guestProof,
  ({ staffId }) => staffId,
  ({ once }) => once,
  ({ key }) => key,
  ({ sealed }) => sealed,
  ({ mailHash }) => mailHash,
  ({ nameHash }) => nameHash,
  ({ caseNumber }) => caseNumber,
  ({ bookedAt }) => bookedAt,
  ({ isLimited }) => isLimited,
];

const names = `id, number, office, desk, starts, ends, state, hold_until, seq, lines, channel, language, account_id,
    guest_proof, staff_id, once, key, sealed, mail_hash, name_hash, case_number, booked_at, is_limited`;
// What is closed is looked up once for all of them.
const asked = `
  WITH closed AS MATERIALIZED (
    SELECT office, desk, span FROM appointments.closure WHERE ended_at IS NULL AND office = ANY($26::text[])
      AND span && tstzrange(to_timestamp($27::int::float8 * 60), to_timestamp($28::int::float8 * 60))),
  asked AS MATERIALIZED (
    SELECT *, tstzrange(to_timestamp(starts::float8 * 60), to_timestamp(ends::float8 * 60)) AS span,
      is_limited AND (SELECT count(*) FROM appointments.booking b WHERE b.mail_hash = r.mail_hash
        AND b.state IN ('held', 'pending', 'confirmed', 'checked-in', 'called', 'serving', 'parked') AND upper(b.span) > $1) >= $2::int AS is_too_many
    FROM unnest($3::uuid[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[], $9::text[], $10::timestamptz[], $11::int[], $12::jsonb[],
      $13::text[], $14::text[], $15::uuid[], $16::bytea[], $17::uuid[], $18::text[], $19::uuid[], $20::bytea[], $21::text[], $22::text[],
      $23::text[], $24::timestamptz[], $25::boolean[]) AS r(${names}))`;
const isClosed =
  'EXISTS (SELECT 1 FROM closed c WHERE c.office = asked.office AND (c.desk IS NULL OR c.desk = asked.desk) AND c.span && asked.span)';
const inserted = `
  INSERT INTO appointments.booking (id, number, office, desk, span, state, active, hold_until, seq, lines, channel, language, account_id,
      guest_proof, staff_id, once, key, sealed, mail_hash, name_hash, case_number, booked_at)`;
const rest = `number, office, desk, span, state, true, hold_until, seq, lines, channel, language, account_id,
      guest_proof, staff_id, once, key, sealed, mail_hash, name_hash, case_number, booked_at`;
// A row without an id is refused by the table, and all that came along with it.
const takeAll = `${asked} ${inserted}
  SELECT CASE WHEN is_too_many OR ${isClosed} THEN NULL ELSE id END, ${rest} FROM asked`;
const takeFree = `${asked},
  stored AS (${inserted}
    SELECT id, ${rest} FROM asked WHERE NOT is_too_many AND NOT ${isClosed} ON CONFLICT DO NOTHING RETURNING id)
  SELECT id, is_too_many AS "isTooMany" FROM asked WHERE NOT EXISTS (SELECT 1 FROM stored WHERE stored.id = asked.id)`;

export type NotTaken = 'taken' | 'too-many';
export interface PlacedBooking extends Omit<NewBooking, 'desks'> {
  readonly desk: number;
  /** Counted against the visits that one e-mail address may have. */
  readonly isLimited: boolean;
}
interface Limits {
  readonly now: string;
  readonly visitsPerPerson: number;
}

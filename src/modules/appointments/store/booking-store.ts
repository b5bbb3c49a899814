import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { BookingRow, Channel } from '../domain/booking.ts';
import type { VisitLine } from '../domain/visit.ts';

/**
 * Takes the first of these desks that is free for the whole span and not closed, as a hold or as a visit at once; null when somebody
 * was quicker at each. One statement; the constraint decides, whoever else is on the way.
 */
export async function takeDesk(tx: Tx, row: NewBooking): Promise<{ readonly desk: number | null }> {
  const [done] = await tx.query<{ desk: number }>(take, takeValues(row), 'appointments-take');
  return { desk: done?.desk ?? null };
}

/** Turns a hold into a visit: only if it is still held by then, unchanged, and the desk was not closed meanwhile. */
export async function confirmHold(tx: Tx, id: Uuid, seq: number, visit: ConfirmedVisit): Promise<boolean> {
  const values = [
    id,
    seq,
    visit.now,
    visit.key,
    visit.sealed,
    visit.mailHash,
    visit.nameHash,
    visit.language,
    visit.caseNumber,
  ];
  return (await tx.query(confirm, values, 'appointments-confirm')).length === 1;
}

/** Moves a visit to another desk and time in one statement; false when it is closed, throws 23P01 when somebody is there, and the old slot stays. */
export async function moveBooking(tx: Tx, id: Uuid, seq: number, to: Place): Promise<boolean> {
  return (await tx.query(move, [id, seq, to.office, to.desk, to.from, to.to], 'appointments-move')).length === 1;
}

/** Keeps what a visit has left until it is offered again; nothing of it where the new place overlaps the old one. */
export async function keepReturning(tx: Tx, newId: Uuid, old: Place, now: Place, backAt: string): Promise<void> {
  await tx.query(returning, [newId, old.office, old.desk, old.from, old.to, now.desk, now.from, now.to, backAt]);
}

/** Changes the state of a visit when it is unchanged since it was read. */
export async function changeState(tx: Tx, id: Uuid, seq: number, to: StateChange): Promise<boolean> {
  const values = [id, seq, to.state, to.seq, to.backAt ?? null, to.active];
  return (await tx.query(change, values, 'appointments-change')).length === 1;
}

/** The visit behind a number; null when there is none. */
export const findByNumber = async (on: Reads, number: string): Promise<BookingRow | null> =>
  (await on.query<BookingRow>(`${select} WHERE number = $1`, [number], 'appointments-by-number'))[0] ?? null;

/** The visit by id. */
export const findById = async (on: Reads, id: Uuid): Promise<BookingRow | null> =>
  (await on.query<BookingRow>(`${select} WHERE id = $1`, [id], 'appointments-by-id'))[0] ?? null;

/** The visit by id, locked for the rest of the transaction. */
export const lockBooking = async (tx: Tx, id: Uuid): Promise<BookingRow | null> =>
  (await tx.query<BookingRow>(`${select} WHERE id = $1 FOR UPDATE`, [id], 'appointments-lock'))[0] ?? null;

/** The visit that a command with this key has made already. */
export const findByOnce = async (on: Reads, once: string): Promise<BookingRow | null> =>
  (await on.query<BookingRow>(`${select} WHERE once = $1`, [once], 'appointments-by-once'))[0] ?? null;

/** Visits and holds of one person that are not over, soonest first. */
export const findOwn = (
  on: Reads,
  proofs: readonly Buffer[],
  accountId: Uuid | null,
  now: string,
): Promise<BookingRow[]> =>
  on.query<BookingRow>(
    `${select} WHERE (guest_proof = ANY($1::bytea[]) OR account_id = $2::uuid) AND state IN (${living}) AND upper(span) > $3
     ORDER BY lower(span)`,
    [proofs, accountId, now],
  );

/** How many coming visits stand under an e-mail address. */
export async function countUnder(on: Reads, mailHash: string, now: string): Promise<number> {
  const [row] = await on.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM appointments.booking WHERE mail_hash = $1 AND state IN (${living}) AND upper(span) > $2`,
    [mailHash, now],
    'appointments-under',
  );
  return row?.count ?? 0;
}

/** The most coming visits that one account has or one device booked, of those that stand behind somebody; holds do not count. */
export async function countHeldBy(
  on: Reads,
  proofs: readonly Uint8Array[],
  accountId: Uuid | null,
  now: string,
): Promise<number> {
  const [row] = await on.query<{ count: number }>(
    `SELECT coalesce(max(count), 0)::int AS count FROM (
       SELECT count(*) FROM appointments.booking WHERE account_id = $2::uuid AND state IN (${living}) AND state <> 'held' AND upper(span) > $3
       UNION ALL
       SELECT count(*) FROM appointments.booking
         WHERE guest_proof = ANY($1::bytea[]) AND state IN (${living}) AND state <> 'held' AND upper(span) > $3 GROUP BY guest_proof) AS counts`,
    [proofs, accountId, now],
    'appointments-held-by',
  );
  return row?.count ?? 0;
}

/** From now on this guest holds the visit. */
export async function rebind(on: Reads, id: Uuid, proof: Uint8Array): Promise<void> {
  await on.query('UPDATE appointments.booking SET guest_proof = $2, changed_by = pg_current_xact_id() WHERE id = $1', [
    id,
    proof,
  ]);
}

/** Holds that a person gives up; their room returns after a while. */
export async function letGo(on: Reads, ids: readonly Uuid[], backAt: string): Promise<void> {
  await on.query(
    `UPDATE appointments.booking SET state = 'lapsed', back_at = $2, hold_until = NULL, changed_by = pg_current_xact_id()
     WHERE id = ANY($1::uuid[]) AND state = 'held'`,
    [ids, backAt],
  );
}

/** All visits of an office between two instants that are not cancelled, by time and desk; none is longer than a day. */
export const visitsBetween = (on: Reads, office: string, from: string, until: string): Promise<BookingRow[]> =>
  on.query<BookingRow>(
    `${select} WHERE office = $1 AND number IS NOT NULL AND state NOT IN ('cancelled', 'lapsed') AND lower(span) < $3 AND upper(span) > $2
       AND lower(span) > $2::timestamptz - interval '1 day' AND (active OR state IN ('finished', 'missed')) ORDER BY lower(span), desk`,
    [office, from, until],
  );

const living = "'held', 'pending', 'confirmed', 'checked-in', 'called', 'serving', 'parked'";
export const columns = `id, number, office, desk, (extract(epoch FROM lower(span)) / 60)::int AS "from", (extract(epoch FROM upper(span)) / 60)::int AS "to",
  state, active, to_char(hold_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "holdUntil", seq, moves, lines, channel, language,
  account_id AS "accountId", guest_proof AS "guestProof", key, sealed, name_hash AS "nameHash", mail_hash AS "mailHash", case_number AS "caseNumber"`;
const select = `SELECT ${columns} FROM appointments.booking`;
const place = 'tstzrange(to_timestamp($4::float8 * 60), to_timestamp($5::float8 * 60))';
const take = `
  WITH wanted AS (SELECT ${place} AS span),
  free AS (
    SELECT d.desk, d.turn, wanted.span FROM wanted, unnest($6::int[]) WITH ORDINALITY AS d(desk, turn)
    WHERE NOT EXISTS (SELECT 1 FROM appointments.booking b WHERE b.active AND b.desk = d.desk AND b.span && wanted.span)
      AND NOT EXISTS (SELECT 1 FROM appointments.closure c WHERE c.ended_at IS NULL AND c.office = $3
        AND (c.desk IS NULL OR c.desk = d.desk) AND c.span && wanted.span))
  INSERT INTO appointments.booking (id, number, office, desk, span, state, active, hold_until, seq, lines, channel, language, account_id,
      guest_proof, staff_id, once, key, sealed, mail_hash, name_hash, case_number, booked_at)
    SELECT $1, $2, $3, free.desk, free.span, $7::text, true, $8::timestamptz, $9::int, $10::jsonb, $11, $12, $13::uuid, $14::bytea, $15::uuid,
      $16, $17::uuid, $18::bytea, $19, $20, $21, $22::timestamptz
    FROM free ORDER BY turn LIMIT 1 ON CONFLICT DO NOTHING RETURNING desk`;
const takeValues = (row: NewBooking): readonly unknown[] => [
  ...[row.id, row.number, row.office, row.from, row.to, row.desks],
  ...[row.state, row.holdUntil, row.seq, JSON.stringify(row.lines), row.channel, row.language],
  ...[row.accountId, row.guestProof, row.staffId, row.once],
  ...[row.key, row.sealed, row.mailHash, row.nameHash, row.caseNumber, row.bookedAt],
];
const confirm = `
  UPDATE appointments.booking b SET state = 'confirmed', seq = b.seq + 1, key = $4, sealed = $5, mail_hash = $6, name_hash = $7,
    language = $8, case_number = $9, hold_until = NULL, booked_at = $3, changed_by = pg_current_xact_id()
  WHERE id = $1 AND seq = $2 AND state IN ('held', 'pending') AND (hold_until IS NULL OR hold_until > $3)
    AND NOT EXISTS (SELECT 1 FROM appointments.closure c WHERE c.ended_at IS NULL AND c.office = b.office
      AND (c.desk IS NULL OR c.desk = b.desk) AND c.span && b.span)
  RETURNING 1`;
const move = `
  UPDATE appointments.booking SET office = $3, desk = $4, span = tstzrange(to_timestamp($5::float8 * 60), to_timestamp($6::float8 * 60)),
    seq = seq + 1, moves = moves + 1, changed_by = pg_current_xact_id()
  WHERE id = $1 AND seq = $2 AND state IN ('pending', 'confirmed')
    AND NOT EXISTS (SELECT 1 FROM appointments.closure c WHERE c.ended_at IS NULL AND c.office = $3 AND (c.desk IS NULL OR c.desk = $4)
      AND c.span && tstzrange(to_timestamp($5::float8 * 60), to_timestamp($6::float8 * 60))) RETURNING 1`;
const returning = `
  WITH old AS (SELECT ${place} AS span), rest AS (
    SELECT unnest(tstzmultirange(old.span) - CASE WHEN $6::int = $3::int
      THEN tstzmultirange(tstzrange(to_timestamp($7::float8 * 60), to_timestamp($8::float8 * 60))) ELSE '{}'::tstzmultirange END) AS span FROM old)
  INSERT INTO appointments.booking (id, office, desk, span, state, active, back_at, lines, channel, language)
  SELECT CASE WHEN row_number() OVER () = 1 THEN $1::uuid ELSE gen_random_uuid() END, $2, $3, rest.span, 'returning', true, $9, '[]', 'online', 'de' FROM rest`;
const change = `
  UPDATE appointments.booking SET state = $3, seq = $4, back_at = $5, active = $6, moves = moves + CASE WHEN $3 = 'cancelled' THEN 1 ELSE 0 END, changed_by = pg_current_xact_id()
  WHERE id = $1 AND seq = $2 RETURNING 1`;

export interface Place {
  readonly office: string;
  readonly desk: number;
  /** Minutes since 1970. */
  readonly from: number;
  readonly to: number;
}
export interface NewBooking {
  readonly id: Uuid;
  readonly number: string;
  readonly office: string;
  /** Desks that fit, best first. */
  readonly desks: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly state: 'held' | 'confirmed';
  readonly holdUntil: string | null;
  readonly seq: number;
  readonly lines: readonly VisitLine[];
  readonly channel: Channel;
  readonly language: string;
  readonly accountId: Uuid | null;
  readonly guestProof: Uint8Array | null;
  readonly staffId: Uuid | null;
  readonly once: string | null;
  readonly key: Uuid | null;
  readonly sealed: Uint8Array | null;
  readonly mailHash: string | null;
  readonly nameHash: string | null;
  readonly caseNumber: string | null;
  readonly bookedAt: string | null;
}
export interface ConfirmedVisit {
  readonly now: string;
  readonly key: Uuid;
  readonly sealed: Uint8Array;
  readonly mailHash: string | null;
  readonly nameHash: string;
  readonly language: string;
  readonly caseNumber: string | null;
}
export interface StateChange {
  readonly state: string;
  readonly seq: number;
  readonly active: boolean;
  readonly backAt?: string | null;
}

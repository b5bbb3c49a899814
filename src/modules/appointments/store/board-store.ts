import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { Closure } from '../domain/desk-hours.ts';
import type { AcceptedPlaces, ExtraPlace } from '../domain/overbooking/index.ts';

/** Every span that takes up a desk and is not over. */
export const readTaken = (on: Reads, from: string): Promise<TakenRow[]> =>
  on.query<TakenRow>(
    `SELECT ${columns} FROM appointments.booking WHERE active AND upper(span) > $1`,
    [from],
    'appointments-taken',
  );

/** What changed in transactions that a snapshot did not show, also what gave its desk back. */
export const readChanged = (on: Reads, mark: string): Promise<TakenRow[]> =>
  on.query<TakenRow>(
    `SELECT ${columns} FROM appointments.booking WHERE changed_by >= $1::xid8`,
    [mark],
    'appointments-changed',
  );

/** The first transaction that may still be under way: everything before it is seen by whoever reads from now on. */
export async function readMark(on: Reads): Promise<string> {
  const [row] = await on.query<{ mark: string }>(
    'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS mark',
    [],
    'appointments-mark',
  );
  if (!row) throw new Error('the database does not tell its transactions');
  return row.mark;
}

/** Closures that are not over and places beyond the desks, in one look; what goes along with closed desks follows from both. */
export async function readClosures(on: Reads, from: string): Promise<Changed> {
  const rows = await on.query<RawClosure>(
    `SELECT id, office, desk, reason, (extract(epoch FROM lower(span)) / 60)::int AS "from", (extract(epoch FROM upper(span)) / 60)::int AS "to",
       NULL::jsonb AS places FROM appointments.closure WHERE ended_at IS NULL AND NOT goes_along AND upper(span) > $1
     UNION ALL SELECT id, office, NULL, '', 0, 0, places FROM appointments.extra_places WHERE day >= ($1::timestamptz)::date ORDER BY 5, 1`,
    [from],
    'appointments-closures',
  );
  return {
    closures: rows
      .filter(({ places }) => places === null)
      .map(({ from: start, to, places: _, ...row }) => ({ ...row, span: [start, to] })),
    extras: rows.flatMap(({ office, places }) => (places === null ? [] : [{ office, places }])),
  };
}

/** Stores a closure. */
export async function insertClosure(on: Reads, closure: NewClosure): Promise<void> {
  await on.query(
    `INSERT INTO appointments.closure (id, office, desk, span, reason, closed_by, closed_at)
     VALUES ($1, $2, $3, tstzrange(to_timestamp($4::float8 * 60), to_timestamp($5::float8 * 60)), $6, $7, $8)`,
    [
      closure.id,
      closure.office,
      closure.desk,
      closure.span[0],
      closure.span[1],
      closure.reason,
      closure.by,
      closure.at,
    ],
  );
}

/** Ends a closure; false when there is none, or it was ended before. */
export async function endClosure(on: Reads, id: Uuid, office: string, at: string): Promise<boolean> {
  const rows = await on.query(
    'UPDATE appointments.closure SET ended_at = $3 WHERE id = $1 AND office = $2 AND ended_at IS NULL AND NOT goes_along RETURNING 1',
    [id, office, at],
  );
  return rows.length === 1;
}

/** From now on exactly these extra places of an office go along with its closed desks. */
export async function replaceClosedAlong(
  tx: Tx,
  office: string,
  places: readonly ExtraPlace[],
  at: string,
): Promise<void> {
  await tx.query(
    'UPDATE appointments.closure SET ended_at = $2 WHERE office = $1 AND goes_along AND ended_at IS NULL',
    [office, at],
  );
  const rows = places.flatMap(({ unit, spans }) => spans.map(([from, to]) => ({ unit, from, to })));
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO appointments.closure (id, office, desk, span, reason, closed_at, goes_along)
     SELECT gen_random_uuid(), $1, unit, tstzrange(to_timestamp(f::float8 * 60), to_timestamp(t::float8 * 60)), '', $2, true
     FROM unnest($3::int[], $4::int[], $5::int[]) AS lost(unit, f, t)`,
    [office, at, rows.map(({ unit }) => unit), rows.map(({ from }) => from), rows.map(({ to }) => to)],
  );
}

/** Holds that ran out begin to return; gives how many. Returned slots whose time has come are free again; visits that are over end. */
export async function sweep(on: Reads, now: string, backAt: string): Promise<number> {
  const lapsed = await on.query(lapse, [now, backAt]);
  const back = await on.query(giveBack, [now]);
  return lapsed.length + back.length;
}

/** Visits that are over for so long that nobody needs to know who came. */
export const keysToDestroy = (on: Reads, before: string): Promise<{ id: Uuid; key: Uuid }[]> =>
  on.query(`SELECT id, key FROM appointments.booking WHERE key IS NOT NULL AND upper(span) < $1 LIMIT 500`, [before]);

/** Forgets who came. */
export async function forget(on: Reads, ids: readonly Uuid[]): Promise<void> {
  await on.query(
    `UPDATE appointments.booking SET key = NULL, sealed = NULL, mail_hash = NULL, name_hash = NULL, guest_proof = NULL, account_id = NULL,
       case_number = NULL, changed_by = pg_current_xact_id() WHERE id = ANY($1::uuid[])`,
    [ids],
  );
}

const columns = `id, desk, active, (extract(epoch FROM lower(span)) / 60)::int AS "from", (extract(epoch FROM upper(span)) / 60)::int AS "to"`;
const lapse = `
  UPDATE appointments.booking SET state = 'lapsed', back_at = $2, changed_by = pg_current_xact_id()
  WHERE state = 'held' AND hold_until <= $1 RETURNING 1`;
const giveBack = `
  UPDATE appointments.booking SET active = false, changed_by = pg_current_xact_id() WHERE active AND back_at <= $1 RETURNING 1`;

export interface TakenRow {
  readonly id: Uuid;
  readonly desk: number;
  readonly active: boolean;
  readonly from: number;
  readonly to: number;
}
export interface ClosureRow extends Closure {
  readonly id: Uuid;
  readonly reason: string;
}
interface NewClosure extends Closure {
  readonly id: Uuid;
  readonly reason: string;
  readonly by: Uuid | null;
  readonly at: string;
}
/** What changes the capacity of the plan. */
export interface Changed {
  readonly closures: readonly ClosureRow[];
  readonly extras: readonly AcceptedPlaces[];
}
interface RawClosure extends Omit<ClosureRow, 'span'> {
  readonly from: number;
  readonly to: number;
  readonly places: AcceptedPlaces['places'] | null;
}

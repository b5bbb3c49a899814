import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { HourOfWeek } from '../domain/waiting/index.ts';

/** Arrivals of a branch wait for each other until the end of their transaction, so that numbers have no gap. */
export const oneArrivalAtATime = (tx: Tx, branch: string): void =>
  tx.post('SELECT pg_advisory_xact_lock($1, hashtext($2))', [arrivalLock, branch], 'arrival-lock');

/** Stores who came under the next number of the day, served at once where a time says so; null when the same was stored before. */
export async function insertArrival(
  tx: Tx,
  { id, branch, day, at, servedAt, seq }: NewArrival,
): Promise<number | null> {
  const [row] = await tx.query<{ number: number }>(
    `INSERT INTO partners.arrival (id, branch, day, number, arrived_at, served_at, seq)
     SELECT $1::uuid, $2, $3::date, coalesce(max(number), 0) + 1, $4::timestamptz, $5::timestamptz, $6::int FROM partners.arrival WHERE branch = $2 AND day = $3::date
     ON CONFLICT (id) DO NOTHING RETURNING number`,
    [id, branch, day, at, servedAt, seq],
    'arrival-new',
  );
  return row?.number ?? null;
}

/** Who waits at a branch on a day, in the order in which they came. */
export const waitingAt = (on: Reads, branch: string, day: string): Promise<Arrival[]> =>
  on.query<Arrival>(
    `${select} WHERE branch = $1 AND day = $2 AND served_at IS NULL AND left_at IS NULL ORDER BY number`,
    [branch, day],
    'arrivals-waiting',
  );

/** True when a branch has noted anybody on a day. */
export async function hasNotedAny(on: Reads, branch: string, day: string): Promise<boolean> {
  const rows = await on.query('SELECT 1 FROM partners.arrival WHERE branch = $1 AND day = $2 LIMIT 1', [branch, day]);
  return rows.length > 0;
}

/** Somebody who waits there on that day, locked; null for everybody else. */
export async function lockWaiting(tx: Tx, { id, branch, day }: WaitingKey): Promise<Arrival | null> {
  const [row] = await tx.query<Arrival>(
    `${select} WHERE id = $1 AND branch = $2 AND day = $3 AND served_at IS NULL AND left_at IS NULL FOR UPDATE`,
    [id, branch, day],
  );
  return row ?? null;
}

/** Ends the wait: served, or gone. */
export async function endWaiting(tx: Tx, id: Uuid, seq: number, how: 'served' | 'left', at: string): Promise<void> {
  const column = how === 'served' ? 'served_at' : 'left_at';
  await tx.query(
    `UPDATE partners.arrival SET ${column} = greatest(arrived_at, $2::timestamptz), seq = $3 WHERE id = $1`,
    [id, at, seq],
  );
}

/** Notes when a branch began to serve, and when the person had come; the first time counts. */
export async function noteTaken(tx: Tx, visit: Uuid, takenAt: string, arrivedAt: string | null): Promise<void> {
  await tx.query(
    `UPDATE partners.visit SET taken_at = $2, arrived_at = CASE WHEN $3::timestamptz IS NOT NULL THEN least($3::timestamptz, $2::timestamptz) END
     WHERE id = $1 AND taken_at IS NULL`,
    [visit, takenAt, arrivedAt],
  );
}

/** How long people waited at each branch in an hour of the week since an instant: how many, and the middle in minutes. */
export const waitsInHour = (on: Reads, since: string, { weekday, hour }: HourOfWeek): Promise<BranchWait[]> =>
  on.query<BranchWait>(
    `SELECT branch, count(*)::int AS visits,
       (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM served_at - arrived_at)) / 60)::float8 AS minutes
     FROM partners.arrival WHERE served_at IS NOT NULL AND arrived_at >= $1
       AND extract(isodow FROM arrived_at AT TIME ZONE 'Europe/Berlin') = $2
       AND extract(hour FROM arrived_at AT TIME ZONE 'Europe/Berlin') = $3 GROUP BY branch`,
    [since, weekday, hour],
    'waits-in-hour',
  );

const arrivalLock = 20_131;
const select = `SELECT id, number, seq, to_char(arrived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "arrivedAt"
  FROM partners.arrival`;

export interface Arrival {
  readonly id: Uuid;
  /** Counted anew each day. */
  readonly number: number;
  readonly seq: number;
  /** ISO instant in UTC. */
  readonly arrivedAt: string;
}
interface NewArrival {
  readonly id: Uuid;
  readonly branch: string;
  /** ISO date. */
  readonly day: string;
  readonly at: string;
  readonly servedAt: string | null;
  readonly seq: number;
}
interface WaitingKey {
  readonly id: Uuid;
  readonly branch: string;
  readonly day: string;
}
export interface BranchWait {
  readonly branch: string;
  readonly visits: number;
  readonly minutes: number;
}

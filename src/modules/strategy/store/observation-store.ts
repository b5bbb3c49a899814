import { setTimeout } from 'node:timers/promises';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { FeedPlace } from '#platform/events';
import type { RunningCase } from '../domain/observe.ts';
import type { Observation } from '../domain/things.ts';
import type { Reader } from './reader.ts';

/** Locks the place up to which is counted and gives it. */
export async function lockHead(tx: Tx): Promise<FeedPlace> {
  const [head] = await tx.query<FeedPlace>('SELECT xact::text, stream, seq FROM strategy.head FOR UPDATE');
  if (!head) throw new Error('the counting has no place');
  return head;
}

export const moveHead = (tx: Tx, { xact, stream, seq }: FeedPlace): void =>
  tx.post('UPDATE strategy.head SET xact = $1, stream = $2, seq = $3', [xact, stream, seq]);

/** True as soon as every transaction that is under way now has ended: the feed then has all their events. Waits two seconds at most. */
export async function hasSettled(db: Reader): Promise<boolean> {
  const [now] = await db.query<{ xact: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xact');
  for (let turn = 0; turn < 40; turn += 1) {
    const [row] = await db.query<{ over: boolean }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= $1::bigint AS over',
      [now?.xact],
    );
    if (row?.over) return true;
    await setTimeout(50);
  }
  return false;
}

/** What is remembered of these streams. */
export async function findRunning(tx: Reader, streams: readonly Uuid[]): Promise<Map<Uuid, RunningCase>> {
  const rows = await tx.query<Omit<RunningCase, 'beganAt'> & { readonly stream: Uuid; readonly beganAt: Date }>(
    `SELECT stream, service, began_at AS "beganAt", promised_on::text AS "promisedOn", channel, steps, is_decided AS "isDecided"
     FROM strategy.running WHERE stream = ANY($1)`,
    [streams],
    'strategy-running',
  );
  return new Map(
    rows.map(({ stream, beganAt, ...row }) => [
      stream,
      { ...row, beganAt: Temporal.Instant.fromEpochMilliseconds(beganAt.getTime()).toString() },
    ]),
  );
}

export const saveRunning = (tx: Tx, running: ReadonlyMap<Uuid, RunningCase>): void => {
  const all = [...running];
  tx.post(
    `INSERT INTO strategy.running (stream, service, began_at, promised_on, channel, steps, is_decided)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::date[], $5::text[], $6::int[], $7::boolean[])
     ON CONFLICT (stream) DO UPDATE SET steps = excluded.steps, is_decided = excluded.is_decided`,
    [
      all.map(([stream]) => stream),
      all.map(([, one]) => one.service),
      all.map(([, one]) => one.beganAt),
      all.map(([, one]) => one.promisedOn),
      all.map(([, one]) => one.channel),
      all.map(([, one]) => one.steps),
      all.map(([, one]) => one.isDecided),
    ],
  );
};

export const forgetRunning = (tx: Tx, streams: readonly Uuid[]): void =>
  tx.post('DELETE FROM strategy.running WHERE stream = ANY($1)', [streams]);

/** Adds to what was counted before. */
export const addObservations = (tx: Tx, seen: readonly Observation[]): void =>
  tx.post(
    `INSERT INTO strategy.observation AS o (period, thing, subject, value, count)
     SELECT p, t, s, v, sum(n)::int FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[]) AS x(p, t, s, v, n)
     GROUP BY p, t, s, v
     ON CONFLICT (period, thing, subject, value) DO UPDATE SET count = o.count + excluded.count`,
    [
      seen.map(({ period }) => period),
      seen.map(({ thing }) => thing),
      seen.map(({ subject }) => subject),
      seen.map(({ value }) => value),
      seen.map(({ count }) => count),
    ],
  );

export const readObservations = (tx: Reader, period: string): Promise<Observation[]> =>
  tx.query<Observation>(
    'SELECT period, thing, subject, value, count FROM strategy.observation WHERE period = $1 ORDER BY thing, subject, value',
    [period],
  );

/** Forms of services that were sent, and all that ended, in closed months from the first to the last (`2026-12`), and how many such months there are. */
export async function formsEnded(
  tx: Reader,
  services: readonly string[],
  { first, last }: { readonly first: string; readonly last: string },
): Promise<{ readonly months: number; readonly sent: number; readonly whole: number }> {
  const [row] = await tx.query<{ months: number; sent: number; whole: number }>(
    `SELECT (SELECT count(*)::int FROM strategy.month WHERE period BETWEEN $2 AND $3) AS months,
       coalesce(sum(count) FILTER (WHERE value = 'abgeschickt'), 0)::int AS sent, coalesce(sum(count), 0)::int AS whole
     FROM strategy.observation WHERE thing = 'abschluss' AND subject = ANY($1)
       AND period IN (SELECT period FROM strategy.month WHERE period BETWEEN $2 AND $3)`,
    [services, first, last],
  );
  return row!;
}

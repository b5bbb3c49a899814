import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Observation } from '../domain/things.ts';
import type { Reader } from './reader.ts';

/** Keeps the first answer for a case, or changes it while its month is open. */
export async function saveRating(
  tx: Tx,
  { mark, period, service, score, groups }: Rating,
): Promise<'new' | 'changed' | 'closed'> {
  const [row] = await tx.query<{ isNew: boolean; score: number | null }>(
    `INSERT INTO strategy.rating AS r (mark, period, service, score, groups) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (mark) DO UPDATE SET score = CASE WHEN r.score IS NULL THEN NULL ELSE excluded.score END
     RETURNING xmax = 0 AS "isNew", score`,
    [mark, period, service, score, groups],
  );
  if (row?.isNew) return 'new';
  return row?.score == null ? 'closed' : 'changed';
}

/** What was answered for a case; `closed` once its month is, null before any answer. */
export async function findRating(tx: Reader, mark: string): Promise<number | 'closed' | null> {
  const [row] = await tx.query<{ score: number | null }>('SELECT score FROM strategy.rating WHERE mark = $1', [mark]);
  return row ? (row.score ?? 'closed') : null;
}

/** Takes the answers of a month out: gives their counts and erases what each of them was. */
export async function takeRatings(tx: Tx, period: string): Promise<Observation[]> {
  const rows = await tx.query<{ service: string; score: number; count: number }>(
    `SELECT service, score, count(*)::int AS count FROM strategy.rating WHERE period = $1 AND score IS NOT NULL
     GROUP BY service, score ORDER BY service, score`,
    [period],
  );
  await tx.query(
    `INSERT INTO strategy.rating_group (period, name, score, count)
     SELECT $1, name, score, count(*) FROM strategy.rating, unnest(groups) AS name
     WHERE period = $1 AND score IS NOT NULL GROUP BY name, score`,
    [period],
  );
  await tx.query(
    `UPDATE strategy.rating SET service = NULL, score = NULL, groups = '{}' WHERE period = $1 AND score IS NOT NULL`,
    [period],
  );
  return rows.map(({ service, score, count }) => ({
    ...{ period, thing: 'zufriedenheit', subject: service, value: String(score), count },
  }));
}

/** How often which answer was given in these groups: in months that are closed, and so far in those that are open. */
export const groupCounts = (tx: Reader, names: readonly string[]): Promise<GroupCount[]> =>
  tx.query<GroupCount>(
    `SELECT name, score, sum(count)::int AS count FROM (
       SELECT name, score, count FROM strategy.rating_group WHERE name = ANY($1)
       UNION ALL SELECT name, score, 1 FROM strategy.rating, unnest(groups) AS name
         WHERE score IS NOT NULL AND groups && $1::text[] AND name = ANY($1)) AS given GROUP BY name, score`,
    [names],
  );

/** Its number is drawn by the database and says nothing about the time. */
export const insertRemark = (tx: Tx, { period, service, text }: Omit<Remark, 'id'>): void =>
  tx.post('INSERT INTO strategy.remark (period, service, text) VALUES ($1, $2, $3)', [period, service, text]);

/** Removes what was written in months before this one. */
export const forgetRemarks = (tx: Tx, before: string): void =>
  tx.post('DELETE FROM strategy.remark WHERE period < $1', [before]);

/** What people wrote about these services, newest month first, in no order that tells who wrote. */
export const readRemarks = (tx: Reader, services: readonly string[]): Promise<Remark[]> =>
  tx.query<Remark>(
    'SELECT id, period, service, text FROM strategy.remark WHERE service = ANY($1) ORDER BY period DESC, service, md5(id::text) LIMIT 200',
    [services],
  );

export interface Rating {
  readonly mark: string;
  readonly period: string;
  readonly service: string;
  readonly score: number;
  /** Pilots with the way the case came. */
  readonly groups: readonly string[];
}
export interface GroupCount {
  readonly name: string;
  readonly score: number;
  readonly count: number;
}
export interface Remark {
  readonly id: Uuid;
  readonly period: string;
  readonly service: string;
  readonly text: string;
}

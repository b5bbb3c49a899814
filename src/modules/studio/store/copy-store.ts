import type { Uuid } from '#kernel/ids';
import type { Database, Tx } from '#platform/database';
import type { Change, Copy, CopyState, Files, WhatChanged } from '../domain/copy/copy.ts';

/** Keeps a copy that was just begun. */
export const insertCopy = (tx: Tx, copy: Copy): Promise<unknown> =>
  tx.query(
    `INSERT INTO studio.copy (id, service, office, files, revision, base_version, state, author, created_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [
      ...[copy.id, copy.service, copy.office, JSON.stringify(copy.files), copy.revision, copy.baseVersion, copy.state],
      ...[copy.author, copy.createdAt.toString()],
    ],
  );

/** The copy with this id; null when there is none. */
export const findCopy = async (db: Database, id: Uuid): Promise<Copy | null> =>
  copyOf((await db.query<CopyRow>(`${select} WHERE id = $1`, [id], 'studio-copy'))[0]);

/** The same, held against everybody else until the transaction ends. */
export const lockCopy = async (tx: Tx, id: Uuid): Promise<Copy | null> =>
  copyOf((await tx.query<CopyRow>(`${select} WHERE id = $1 FOR UPDATE`, [id]))[0]);

/** Copies of these offices that are not discarded, last changed first, with no file but their texts; at most 200. */
export const copiesOf = async (db: Database, offices: readonly string[]): Promise<readonly Copy[]> =>
  (
    await db.query<CopyRow>(
      `${selectWith(textsOnly)} WHERE office = ANY($1::text[]) AND state <> 'discarded'
       ORDER BY changed_at DESC, id DESC LIMIT 200`,
      [offices],
    )
  ).flatMap((row) => copyOf(row) ?? []);

/** Writes a copy that was locked back, one revision further. */
export const updateCopy = (tx: Tx, copy: Copy): Promise<unknown> =>
  tx.query(
    `UPDATE studio.copy SET service = $2, office = $3, files = $4, revision = $5, state = $6, reviewer = $7, review_note = $8,
            from_day = $9, changed_at = $10, base_version = $11 WHERE id = $1`,
    [
      ...[copy.id, copy.service, copy.office, JSON.stringify(copy.files), copy.revision, copy.state, copy.reviewer],
      ...[copy.reviewNote, copy.fromDay?.toString() ?? null, copy.changedAt.toString(), copy.baseVersion],
    ],
  );

/** Adds a line to the history. */
export const insertChange = (tx: Tx, copy: Uuid, change: Change): Promise<unknown> =>
  tx.query('INSERT INTO studio.change (copy, revision, at, by, what) VALUES ($1, $2, $3, $4, $5)', [
    ...[copy, change.revision, change.at.toString(), change.by, JSON.stringify(change.what)],
  ]);

/** The history of a copy after a revision, oldest first. */
export const changesSince = async (from: Database | Tx, copy: Uuid, revision = 0): Promise<readonly Change[]> => {
  const rows = await from.query<ChangeRow>(
    `SELECT revision, ${instant('at')} AS at, by, what FROM studio.change WHERE copy = $1 AND revision > $2
     ORDER BY revision`,
    [copy, revision],
  );
  return rows.map((row) => ({ ...row, at: Temporal.Instant.from(row.at) }));
};

const copyOf = (row: CopyRow | undefined): Copy | null =>
  row
    ? {
        ...row,
        fromDay: row.fromDay ? Temporal.PlainDate.from(row.fromDay) : null,
        createdAt: Temporal.Instant.from(row.createdAt),
        changedAt: Temporal.Instant.from(row.changedAt),
      }
    : null;

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const selectWith = (files: string): string => `
  SELECT id, service, office, ${files} AS files, revision, base_version AS "baseVersion", state, author, reviewer,
         review_note AS "reviewNote", from_day::text AS "fromDay", ${instant('created_at')} AS "createdAt",
         ${instant('changed_at')} AS "changedAt"
  FROM studio.copy`;
const select = selectWith('files');
const textsOnly = "(SELECT jsonb_object_agg(key, value) FROM jsonb_each(files) WHERE key LIKE 'texts.%')";

interface CopyRow {
  readonly id: Uuid;
  readonly service: string;
  readonly office: string;
  readonly files: Files;
  readonly revision: number;
  readonly baseVersion: string | null;
  readonly state: CopyState;
  readonly author: Uuid;
  readonly reviewer: Uuid | null;
  readonly reviewNote: string | null;
  readonly fromDay: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
}
interface ChangeRow {
  readonly revision: number;
  readonly at: string;
  readonly by: Uuid;
  readonly what: WhatChanged;
}

import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import type { Reads, Tx } from '#platform/database';
import type { CardReading, ReadingState } from '../domain/card/index.ts';

/** Stores a reading that begins. */
export async function insertReading(on: Tx, row: NewReading): Promise<void> {
  await on.query(
    `INSERT INTO partners.card_reading (id, visit, branch, staff_id, session, server_address, psk, token_hash, language, takes_over, state, begun_at, ends_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11, $12)`,
    [
      ...[row.id, row.visit, row.branch, row.staffId, row.session, row.serverAddress, row.psk, row.tokenHash],
      ...[row.language, row.takesOver, row.begunAt, row.endsAt],
    ],
  );
}

/** The reading of a visit that waits, or null. */
export const waitingReading = (on: Reads, visit: Uuid): Promise<ReadingRow | null> =>
  one(on, `visit = $1 AND state = 'waiting'`, [visit]);

/** The reading of a visit that waits, else its newest, locked until the transaction ends. */
export const lockNewest = (on: Tx, visit: Uuid): Promise<ReadingRow | null> =>
  one(on, `visit = $1 ORDER BY (state = 'waiting') DESC, begun_at DESC, id DESC LIMIT 1 FOR UPDATE`, [visit]);

/** The reading that identified a visit. */
export const doneReading = (on: Reads, visit: Uuid): Promise<ReadingRow | null> =>
  one(on, `visit = $1 AND state = 'read' ORDER BY begun_at DESC LIMIT 1`, [visit]);

/** How many readings a visit has begun. */
export async function countReadings(on: Reads, visit: Uuid): Promise<number> {
  const [row] = await on.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM partners.card_reading WHERE visit = $1',
    [visit],
  );
  return row?.count ?? 0;
}

/** Keeps how many requests for the result of a reading were answered. */
export async function countRequest(on: Reads, id: Uuid, asked: number): Promise<void> {
  await on.query('UPDATE partners.card_reading SET asked = greatest(asked, $2) WHERE id = $1', [id, asked]);
}

/** Ends a reading; what was read stays sealed with it. */
export async function endReading(
  on: Tx,
  id: Uuid,
  state: Exclude<ReadingState, 'waiting'>,
  more: Ending,
): Promise<void> {
  await on.query('UPDATE partners.card_reading SET state = $2, reason = $3, sealed = $4, psk = NULL WHERE id = $1', [
    id,
    state,
    more.reason ?? null,
    more.sealed ?? null,
  ]);
}

/** What the program at the reader needs to begin, once: the next one who asks with the same token gets nothing. */
export async function takeToken(on: Tx, tokenHash: Buffer, now: string): Promise<TakenToken | null> {
  const [row] = await on.query<TakenToken>(
    `SELECT id, visit, session, server_address AS "serverAddress", psk, language FROM partners.card_reading
     WHERE token_hash = $1 AND psk IS NOT NULL AND state = 'waiting' AND ends_at > $2 FOR UPDATE`,
    [tokenHash, now],
  );
  if (row) await on.query('UPDATE partners.card_reading SET psk = NULL WHERE id = $1', [row.id]);
  return row ?? null;
}

/** Ends readings whose time is over, with what was kept for the program at the reader; gives how many. */
export async function endOldReadings(on: Reads, now: string): Promise<number> {
  const rows = await on.query(
    `UPDATE partners.card_reading SET state = 'failed', reason = 'reading-over', psk = NULL WHERE state = 'waiting' AND ends_at <= $1 RETURNING id`,
    [now],
  );
  return rows.length;
}

async function one(on: Reads, where: string, values: readonly unknown[]): Promise<ReadingRow | null> {
  const [row] = await on.query<ReadingRow>(`SELECT ${columns} FROM partners.card_reading WHERE ${where}`, values);
  return row ?? null;
}

const columns = `id, visit, branch, staff_id AS "staffId", session, state, reason, asked, sealed, takes_over AS "takesOver", token_hash AS "tokenHash",
  (psk IS NULL) AS "isFetched", to_char(ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "endsAt"`;

export interface ReadingRow extends CardReading {
  readonly id: Uuid;
  readonly visit: Uuid;
  readonly sealed: Uint8Array | null;
  readonly takesOver: boolean;
  readonly tokenHash: Buffer;
  /** A program at a reader has begun with it. */
  readonly isFetched: boolean;
}
interface NewReading {
  readonly id: Uuid;
  readonly visit: Uuid;
  readonly branch: string;
  readonly staffId: Uuid;
  readonly session: string;
  readonly serverAddress: string;
  readonly psk: string;
  readonly tokenHash: Buffer;
  readonly language: Language;
  readonly takesOver: boolean;
  readonly begunAt: string;
  readonly endsAt: string;
}
interface Ending {
  readonly reason?: string;
  readonly sealed?: Uint8Array;
}
export interface TakenToken {
  readonly id: Uuid;
  readonly visit: Uuid;
  readonly session: string;
  readonly serverAddress: string;
  readonly psk: string;
  /** Of the clerk's pages. */
  readonly language: Language;
}

import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import type { Reads, Tx } from '#platform/database';
import type { RequestState, Status } from '../domain/request/state.ts';

/** A request by its number; null for an unknown one. */
export const findRequest = (on: Reads, number: string): Promise<RequestRow | null> => one(on, 'number = $1', [number]);

export const findRequestById = (on: Reads, id: Uuid): Promise<RequestRow | null> => one(on, 'id = $1', [id]);

/** The same, locked until the transaction ends. */
export const lockRequest = (on: Tx, number: string): Promise<RequestRow | null> =>
  one(on, 'number = $1 FOR UPDATE', [number]);

/** All requests, newest first. */
export const allRequests = (on: Reads): Promise<RequestRow[]> =>
  on.query<RequestRow>(
    `SELECT ${columns} FROM information.request ORDER BY received_at DESC, id DESC`,
    [],
    'requests-all',
  );

/** Requests of these people, newest first. */
export const requestsOf = (on: Reads, proofs: readonly Buffer[], accountId: Uuid | null): Promise<RequestRow[]> =>
  on.query<RequestRow>(
    `SELECT ${columns} FROM information.request WHERE guest_proof = ANY($1) OR account_id = $2 ORDER BY received_at DESC LIMIT 50`,
    [proofs, accountId],
  );

/** Keys and numbers of all requests of these people: where reads of their data are recorded. */
export const requestKeys = (on: Reads, proofs: readonly Buffer[], accountId: Uuid | null): Promise<RequestKey[]> =>
  on.query<RequestKey>(
    `SELECT key, number FROM information.request WHERE guest_proof = ANY($1) OR account_id = $2 ORDER BY received_at, id`,
    [proofs, accountId],
  );

/** How many requests of these people are still without an answer. */
export async function countOpen(
  on: Reads,
  proofs: readonly Buffer[],
  accountId: Uuid | null,
  open: readonly Status[],
): Promise<number> {
  const [row] = await on.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM information.request
     WHERE (guest_proof = ANY($1) OR account_id = $2) AND status = ANY($3)`,
    [proofs, accountId, open],
  );
  return row?.count ?? 0;
}

/** Numbers of requests in these states, oldest first; the clock looks at each by itself. */
export async function numbersIn(on: Reads, wanted: readonly Status[]): Promise<string[]> {
  const rows = await on.query<{ number: string }>(
    'SELECT number FROM information.request WHERE status = ANY($1) ORDER BY received_at',
    [wanted],
  );
  return rows.map(({ number }) => number);
}

/** Numbers of answered requests whose answer is due for the public. */
export async function numbersToPublish(on: Reads, day: string): Promise<string[]> {
  const rows = await on.query<{ number: string }>(
    `SELECT number FROM information.request
     WHERE state->>'publishOn' <= $1 AND state->>'publishedOn' IS NULL AND status <> 'appeal' ORDER BY received_at`,
    [day],
  );
  return rows.map(({ number }) => number);
}

/** Numbers of requests that ended on this day or before and whose person is still known, oldest first. */
export async function numbersToForget(on: Reads, latestEnd: string): Promise<string[]> {
  const rows = await on.query<{ number: string }>(
    'SELECT number FROM information.request WHERE forgotten_on IS NULL AND ended_on <= $1 ORDER BY ended_on, number LIMIT 500',
    [latestEnd],
  );
  return rows.map(({ number }) => number);
}

/** Every request of an account. */
export const numbersOfAccount = (
  on: Reads,
  accountId: Uuid,
): Promise<{ readonly number: string; readonly status: Status }[]> =>
  on.query('SELECT number, status FROM information.request WHERE account_id = $1 ORDER BY number', [accountId]);

/** Stores a new request; false when its id is taken, because the same form was sent twice. */
export async function insertRequest(on: Tx, row: RequestRow): Promise<boolean> {
  const done = await on.query(
    `INSERT INTO information.request (id, number, office, language, is_example, status, state, wish, words, subject, wording, has_email,
       key, account_id, guest_proof, seq, received_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      ...[row.id, row.number, row.office, row.language, row.isExample, row.state.status, JSON.stringify(row.state)],
      ...[row.wish, row.words, row.subject, row.wording, row.hasEmail],
      ...[row.key, row.accountId, row.guestProof, row.seq, row.receivedAt],
    ],
  );
  return done.length === 1;
}

/** Stores what became of a request. */
export async function updateRequest(on: Tx, row: RequestRow, at: string): Promise<void> {
  await on.query(
    `UPDATE information.request SET status = $2, state = $3, words = $4, subject = $5, wording = $6, answer = $7, dataset = $8,
       reports = $9, seq = $10, changed_at = $11, overdue_since = $12, extension_reason = $13, office = $14, ended_on = $15, forgotten_on = $16,
       account_id = $17, guest_proof = $18, has_email = $19, key = $20 WHERE id = $1`,
    [
      ...[row.id, row.state.status, JSON.stringify(row.state), row.words, row.subject, row.wording, row.answer],
      ...[row.dataset, row.reports, row.seq, at, row.overdueSince, row.extensionReason, row.office],
      ...[row.endedOn, row.forgottenOn, row.accountId, row.guestProof, row.hasEmail, row.key],
    ],
  );
}

async function one(on: Reads, where: string, values: readonly unknown[]): Promise<RequestRow | null> {
  const [row] = await on.query<RequestRow>(`SELECT ${columns} FROM information.request WHERE ${where}`, values);
  return row ?? null;
}

const utc = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const columns = `id, number, office, language, is_example AS "isExample", state, wish, words, subject, wording, answer,
  extension_reason AS "extensionReason", dataset, reports, has_email AS "hasEmail", key, account_id AS "accountId",
  guest_proof AS "guestProof", seq, ${utc('received_at')} AS "receivedAt", ${utc('changed_at')} AS "changedAt",
  overdue_since::text AS "overdueSince", ended_on::text AS "endedOn", forgotten_on::text AS "forgottenOn"`;

export interface RequestKey {
  readonly key: Uuid;
  readonly number: string;
}
export interface RequestRow {
  readonly id: Uuid;
  readonly number: string;
  /** Id of the office that answers. */
  readonly office: string;
  readonly language: Language;
  /** Made up for the demo. */
  readonly isExample: boolean;
  readonly state: RequestState;
  readonly wish: 'public' | 'after-answer';
  readonly words: 'held' | 'shown' | 'hidden';
  readonly subject: string | null;
  readonly wording: string | null;
  readonly answer: string | null;
  readonly extensionReason: string | null;
  readonly dataset: string | null;
  readonly reports: number;
  readonly hasEmail: boolean;
  readonly key: Uuid;
  readonly accountId: Uuid | null;
  readonly guestProof: Buffer | null;
  readonly seq: number;
  readonly receivedAt: string;
  readonly changedAt: string;
  readonly overdueSince: string | null;
  /** Day on which it was closed or taken back. */
  readonly endedOn: string | null;
  /** Day on which its person was forgotten. */
  readonly forgottenOn: string | null;
}

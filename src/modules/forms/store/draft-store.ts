import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { DraftChannel, GoneDrafts } from '../domain/lapsed-drafts.ts';

/** The newest draft of a service that one of these guest ids or the account owns; exactly that draft when `only` names one. */
export async function findDraft(on: Reads, wanted: WantedDraft): Promise<DraftRow | null> {
  // Nearly always one draft is meant: a statement by its id alone is planned once, the other one at every call.
  const [own, ...more] = wanted.accountId ? [] : wanted.only ? [wanted.only] : wanted.guestIds;
  if (own && more.length === 0) {
    if (!wanted.guestIds.includes(own)) return null;
    const [row] = await on.query<RawRow>(selectGuests, [own, wanted.service], 'forms-draft-guest');
    return row ? fromRaw(row) : null;
  }
  const values = [wanted.service, wanted.guestIds, wanted.accountId, wanted.only ?? null];
  const [row] = await on.query<RawRow>(selectOne, values, 'forms-draft-find');
  return row ? fromRaw(row) : null;
}

/** A draft by its id; null for one that was deleted. */
export async function findDraftById(on: Reads, id: Uuid): Promise<DraftRow | null> {
  const [row] = await on.query<RawRow>(selectById, [id], 'forms-draft-by-id');
  return row ? fromRaw(row) : null;
}

/** All drafts of these guest ids and of the account, sent ones left out, last used first. */
export async function listDrafts(
  on: Reads,
  guestIds: readonly Uuid[],
  accountId: Uuid | null,
): Promise<readonly DraftRow[]> {
  return (await on.query<RawRow>(selectOpen, [guestIds, accountId], 'forms-draft-list')).map(fromRaw);
}

/** Stores a new draft; false when it is there already. */
export async function insertDraft(on: Reads, draft: NewDraft): Promise<boolean> {
  const { id, service, version, accountId, keyId, sealed, at, channel } = draft;
  const values = [id, service, version, accountId, keyId, sealed, at, channel];
  return (await on.query(insertOne, values, 'forms-draft-insert')).length === 1;
}

/** Saves a draft in one statement; false when it was saved, sent or deleted meanwhile. */
export async function updateDraft(on: Reads, id: Uuid, rev: number, sealed: Uint8Array, at: Temporal.Instant) {
  return (await on.query(updateOne, [id, rev, sealed, at], 'forms-draft-save')).length === 1;
}

/** Marks a draft as used now, so that its service opens it next. */
export async function touchDraft(on: Reads, id: Uuid, at: Temporal.Instant): Promise<void> {
  await on.query('UPDATE forms.draft SET updated_at = $2 WHERE id = $1 AND sent_at IS NULL', [id, at]);
}

/** Makes a guest's draft the account's own; false when it was saved, sent or claimed meanwhile. */
export async function moveDraft(on: Reads, id: Uuid, rev: number, to: DraftOwner, at: Temporal.Instant) {
  const rows = await on.query(
    `UPDATE forms.draft SET account_id = $3, key_id = $4, sealed = $5, rev = rev + 1, updated_at = $6
     WHERE id = $1 AND rev = $2 AND account_id IS NULL AND sent_at IS NULL RETURNING 1`,
    [id, rev, to.accountId, to.keyId, to.sealed, at],
  );
  return rows.length === 1;
}

/** Turns a draft into the case it became and forgets the answers; false when it was sent before or changed since it was read. */
export async function sendDraft(on: Reads, id: Uuid, rev: number, as: SentCase, at: Temporal.Instant) {
  return (await on.query(sendOne, [id, rev, at, as.caseId, as.caseNumber], 'forms-draft-send')).length === 1;
}

/** The same without waiting for it: where `sendDraft` would be false the transaction fails, in a way that `isNotSent` knows. */
export function postSendDraft(tx: Tx, id: Uuid, rev: number, as: SentCase, at: Temporal.Instant): void {
  tx.post(sendOrFail, [id, rev, at, as.caseId, as.caseNumber], 'forms-draft-post-send');
}

/** True for what a transaction failed with because of `postSendDraft`. */
export const isNotSent = (cause: unknown): boolean => (cause as { readonly code?: unknown } | null)?.code === '22012';

/** Deletes all drafts of an account with their files, and of sent ones the way to the case. */
export const deleteAccountDrafts = (tx: Tx, accountId: Uuid): Promise<GoneDrafts[]> =>
  deleteDrafts(tx, 'account_id = $1', [accountId]);

/** Deletes a draft with its files; nothing goes when it was sent or is gone already. */
export const deleteDraft = (tx: Tx, id: Uuid): Promise<GoneDrafts[]> =>
  deleteDrafts(tx, 'id = $1 AND sent_at IS NULL', [id]);

/** Deletes what was last used before these instants. */
export const deleteUnused = (
  tx: Tx,
  before: Record<'guests' | 'accounts' | 'sent', Temporal.Instant>,
): Promise<GoneDrafts[]> =>
  deleteDrafts(
    tx,
    `updated_at < CASE
       WHEN sent_at IS NOT NULL THEN $3::timestamptz WHEN account_id IS NULL THEN $1::timestamptz ELSE $2::timestamptz END`,
    [before.guests, before.accounts, before.sent],
  );

/** What went, counted: who filled it in is known to nobody any more. */
const deleteDrafts = (tx: Tx, where: string, values: readonly unknown[]): Promise<GoneDrafts[]> =>
  tx.query<GoneDrafts>(
    `WITH gone AS (DELETE FROM forms.draft WHERE ${where} RETURNING service, channel, created_at, sent_at)
     SELECT service, channel, to_char(created_at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM') AS begun, sent_at IS NOT NULL AS "wasSent",
       count(*)::int AS count FROM gone GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    values,
  );

function fromRaw({ created_at, updated_at, ...row }: RawRow): DraftRow {
  return { ...row, createdAt: instantOf(created_at), updatedAt: instantOf(updated_at) };
}

const instantOf = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime());

const columns = `id, service, version, account_id AS "accountId", key_id AS "keyId", sealed, rev, created_at, updated_at,
  sent_at IS NOT NULL AS "isSent", case_id AS "caseId", case_number AS "caseNumber"`;
const own = '((id = ANY($2::uuid[]) AND account_id IS NULL) OR account_id = $3::uuid)';
const selectOne = `SELECT ${columns} FROM forms.draft
  WHERE service = $1 AND ${own} AND ($4::uuid IS NULL OR id = $4::uuid) ORDER BY updated_at DESC, id DESC LIMIT 1`;
const selectGuests = `SELECT ${columns} FROM forms.draft WHERE id = $1 AND service = $2 AND account_id IS NULL`;
const selectById = `SELECT ${columns} FROM forms.draft WHERE id = $1`;
const selectOpen = `SELECT ${columns} FROM forms.draft
  WHERE ((id = ANY($1::uuid[]) AND account_id IS NULL) OR account_id = $2::uuid) AND sent_at IS NULL
  ORDER BY updated_at DESC, id DESC LIMIT 200`;
const sendOne = `UPDATE forms.draft SET sent_at = $3, updated_at = $3, case_id = $4, case_number = $5, sealed = '', rev = rev + 1
  WHERE id = $1 AND rev = $2 AND sent_at IS NULL RETURNING 1`;
// A division by zero where nothing was there to send.
const sendOrFail = `WITH sent AS (${sendOne}) SELECT 1 / count(*) FROM sent`;
const insertOne = `INSERT INTO forms.draft (id, service, version, account_id, key_id, sealed, created_at, updated_at, channel)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING 1`;
const updateOne = `UPDATE forms.draft SET sealed = $3, rev = rev + 1, updated_at = $4
  WHERE id = $1 AND rev = $2 AND sent_at IS NULL RETURNING 1`;

export interface WantedDraft {
  readonly service: string;
  readonly guestIds: readonly Uuid[];
  readonly accountId: Uuid | null;
  readonly only?: Uuid | undefined;
}
export interface DraftRow {
  readonly id: Uuid;
  readonly service: string;
  readonly version: string;
  readonly accountId: Uuid | null;
  readonly keyId: Uuid | null;
  readonly sealed: Uint8Array;
  readonly rev: number;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
  readonly isSent: boolean;
  readonly caseId: Uuid | null;
  readonly caseNumber: string | null;
}
export interface NewDraft {
  readonly id: Uuid;
  readonly service: string;
  readonly version: string;
  readonly accountId: Uuid | null;
  readonly keyId: Uuid | null;
  readonly sealed: Uint8Array;
  readonly at: Temporal.Instant;
  readonly channel: DraftChannel;
}
interface DraftOwner {
  readonly accountId: Uuid;
  readonly keyId: Uuid;
  readonly sealed: Uint8Array;
}
export interface SentCase {
  readonly caseId: Uuid;
  readonly caseNumber: string;
}
interface RawRow extends Omit<DraftRow, 'createdAt' | 'updatedAt'> {
  readonly created_at: Date;
  readonly updated_at: Date;
}

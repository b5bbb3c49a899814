import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { VisitRow } from '../domain/visit/index.ts';

/** A visit by its id; null for an unknown one. */
export const findVisit = (on: Reads, id: Uuid): Promise<VisitRow | null> => one(on, 'id = $1', [id]);

/** The same, locked until the transaction ends. */
export const lockVisit = (on: Tx, id: Uuid): Promise<VisitRow | null> => one(on, 'id = $1 FOR UPDATE', [id]);

/** A visit by what people say at the counter. */
export const findVisitByCode = (on: Reads, code: string): Promise<VisitRow | null> => one(on, 'code = $1', [code]);

/** The visit whose form is this draft. */
export const findVisitByDraft = (on: Reads, draft: Uuid): Promise<VisitRow | null> => one(on, 'draft_id = $1', [draft]);

/** Visits of a branch that changed since an instant, last changed first. */
export const branchVisits = (on: Reads, branch: string, since: string): Promise<VisitRow[]> =>
  on.query<VisitRow>(
    `SELECT ${columns} FROM partners.visit WHERE branch = $1 AND changed_at >= $2 ORDER BY changed_at DESC LIMIT 100`,
    [branch, since],
  );

/** Visits that still wait for a branch or a seal, opened before an instant. */
export const forgottenVisits = (on: Reads, before: string): Promise<VisitRow[]> =>
  on.query<VisitRow>(
    `SELECT ${columns} FROM partners.visit WHERE key IS NOT NULL AND opened_at < $1 ORDER BY opened_at LIMIT 200 FOR UPDATE SKIP LOCKED`,
    [before],
  );

/** Open visits of one clerk. */
export const openVisitsOf = (on: Tx, staffId: Uuid): Promise<VisitRow[]> =>
  on.query<VisitRow>(
    `SELECT ${columns} FROM partners.visit WHERE staff_id = $1 AND key IS NOT NULL ORDER BY id FOR UPDATE`,
    [staffId],
  );

/** Visits of these people that were opened since an instant, newest first. */
export const visitsOf = (
  on: Reads,
  {
    proofs,
    accountId,
    since,
  }: { readonly proofs: readonly Buffer[]; readonly accountId: Uuid | null; readonly since: string },
): Promise<VisitRow[]> =>
  on.query<VisitRow>(
    `SELECT ${columns} FROM partners.visit WHERE (guest_proof = ANY($1) OR account_id = $2) AND opened_at >= $3 ORDER BY opened_at DESC LIMIT 20`,
    [proofs, accountId, since],
  );

/** How many visits of these people are still open. */
export async function countOpen(on: Reads, proofs: readonly Buffer[], accountId: Uuid | null): Promise<number> {
  const rows = await on.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM partners.visit WHERE key IS NOT NULL AND (guest_proof = ANY($1) OR account_id = $2)`,
    [proofs, accountId],
  );
  return rows[0]?.count ?? 0;
}

/** Stores a new visit. */
export async function insertVisit(on: Tx, row: VisitRow): Promise<void> {
  await on.query(
    `INSERT INTO partners.visit (id, code, service, language, state, account_id, guest_proof, key, sealed, seq, opened_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      ...[row.id, row.code, row.service, row.language, row.state, row.accountId, row.guestProof],
      ...[row.key, row.sealed, row.seq, row.openedAt],
    ],
  );
}

/** Stores what became of a visit; once its key is gone, so is what was sealed under it. */
export async function updateVisit(on: Tx, row: VisitRow, at: string): Promise<void> {
  await on.query(
    `UPDATE partners.visit SET state = $2, branch = $3, staff_id = $4, mandate = $5, identity = $6, seal_hash = $7, draft_id = $8,
       case_number = $9, key = $10, sealed = $11, seq = $12, changed_at = $13 WHERE id = $1`,
    [
      ...[
        row.id,
        row.state,
        row.branch,
        row.staffId,
        asJson(row.mandate),
        asJson(row.identity),
        row.sealHash,
        row.draftId,
      ],
      ...[row.caseNumber, row.key, row.key ? row.sealed : null, row.seq, at],
    ],
  );
}

async function one(on: Reads, where: string, values: readonly unknown[]): Promise<VisitRow | null> {
  const [row] = await on.query<VisitRow>(`SELECT ${columns} FROM partners.visit WHERE ${where}`, values);
  return row ?? null;
}

const asJson = (value: object | null): string | null => (value ? JSON.stringify(value) : null);

const columns = `id, code, service, language, state, branch, staff_id AS "staffId", mandate, identity, seal_hash AS "sealHash",
  draft_id AS "draftId", case_number AS "caseNumber", account_id AS "accountId", guest_proof AS "guestProof", key, sealed, seq,
  to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "openedAt"`;

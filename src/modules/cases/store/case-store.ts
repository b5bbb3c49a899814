import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { CaseRow } from '../domain/case-state.ts';
import type { Standing } from '../domain/standing.ts';

/** Stores a new case together with the blind indexes by which clerks find it; a number that is taken fails the transaction. */
export function insertCase(
  tx: Tx,
  row: CaseRow & Standing & { readonly channel: string },
  finders: readonly string[],
): void {
  const values = [
    row.id,
    row.number,
    row.service,
    row.version,
    row.office,
    row.language,
    row.channel,
    row.accountId,
    row.guestProof,
    row.key,
    row.status,
    row.outcome,
    row.automatic,
    row.seq,
    row.sealed,
    row.submittedAt,
    row.promisedOn,
    row.legalOn,
    row.decidedAt,
    row.running,
    row.outline,
    finders,
  ];
  tx.post(insert, values, 'cases-insert');
}

/** Saves what a command changed; false when another command was first. Without a standing the process has not moved. */
export async function updateCase(
  tx: Tx,
  row: CaseRow & Partial<Standing>,
  expected: number,
  at: string,
): Promise<boolean> {
  const values = [
    ...[row.id, expected, row.seq, row.status, row.outcome, row.automatic, row.sealed, row.decidedAt, at],
    ...[row.version, row.running ?? null, row.outline ?? null],
  ];
  return (await tx.query(update, values, 'cases-update')).length === 1;
}

/** The case behind a number people can say; nothing tells whether a foreign one exists. */
export const findCaseByNumber = async (tx: Tx, number: string): Promise<CaseRow | null> =>
  (await tx.query<CaseRow>(`${select} WHERE number = $1`, [number], 'cases-by-number'))[0] ?? null;

/** The case by id. */
export const findCase = async (tx: Tx, id: Uuid): Promise<CaseRow | null> =>
  (await tx.query<CaseRow>(`${select} WHERE id = $1`, [id], 'cases-by-id'))[0] ?? null;

/** The case by id, locked for the rest of the transaction so that commands of one case follow each other. */
export const lockCase = async (tx: Tx, id: Uuid): Promise<CaseRow | null> =>
  (await tx.query<CaseRow>(`${select} WHERE id = $1 FOR UPDATE`, [id], 'cases-lock'))[0] ?? null;

/** All cases of an account, newest first. */
export const casesOfAccount = (tx: Tx, accountId: Uuid, limit = 100): Promise<CaseRow[]> =>
  tx.query<CaseRow>(
    `${select} WHERE account_id = $1 ORDER BY submitted_at DESC LIMIT $2`,
    [accountId, limit],
    'cases-of-account',
  );

/** All cases a guest's code admits to. */
export const casesOfGuest = (tx: Tx, proofs: readonly Uint8Array[]): Promise<CaseRow[]> =>
  tx.query<CaseRow>(
    `${select} WHERE guest_proof = ANY($1::bytea[]) ORDER BY submitted_at DESC`,
    [proofs],
    'cases-of-guest',
  );

/** Guest cases become the account's: the claim after sign-in. */
export const claimCases = async (tx: Tx, proofs: readonly Uint8Array[], accountId: Uuid): Promise<Uuid[]> => {
  const rows = await tx.query<{ id: Uuid }>(
    'UPDATE cases.case SET account_id = $2 WHERE guest_proof = ANY($1::bytea[]) AND account_id IS NULL RETURNING id',
    [proofs, accountId],
  );
  return rows.map((row) => row.id);
};

/** Ids of cases in order, for work on all of them in batches. */
export const caseIdsAfter = async (tx: Tx, after: Uuid | null, limit: number): Promise<Uuid[]> =>
  (
    await tx.query<{ id: Uuid }>('SELECT id FROM cases.case WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2', [
      after,
      limit,
    ])
  ).map((row) => row.id);

const columns = `id, number, service, version, office, language, account_id AS "accountId", guest_proof AS "guestProof", key, status, outcome,
  automatic, seq, sealed, to_char(submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "submittedAt",
  promised_on::text AS "promisedOn", legal_on::text AS "legalOn",
  to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "decidedAt",
  to_char(erased_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "erasedAt"`;
const select = `SELECT ${columns} FROM cases.case`;
const insert = `WITH made AS (INSERT INTO cases.case (id, number, service, version, office, language, channel, account_id, guest_proof, key, status, outcome,
    automatic, seq, sealed, submitted_at, promised_on, legal_on, decided_at, running, outline, changed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $16)
  RETURNING id, office)
  INSERT INTO cases.finder (case_id, office, kind, hash)
    SELECT made.id, made.office, 'person', f.hash FROM made, unnest($22::text[]) AS f(hash) ON CONFLICT DO NOTHING`;
const update = `UPDATE cases.case SET seq = $3, status = $4, outcome = $5, automatic = $6, sealed = $7, decided_at = $8, changed_at = $9,
    version = $10, outline = CASE WHEN $11::boolean IS NULL THEN outline ELSE $12::jsonb END, running = coalesce($11, running)
  WHERE id = $1 AND seq = $2 RETURNING 1`;

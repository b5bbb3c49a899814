import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** The services and versions of which decided cases are still kept. */
export const keptVersions = (tx: Tx): Promise<{ readonly service: string; readonly version: string }[]> =>
  tx.query('SELECT DISTINCT service, version FROM cases.case WHERE erased_at IS NULL AND decided_at IS NOT NULL');

/** Cases of a version decided before an instant with nothing left to do, oldest first. */
export const erasableCases = async (tx: Tx, of: ErasableQuery): Promise<Uuid[]> => {
  const rows = await tx.query<{ id: Uuid }>(
    `SELECT c.id FROM cases.case c
     WHERE c.service = $1 AND c.version = $2 AND c.decided_at < $3 AND c.erased_at IS NULL AND NOT ${isBusy('c.id')}
     ORDER BY c.decided_at LIMIT $4`,
    [of.service, of.version, of.decidedBefore, of.limit],
  );
  return rows.map((row) => row.id);
};

/** Those among the cases that have an open task or a letter that waits for the post. */
export const busyCases = async (tx: Tx, ids: readonly Uuid[]): Promise<ReadonlySet<Uuid>> => {
  const rows = await tx.query<{ id: Uuid }>(`SELECT c.id FROM unnest($1::uuid[]) AS c(id) WHERE ${isBusy('c.id')}`, [
    ids,
  ]);
  return new Set(rows.map((row) => row.id));
};

/**
 * Deletes what lies beside the log of a case and empties its snapshot; letters keep their dates, claims their amounts. Gives the keys
 * of housing providers' confirmations that went along.
 */
export async function eraseRows(tx: Tx, caseId: Uuid, seq: number, at: string): Promise<Uuid[]> {
  for (const table of ['finder', 'evidence', 'timer', 'task', 'purpose', 'done', 'consultation', 'joint', ...operated])
    await tx.query(`DELETE FROM cases.${table} WHERE case_id = $1`, [caseId]);
  const gone = await tx.query<{ key: Uuid }>('DELETE FROM cases.confirmation WHERE used_by = $1 RETURNING key', [
    caseId,
  ]);
  await tx.query(
    `UPDATE cases.case SET sealed = '', running = false, outline = NULL, seq = $2, erased_at = $3, changed_at = $3 WHERE id = $1`,
    [caseId, seq, at],
  );
  return gone.map(({ key }) => key);
}

/** Deletes confirmations of housing providers that nobody used in time; gives their keys. */
export const deleteUnusedConfirmations = async (tx: Tx, now: string): Promise<Uuid[]> => {
  const rows = await tx.query<{ key: Uuid }>(
    'DELETE FROM cases.confirmation WHERE used_by IS NULL AND ends_at <= $1 RETURNING key',
    [now],
  );
  return rows.map(({ key }) => key);
};

/** Numbers and keys of all cases of an account and of these guests' codes: where reads of their data are recorded. */
export const recordKeys = (tx: Tx, accountId: Uuid | null, proofs: readonly Uint8Array[]): Promise<RecordKey[]> =>
  tx.query(
    `SELECT id AS "caseId", number, key FROM cases.case WHERE account_id = $1
     UNION SELECT id, number, key FROM cases.case WHERE guest_proof = ANY($2::bytea[])`,
    [accountId, proofs],
  );

/** What operators noted about the running of a case. */
const operated = ['suspension', 'incident', 'repair'] as const;

const isBusy = (id: string): string => `(EXISTS (SELECT 1 FROM cases.task t WHERE t.case_id = ${id})
  OR EXISTS (SELECT 1 FROM cases.notice n WHERE n.case_id = ${id} AND n.channel = 'post' AND n.post_prepared_at IS NOT NULL AND n.posted_on IS NULL))`;

interface ErasableQuery {
  readonly service: string;
  readonly version: string;
  /** ISO instant. */
  readonly decidedBefore: string;
  readonly limit: number;
}
/** Where the reads of one case stand. */
export interface RecordKey {
  readonly caseId: Uuid;
  readonly number: string;
  readonly key: Uuid;
}

import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { VisitRow } from '../domain/visit/index.ts';

/** All visits of these people, however old, newest first. */
export const ownVisitsEver = (on: Reads, proofs: readonly Buffer[], accountId: Uuid | null): Promise<OwnVisit[]> =>
  on.query<OwnVisit>(
    `SELECT id, code, service, language, state, branch, mandate, identity, seal_hash AS "sealHash", case_number AS "caseNumber",
       to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "openedAt"
     FROM partners.visit WHERE guest_proof = ANY($1) OR account_id = $2 ORDER BY opened_at DESC`,
    [proofs, accountId],
  );

/** Takes the way to the person out of a visit: what stands there instead belongs to nobody. */
export async function hideOwner(on: Tx, id: Uuid, nobody: Buffer): Promise<void> {
  await on.query('UPDATE partners.visit SET account_id = NULL, guest_proof = $2 WHERE id = $1', [id, nobody]);
}

type OwnVisit = Pick<
  VisitRow,
  | ('id' | 'code' | 'service' | 'language' | 'state' | 'branch')
  | ('mandate' | 'identity' | 'sealHash' | 'caseNumber' | 'openedAt')
>;

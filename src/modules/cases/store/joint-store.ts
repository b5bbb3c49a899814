import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { JointReason } from '../domain/joint-reasons.ts';

/** The bundle a case belongs to; null when it stands alone. */
export const bundleOf = async (tx: Tx, caseId: Uuid): Promise<Uuid | null> =>
  (await tx.query<{ bundle: Uuid }>('SELECT bundle FROM cases.joint WHERE case_id = $1', [caseId], 'joint-of'))[0]
    ?.bundle ?? null;

/** Puts a case into a bundle. */
export const insertJoint = (tx: Tx, row: NewJoint): Promise<unknown> =>
  tx.query(
    `INSERT INTO cases.joint (case_id, bundle, reason, linked_by, linked_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (case_id) DO NOTHING`,
    [row.caseId, row.bundle, row.reason, row.by, row.at],
  );

/** Takes a case out of its bundle; a bundle of one is none. */
export async function deleteJoint(tx: Tx, caseId: Uuid): Promise<void> {
  const bundle = await bundleOf(tx, caseId);
  await tx.query('DELETE FROM cases.joint WHERE case_id = $1', [caseId]);
  await tx.query(
    `DELETE FROM cases.joint WHERE bundle = $1 AND (SELECT count(*) FROM cases.joint WHERE bundle = $1) = 1`,
    [bundle],
  );
}

/** The cases of a bundle that these offices may see, oldest first. */
export const jointCases = (tx: Tx, bundle: Uuid, offices: readonly string[]): Promise<JointRow[]> =>
  tx.query<JointRow>(
    `SELECT c.id, c.number, c.service, c.version, c.office, c.status, j.reason, j.linked_by AS "linkedBy", j.linked_at::text AS "linkedAt"
     FROM cases.joint j JOIN cases.case c ON c.id = j.case_id
     WHERE j.bundle = $1 AND c.office = ANY($2::text[]) ORDER BY c.submitted_at, c.id LIMIT 100`,
    [bundle, offices],
    'joint-cases',
  );

export interface JointRow {
  readonly id: Uuid;
  readonly number: string;
  readonly service: string;
  readonly version: string;
  readonly office: string;
  readonly status: string;
  readonly reason: JointReason;
  readonly linkedBy: Uuid;
  readonly linkedAt: string;
}
interface NewJoint {
  readonly caseId: Uuid;
  readonly bundle: Uuid;
  readonly reason: JointReason;
  readonly by: Uuid;
  readonly at: string;
}

import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Keeps for what a staff member opens a case today; said again, the new words count. */
export const insertPurpose = (tx: Tx, row: PurposeRow): Promise<unknown> =>
  tx.query(
    `INSERT INTO cases.purpose (case_id, staff, scope, purpose, legal_basis, stated_on) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (case_id, staff, scope) DO UPDATE SET purpose = excluded.purpose, legal_basis = excluded.legal_basis, stated_on = excluded.stated_on`,
    [row.caseId, row.staff, row.scope, row.purpose, row.legalBasis, row.statedOn],
    'purpose-insert',
  );

/** What a staff member said today about a case: at most one row for what the task needs and one for everything. */
export const purposesOf = (tx: Tx, caseId: Uuid, staff: Uuid, today: string): Promise<PurposeRow[]> =>
  tx.query<PurposeRow>(
    `SELECT case_id AS "caseId", staff, scope, purpose, legal_basis AS "legalBasis", stated_on::text AS "statedOn"
     FROM cases.purpose WHERE case_id = $1 AND staff = $2 AND stated_on = $3::date`,
    [caseId, staff, today],
    'purpose-of',
  );

export interface PurposeRow {
  readonly caseId: Uuid;
  readonly staff: Uuid;
  readonly scope: 'task' | 'all';
  readonly purpose: string;
  readonly legalBasis: string;
  /** ISO date. */
  readonly statedOn: string;
}

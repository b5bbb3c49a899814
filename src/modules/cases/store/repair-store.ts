import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Keeps a proposal; false while another one for the same token waits. */
export const insertRepair = async (tx: Tx, repair: NewRepair): Promise<boolean> =>
  (
    await tx.query(
      `INSERT INTO cases.repair (id, case_id, kind, token, node, target, reason, state, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $9) ON CONFLICT (case_id, token) WHERE state = 'proposed' DO NOTHING RETURNING 1`,
      [
        ...[repair.id, repair.caseId, repair.kind, repair.token, repair.node, repair.target, repair.reason],
        ...[repair.by, repair.at],
      ],
    )
  ).length === 1;

/** A proposal by id, locked until the transaction ends. */
export const lockRepair = async (tx: Tx, id: Uuid): Promise<RepairRow | null> =>
  (await tx.query<RepairRow>(`${select} WHERE r.id = $1 FOR UPDATE OF r`, [id]))[0] ?? null;

/** Notes how a proposal ended. */
export const closeRepair = (tx: Tx, id: Uuid, state: 'done' | 'rejected', by: Uuid, at: string): Promise<unknown> =>
  tx.query('UPDATE cases.repair SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1', [id, state, by, at]);

/** The repairs of one case, newest first. */
export const repairsOf = (tx: Tx, caseId: Uuid): Promise<RepairRow[]> =>
  tx.query<RepairRow>(`${select} WHERE r.case_id = $1 ORDER BY r.proposed_at DESC LIMIT 50`, [caseId]);

/** Proposals that wait for a second person, oldest first. */
export const proposedRepairs = (tx: Tx, limit: number): Promise<RepairRow[]> =>
  tx.query<RepairRow>(`${select} WHERE r.state = 'proposed' ORDER BY r.proposed_at LIMIT $1`, [limit]);

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const select = `SELECT r.id, r.case_id AS "caseId", c.number, c.service, c.version, r.kind, r.token, r.node, r.target, r.reason, r.state, r.proposed_by AS "proposedBy",
    ${instant('r.proposed_at')} AS "proposedAt", r.decided_by AS "decidedBy", ${instant('r.decided_at')} AS "decidedAt"
  FROM cases.repair r JOIN cases.case c ON c.id = r.case_id`;

interface NewRepair {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly kind: RepairKind;
  readonly token: string;
  readonly node: string;
  readonly target: string | null;
  readonly reason: string;
  readonly by: Uuid;
  readonly at: string;
}
export type RepairKind = 'move' | 'cancel';
export interface RepairRow {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly number: string;
  readonly service: string;
  readonly version: string;
  readonly kind: RepairKind;
  readonly token: string;
  readonly node: string;
  readonly target: string | null;
  readonly reason: string;
  readonly state: 'proposed' | 'done' | 'rejected';
  readonly proposedBy: Uuid;
  readonly proposedAt: string;
  readonly decidedBy: Uuid | null;
  readonly decidedAt: string | null;
}

import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Tasks with somebody who is away without a deputy, and those a deputy has for somebody who is back. */
export const tasksToSettle = (
  tx: Tx,
  alone: readonly Uuid[],
  away: readonly Uuid[],
  limit: number,
): Promise<HeldTask[]> => tx.query<HeldTask>(toSettle, [alone, away, limit]);

/** Moves such a task to the person who is back, or to the office (null); false when it moved meanwhile. */
export const moveHeldTask = async (tx: Tx, task: HeldTask, to: Uuid | null, at: string): Promise<boolean> =>
  (
    await tx.query(
      `UPDATE cases.task SET assignee = CASE WHEN kind = 'approval' AND $5::uuid IS NOT NULL THEN assignee ELSE $5::uuid END, held_for = NULL, handed_by = NULL, assigned_at = $6
       WHERE case_id = $1 AND token = $2 AND assignee IS NOT DISTINCT FROM $3::uuid AND held_for IS NOT DISTINCT FROM $4::uuid RETURNING 1`,
      [task.caseId, task.token, task.assignee, task.heldFor, to, at],
    )
  ).length === 1;

const toSettle = `SELECT case_id AS "caseId", token, node, assignee, held_for AS "heldFor",
    (held_for IS NOT NULL AND NOT held_for = ANY($2::uuid[])) AS "isBack"
  FROM cases.task WHERE assignee = ANY($1::uuid[]) OR (held_for IS NOT NULL AND NOT held_for = ANY($2::uuid[])) LIMIT $3`;

export interface HeldTask {
  readonly caseId: Uuid;
  readonly token: string;
  readonly node: string;
  readonly assignee: Uuid | null;
  readonly heldFor: Uuid | null;
  /** The person for whom it was held is there again. */
  readonly isBack: boolean;
}

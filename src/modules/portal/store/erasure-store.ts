import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Keeps a wish for deletion; asked twice it stays one, and the earlier asking counts. */
export const insertErasure = (tx: Tx, erasure: Erasure, at: string): Promise<unknown> =>
  tx.query(
    `INSERT INTO portal.erasure (key, case_id, due_on, asked_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (key) DO UPDATE SET due_on = EXCLUDED.due_on WHERE portal.erasure.done_at IS NULL`,
    [erasure.key, erasure.caseId, erasure.dueOn, at],
  );

/** Wishes that can be fulfilled on a day, oldest first, each held for this transaction alone. */
export const dueErasures = (tx: Tx, day: string, limit: number): Promise<Erasure[]> =>
  tx.query<Erasure>(
    `SELECT key, case_id AS "caseId", due_on::text AS "dueOn" FROM portal.erasure
     WHERE done_at IS NULL AND due_on <= $1 ORDER BY due_on, key LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [day, limit],
  );

/** Notes that a wish was fulfilled. */
export const markErased = (tx: Tx, key: Uuid, at: string): Promise<unknown> =>
  tx.query('UPDATE portal.erasure SET done_at = $2 WHERE key = $1', [key, at]);

/** The wishes among these keys. */
export const erasuresOf = (tx: Tx, keys: readonly Uuid[]): Promise<(Erasure & { readonly isDone: boolean })[]> =>
  tx.query(
    `SELECT key, case_id AS "caseId", due_on::text AS "dueOn", done_at IS NOT NULL AS "isDone"
     FROM portal.erasure WHERE key = ANY($1::uuid[])`,
    [keys],
  );

export interface Erasure {
  readonly key: Uuid;
  readonly caseId: Uuid;
  /** ISO date. */
  readonly dueOn: string;
}

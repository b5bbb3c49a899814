import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Background work that failed or is tried again, newest first; what it was about only as the number of the case. */
export const stuckJobs = (tx: Tx, limit: number): Promise<StuckJob[]> =>
  tx.query<StuckJob>(
    `SELECT j.id, j.name, j.state::text AS state, j.retry_count + 1 AS attempts, j.output->>'message' AS why, j.data->>'caseId' AS "caseId",
       j.data->>'token' AS token, j.data->>'node' AS node, c.number, to_char(j.created_on AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "sentAt"
     FROM jobs.job j LEFT JOIN cases.case c ON c.id::text = j.data->>'caseId'
     WHERE j.state IN ('failed', 'retry') ORDER BY j.created_on DESC LIMIT $1`,
    [limit],
    'operations-jobs',
  );

/** Takes a failed job away, because it is sent again; null when it no longer stands there as failed. */
export const takeFailedJob = async (tx: Tx, id: Uuid): Promise<FailedJob | null> =>
  (
    await tx.query<FailedJob>(
      `DELETE FROM jobs.job WHERE id = $1 AND state IN ('failed', 'retry') RETURNING name, data`,
      [id],
      'operations-take',
    )
  )[0] ?? null;

/** Timers that should have fired by an instant, oldest first. */
export const overdueTimers = (tx: Tx, before: string, limit: number): Promise<OverdueTimer[]> =>
  tx.query<OverdueTimer>(
    `SELECT c.number, c.service, t.timer, to_char(t.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "dueAt"
     FROM cases.timer t JOIN cases.case c ON c.id = t.case_id WHERE t.due_at < $1 ORDER BY t.due_at LIMIT $2`,
    [before, limit],
    'operations-timers',
  );

export interface StuckJob {
  readonly id: Uuid;
  readonly name: string;
  readonly state: 'failed' | 'retry';
  readonly attempts: number;
  readonly why: string | null;
  readonly caseId: Uuid | null;
  readonly token: string | null;
  readonly node: string | null;
  readonly number: string | null;
  readonly sentAt: string;
}
export interface FailedJob {
  readonly name: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}
export interface OverdueTimer {
  readonly number: string;
  readonly service: string;
  readonly timer: string;
  readonly dueAt: string;
}

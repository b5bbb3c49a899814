import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { ProcessState } from '#processes';
import type { CaseStatus } from '../domain/case-state.ts';

/** How many cases of each version run, since when, and how many of them rest. */
export const runningVersions = (tx: Tx): Promise<RunningVersion[]> =>
  tx.query<RunningVersion>(
    `SELECT c.service, c.version, count(*)::int AS cases, count(s.case_id)::int AS suspended, ${instant('min(c.submitted_at)')} AS "oldestAt"
     FROM cases.case c LEFT JOIN cases.suspension s ON s.case_id = c.id WHERE c.running GROUP BY c.service, c.version
     ORDER BY c.service, min(c.submitted_at), c.version`,
  );

/** At which elements the tokens of a version stand, and how many at each; all versions when none is named. */
export const standingTokens = (tx: Tx): Promise<StandingCount[]> =>
  tx.query<StandingCount>(
    `SELECT c.service, c.version, t.token ->> 'n' AS node, count(*)::int AS tokens
     FROM cases.case c CROSS JOIN LATERAL jsonb_array_elements(c.outline -> 't') AS t(token)
     WHERE c.running AND t.token ->> 'w' NOT IN ('scope', 'instances') GROUP BY 1, 2, 3 ORDER BY 1, 2, 4 DESC, 3`,
  );

/** Running cases of one version, oldest first, after a case; with its outline and what keeps it where it is. */
export const runningCases = (tx: Tx, of: RunningQuery): Promise<RunningCase[]> =>
  tx.query<RunningCase>(
    `${select} WHERE c.running AND c.service = $1 AND c.version = $2
       AND ($3::uuid IS NULL OR (c.submitted_at, c.id) > (SELECT a.submitted_at, a.id FROM cases.case a WHERE a.id = $3::uuid))
     ORDER BY c.submitted_at, c.id LIMIT $4`,
    [of.service, of.version, of.after, of.limit],
  );

/** One case by its number, running or not. */
export const findInstance = async (tx: Tx, number: string): Promise<RunningCase | null> =>
  (await tx.query<RunningCase>(`${select} WHERE c.number = $1`, [number]))[0] ?? null;

/** Background work of one case that waits, runs or was given up. */
export const jobsOfCase = (tx: Tx, caseId: Uuid): Promise<CaseJob[]> =>
  tx.query<CaseJob>(
    `SELECT j.id, j.name, j.state::text AS state, j.retry_count AS retries, j.data ->> 'node' AS node, j.output ->> 'message' AS why,
       ${instant('j.created_on')} AS "sentAt"
     FROM jobs.job j WHERE j.data ->> 'caseId' = $1 AND (j.state < 'completed' OR j.state = 'failed') ORDER BY j.created_on LIMIT 50`,
    [caseId],
  );

/** Stops the timers and outside work of a case; false when it rests already. */
export const insertSuspension = async (tx: Tx, caseId: Uuid, by: Uuid, at: string): Promise<boolean> =>
  (
    await tx.query(
      'INSERT INTO cases.suspension (case_id, suspended_at, suspended_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
      [caseId, at, by],
    )
  ).length === 1;

/** Lets a case run again; false when it did not rest. */
export const deleteSuspension = async (tx: Tx, caseId: Uuid): Promise<boolean> =>
  (await tx.query('DELETE FROM cases.suspension WHERE case_id = $1 RETURNING 1', [caseId])).length === 1;

/** Puts the worklist entries of a case at the elements of another version; who has them keeps them. */
export function moveTasks(tx: Tx, caseId: Uuid, tasks: readonly MovedTask[]): void {
  for (const { token, node, office, basket } of tasks)
    tx.post(
      'UPDATE cases.task SET node = $3, office = $4, basket = $5 WHERE case_id = $1 AND token = $2',
      [caseId, token, node, office, basket],
      'tasks-move',
    );
}

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const select = `SELECT c.id, c.number, c.service, c.version, c.status, c.running, c.outline, ${instant('c.submitted_at')} AS "submittedAt",
    ${instant('c.changed_at')} AS "changedAt", c.legal_on::text AS "legalOn", c.promised_on::text AS "promisedOn",
    ${instant('s.suspended_at')} AS "suspendedAt",
    EXISTS (SELECT 1 FROM cases.task t WHERE t.case_id = c.id AND t.kind = 'approval') AS "awaitsApproval"
  FROM cases.case c LEFT JOIN cases.suspension s ON s.case_id = c.id`;

export interface RunningVersion {
  readonly service: string;
  readonly version: string;
  readonly cases: number;
  readonly suspended: number;
  readonly oldestAt: string;
}
export interface StandingCount {
  readonly service: string;
  readonly version: string;
  readonly node: string;
  readonly tokens: number;
}
export interface RunningCase {
  readonly id: Uuid;
  readonly number: string;
  readonly service: string;
  readonly version: string;
  readonly status: CaseStatus;
  readonly running: boolean | null;
  readonly outline: ProcessState | null;
  readonly submittedAt: string;
  readonly changedAt: string;
  readonly legalOn: string | null;
  readonly promisedOn: string | null;
  readonly suspendedAt: string | null;
  /** A decision waits for a second person. */
  readonly awaitsApproval: boolean;
}
export interface CaseJob {
  readonly id: Uuid;
  readonly name: string;
  readonly state: 'created' | 'retry' | 'active' | 'failed';
  readonly retries: number;
  readonly node: string | null;
  readonly why: string | null;
  readonly sentAt: string;
}
interface RunningQuery {
  readonly service: string;
  readonly version: string;
  /** The case after which the page begins. */
  readonly after: Uuid | null;
  readonly limit: number;
}
interface MovedTask {
  readonly token: string;
  readonly node: string;
  readonly office: string;
  readonly basket: string;
}

import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Notes that a command of a case failed; again at the same place counts up and opens it again. */
export const noteIncident = (tx: Tx, incident: NewIncident): Promise<unknown> =>
  tx.query(
    `INSERT INTO cases.incident (id, kind, case_id, place, cause, state, first_at, last_at)
     VALUES ($1, 'command-failed', $2, $3, $4, 'open', $5, $5)
     ON CONFLICT (kind, case_id, place) DO UPDATE SET cause = excluded.cause, last_at = excluded.last_at,
       times = cases.incident.times + 1, state = CASE WHEN cases.incident.state = 'over' THEN 'open' ELSE cases.incident.state END`,
    [incident.id, incident.caseId, incident.place, incident.cause, incident.at],
    'incident-note',
  );

/**
 * Makes the incidents equal to what is wrong now: jobs given up (interval work simply comes again), tokens with a fault, service tasks
 * for which no job is left. What is no longer wrong is over; a case that rests waits on purpose.
 */
export async function syncIncidents(tx: Tx, at: string): Promise<void> {
  await tx.query(
    `WITH ${found} INSERT INTO cases.incident (id, kind, case_id, place, cause, state, first_at, last_at)
     SELECT gen_random_uuid(), f.kind, f.case_id, f.place, f.cause, 'open', $1, $1 FROM found f
     ON CONFLICT (kind, case_id, place) DO UPDATE SET cause = excluded.cause, last_at = excluded.last_at,
       state = CASE WHEN cases.incident.state = 'over' THEN 'open' ELSE cases.incident.state END`,
    [at],
    'incident-found',
  );
  await tx.query(
    `WITH ${found} UPDATE cases.incident i SET state = 'over', last_at = $1 WHERE i.state <> 'over'
       AND NOT EXISTS (SELECT 1 FROM found f WHERE f.kind = i.kind AND f.case_id IS NOT DISTINCT FROM i.case_id AND f.place = i.place)
       AND NOT EXISTS (SELECT 1 FROM cases.timer t WHERE i.kind = 'command-failed' AND t.case_id = i.case_id AND t.timer = i.place)`,
    [at],
    'incident-over',
  );
}

/** Incidents that are not over, newest first, then those that ended last. */
export const listIncidents = (tx: Tx, limit: number): Promise<IncidentRow[]> =>
  tx.query<IncidentRow>(`${select} ORDER BY (i.state = 'over'), i.last_at DESC, i.id LIMIT $1`, [limit]);

/** The incidents of one case, newest first. */
export const incidentsOf = (tx: Tx, caseId: Uuid): Promise<IncidentRow[]> =>
  tx.query<IncidentRow>(`${select} WHERE i.case_id = $1 ORDER BY i.last_at DESC LIMIT 50`, [caseId]);

/** Keeps what an operator noted; the incident is known from then on. False when there is none, or it is over. */
export const keepNote = async (tx: Tx, id: Uuid, note: string, by: Uuid, at: string): Promise<boolean> =>
  (
    await tx.query(
      `UPDATE cases.incident SET state = 'known', note = $2, noted_by = $3, noted_at = $4 WHERE id = $1 AND state <> 'over' RETURNING 1`,
      [id, note, by, at],
    )
  ).length === 1;

const found = `standing AS (
    SELECT c.id, t.token FROM cases.case c CROSS JOIN LATERAL jsonb_array_elements(c.outline -> 't') AS t(token)
    WHERE c.running AND (t.token ? 'e' OR t.token ->> 'w' = 'service')
      AND NOT EXISTS (SELECT 1 FROM cases.suspension s WHERE s.case_id = c.id)),
  found AS (
    SELECT 'job-dead' AS kind, c.id AS case_id, j.id::text AS place, j.name || ': ' || coalesce(j.output ->> 'message', '') AS cause
    FROM jobs.job j LEFT JOIN cases.case c ON c.id::text = j.data ->> 'caseId'
    WHERE j.state = 'failed' AND j.singleton_key IS DISTINCT FROM 'tick'
    UNION ALL
    SELECT CASE WHEN s.token ->> 'e' = 'deadlock' THEN 'never-comes' ELSE 'command-failed' END, s.id, s.token ->> 'i', s.token ->> 'e'
    FROM standing s WHERE s.token ? 'e'
    UNION ALL
    SELECT 'never-comes', s.id, s.token ->> 'i', 'no-job' FROM standing s
    WHERE s.token ->> 'w' = 'service' AND NOT s.token ? 'e' AND NOT EXISTS (
      SELECT 1 FROM jobs.job j WHERE j.name = 'cases.action' AND j.data ->> 'caseId' = s.id::text AND j.data ->> 'token' = s.token ->> 'i'))`;

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const select = `SELECT i.id, i.kind, c.number, i.place, i.cause, i.state, i.times, i.note, i.noted_by AS "notedBy",
    ${instant('i.noted_at')} AS "notedAt", ${instant('i.first_at')} AS "firstAt", ${instant('i.last_at')} AS "lastAt",
    (SELECT t.token ->> 'n' FROM jsonb_array_elements(c.outline -> 't') AS t(token) WHERE t.token ->> 'i' = i.place) AS node
  FROM cases.incident i LEFT JOIN cases.case c ON c.id = i.case_id`;

interface NewIncident {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly place: string;
  readonly cause: string;
  readonly at: string;
}
export interface IncidentRow {
  readonly id: Uuid;
  readonly kind: 'command-failed' | 'job-dead' | 'never-comes';
  readonly number: string | null;
  readonly place: string;
  readonly node: string | null;
  readonly cause: string;
  readonly state: 'open' | 'known' | 'over';
  readonly times: number;
  readonly note: string | null;
  readonly notedBy: Uuid | null;
  readonly notedAt: string | null;
  readonly firstAt: string;
  readonly lastAt: string;
}

import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { VisitRow, VisitState } from '../domain/visit/index.ts';

/** Flags that stand, oldest first. */
export const openFlags = (on: Reads): Promise<Flag[]> =>
  on.query<Flag>(
    `SELECT f.id, f.case_number AS "caseNumber", f.reason, f.raised_by AS "raisedBy",
       to_char(f.raised_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "raisedAt", v.branch, v.service
     FROM partners.flag f JOIN partners.visit v ON v.id = f.visit WHERE f.lifted_at IS NULL ORDER BY f.raised_at LIMIT 200`,
  );

/** True while a flag stands on a case. */
export async function isFlagged(on: Reads, caseNumber: string): Promise<boolean> {
  const rows = await on.query(
    'SELECT 1 FROM partners.flag WHERE case_number = $1 AND lifted_at IS NULL',
    [caseNumber],
    'flag-of-case',
  );
  return rows.length > 0;
}

/** Raises a flag; false when one stands already. */
export async function raiseFlag(on: Tx, flag: NewFlag): Promise<boolean> {
  const rows = await on.query(
    `INSERT INTO partners.flag (id, case_number, visit, reason, raised_by, raised_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (case_number) WHERE lifted_at IS NULL DO NOTHING RETURNING id`,
    [flag.id, flag.caseNumber, flag.visit, flag.reason, flag.by, flag.at],
  );
  return rows.length > 0;
}

/** A flag that stands, locked; null when it was lifted or never was. */
export async function lockFlag(on: Tx, id: Uuid): Promise<Pick<Flag, 'raisedBy'> | null> {
  const [row] = await on.query<Pick<Flag, 'raisedBy'>>(
    'SELECT raised_by AS "raisedBy" FROM partners.flag WHERE id = $1 AND lifted_at IS NULL FOR UPDATE',
    [id],
  );
  return row ?? null;
}

/** Lifts a flag. */
export async function liftFlag(on: Tx, id: Uuid, by: Uuid, at: string): Promise<void> {
  await on.query('UPDATE partners.flag SET lifted_by = $2, lifted_at = $3 WHERE id = $1', [id, by, at]);
}

/** Sent visits of a clerk or a branch since an instant, newest first: number and status, no more. */
export const sentVisits = (on: Reads, who: { clerk: Uuid | null; branch: string | null; since: string }) =>
  on.query<SentVisit>(
    `SELECT id, code, service, branch, state, case_number AS "caseNumber" FROM partners.visit
     WHERE case_number IS NOT NULL AND changed_at >= $3 AND (staff_id = $1 OR branch = $2) ORDER BY changed_at DESC LIMIT 50`,
    [who.clerk, who.branch, who.since],
  );

/** Sent visits whose case was not asked about for longest; locked, so that two nodes do not ask twice. */
export const visitsToFollow = (on: Tx, limit: number): Promise<FollowedVisit[]> =>
  on.query<FollowedVisit>(
    `SELECT id, seq, state, service, branch, case_number AS "caseNumber" FROM partners.visit WHERE state = 'submitted'
     ORDER BY asked_at NULLS FIRST, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [limit],
  );

/** Notes that these were asked about. */
export async function markAsked(on: Tx, ids: readonly Uuid[], at: string): Promise<void> {
  await on.query('UPDATE partners.visit SET asked_at = $2 WHERE id = ANY($1)', [ids, at]);
}

/** Stores what the city said of a visit; the time of its seal stays. */
export async function settleVisit(on: Tx, id: Uuid, state: VisitState, seq: number): Promise<void> {
  await on.query('UPDATE partners.visit SET state = $2, seq = $3 WHERE id = $1', [id, state, seq]);
}

export interface Flag {
  readonly id: Uuid;
  readonly caseNumber: string;
  readonly reason: string;
  readonly raisedBy: Uuid;
  readonly raisedAt: string;
  readonly branch: string;
  readonly service: string;
}
interface NewFlag {
  readonly id: Uuid;
  readonly caseNumber: string;
  readonly visit: Uuid;
  readonly reason: string;
  readonly by: Uuid;
  readonly at: string;
}
export type SentVisit = Pick<VisitRow, 'id' | 'code' | 'service' | 'branch' | 'state' | 'caseNumber'>;
export type FollowedVisit = Pick<VisitRow, 'id' | 'seq' | 'state' | 'service' | 'branch' | 'caseNumber'>;

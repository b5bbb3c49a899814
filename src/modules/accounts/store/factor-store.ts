import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Failures } from '../domain/throttle.ts';
import { instantOf } from './instants.ts';

/** Puts the next step of a browser's staff sign-in in place of any before. */
export const putStep = (tx: Tx, row: StepRow): Promise<unknown> =>
  tx.query(
    `INSERT INTO accounts.staff_step (browser, staff, kind, sealed, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (browser) DO UPDATE SET staff = $2, kind = $3, sealed = $4, created_at = $5`,
    [row.browser, row.staff, row.kind, row.sealed, row.createdAt],
  );

export async function findStep(tx: Tx, browser: string, kind: StepRow['kind']): Promise<StepRow | null> {
  const [row] = await tx.query<Omit<StepRow, 'createdAt'> & { readonly createdAt: Date }>(
    `SELECT browser, staff, kind, sealed, created_at AS "createdAt" FROM accounts.staff_step WHERE browser = $1 AND kind = $2 FOR UPDATE`,
    [browser, kind],
  );
  return row ? { ...row, createdAt: instantOf(row.createdAt) } : null;
}

export const removeStep = (tx: Tx, browser: string): Promise<unknown> =>
  tx.query('DELETE FROM accounts.staff_step WHERE browser = $1', [browser]);

export const insertInvitation = (tx: Tx, token: string, staff: Uuid, until: Temporal.Instant): Promise<unknown> =>
  tx.query('INSERT INTO accounts.invitation (token, staff, until) VALUES ($1, $2, $3)', [token, staff, until]);

/** Whom an unused invitation that has not run out is for. */
export const invitedBy = async (tx: Tx, token: string, now: Temporal.Instant): Promise<Uuid | null> =>
  (
    await tx.query<{ staff: Uuid }>(
      'SELECT staff FROM accounts.invitation WHERE token = $1 AND used_at IS NULL AND until > $2 FOR UPDATE',
      [token, now],
    )
  )[0]?.staff ?? null;

/** Uses up every invitation of a staff member. */
export const useInvitations = (tx: Tx, staff: Uuid, at: Temporal.Instant): Promise<unknown> =>
  tx.query('UPDATE accounts.invitation SET used_at = $2 WHERE staff = $1 AND used_at IS NULL', [staff, at]);

/** Puts new recovery codes in place of all before. */
export async function replaceRecoveryCodes(tx: Tx, staff: Uuid, hashes: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM accounts.recovery_code WHERE staff = $1', [staff]);
  await tx.query('INSERT INTO accounts.recovery_code (staff, hash) SELECT $1, unnest($2::text[])', [staff, hashes]);
}

/** Uses a recovery code up; false when it is none or was used. */
export const useRecoveryCode = async (tx: Tx, staff: Uuid, hash: string, at: Temporal.Instant): Promise<boolean> =>
  (
    await tx.query(
      'UPDATE accounts.recovery_code SET used_at = $3 WHERE staff = $1 AND hash = $2 AND used_at IS NULL RETURNING 1',
      [staff, hash, at],
    )
  ).length === 1;

export const recoveryCodesLeft = async (tx: Tx, staff: Uuid): Promise<number> =>
  (
    await tx.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM accounts.recovery_code WHERE staff = $1 AND used_at IS NULL',
      [staff],
    )
  )[0]?.count ?? 0;

export async function failuresOf(tx: Tx, key: string): Promise<Failures | null> {
  const [row] = await tx.query<{ failures: number; lastAt: Date }>(
    'SELECT failures, last_at AS "lastAt" FROM accounts.throttle WHERE key = $1',
    [key],
  );
  return row ? { count: row.failures, lastAt: instantOf(row.lastAt) } : null;
}

/** Counts one more failure; `restart` forgets those that no longer count. */
export const countFailure = (tx: Tx, key: string, at: Temporal.Instant, restart: boolean): Promise<unknown> =>
  tx.query(
    `INSERT INTO accounts.throttle (key, failures, last_at) VALUES ($1, 1, $2)
     ON CONFLICT (key) DO UPDATE SET failures = CASE WHEN $3 THEN 1 ELSE accounts.throttle.failures + 1 END, last_at = $2`,
    [key, at, restart],
  );

export const forgetFailures = (tx: Tx, key: string): Promise<unknown> =>
  tx.query('DELETE FROM accounts.throttle WHERE key = $1', [key]);

export interface StepRow {
  readonly browser: string;
  readonly staff: Uuid;
  readonly kind: 'second-factor' | 'enrolment';
  readonly sealed: Uint8Array;
  readonly createdAt: Temporal.Instant;
}

import type { Database, Tx } from '#platform/database';
import { instantOf } from './instants.ts';

/** Keeps a sign-in that begins at the identity provider. */
export const insertSignIn = (db: Database, row: SignInRow): Promise<unknown> =>
  db.query('INSERT INTO accounts.sign_in (state, browser, sealed, created_at) VALUES ($1, $2, $3, $4)', [
    row.state,
    row.browser,
    row.sealed,
    row.createdAt,
  ]);

/** Takes a sign-in away, so that its state counts once; only the browser that began it can take it. */
export async function takeSignIn(db: Database, state: string, browser: string): Promise<SignInRow | null> {
  const [row] = await db.query<Omit<SignInRow, 'createdAt'> & { readonly createdAt: Date }>(
    `DELETE FROM accounts.sign_in WHERE state = $1 AND browser = $2
     RETURNING state, browser, sealed, created_at AS "createdAt"`,
    [state, browser],
  );
  return row ? { ...row, createdAt: instantOf(row.createdAt) } : null;
}

/** Removes what nobody will come back to. */
export async function sweepSteps(tx: Tx, before: Temporal.Instant, throttlesBefore: Temporal.Instant): Promise<void> {
  await tx.query('DELETE FROM accounts.sign_in WHERE created_at < $1', [before]);
  await tx.query('DELETE FROM accounts.staff_step WHERE created_at < $1', [before]);
  await tx.query('DELETE FROM accounts.throttle WHERE last_at < $1', [throttlesBefore]);
}

export interface SignInRow {
  readonly state: string;
  readonly browser: string;
  readonly sealed: Uint8Array;
  readonly createdAt: Temporal.Instant;
}

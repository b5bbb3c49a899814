import type { Uuid } from '#kernel/ids';
import type { Database } from '#platform/database';
import type { LedgerEntry } from '../domain/ledger/index.ts';

/** Who may serve at a branch, by id; names stand with the staff and are nobody's business here. */
export const clerksAt = (on: Database, branch: string): Promise<{ id: Uuid; trainedUntil: string }[]> =>
  on.query(
    `SELECT staff_id AS id, trained_until::text AS "trainedUntil" FROM partners.clerk
     WHERE branch = $1 AND revoked_at IS NULL ORDER BY staff_id`,
    [branch],
  );

/** The entries of a branch's ledger after a number, in order; at most so many. */
export const ledgerAfter = (on: Database, branch: string, after: number, limit: number): Promise<LedgerEntry[]> =>
  on.query<LedgerEntry>(
    'SELECT branch, seq, at, by_side AS by, body, hash FROM partners.ledger WHERE branch = $1 AND seq > $2 ORDER BY seq LIMIT $3',
    [branch, after, limit],
  );

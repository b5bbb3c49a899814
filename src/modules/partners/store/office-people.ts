import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { PartnerClerk } from '../domain/visit/index.ts';

/** Everybody who was ever named for a branch, or for all of them. */
export const namedClerks = (on: Reads, branch: string | null): Promise<PartnerClerk[]> =>
  on.query<PartnerClerk>(
    `SELECT staff_id AS id, branch, trained_until::text AS "trainedUntil", revoked_at::text AS "revokedAt"
     FROM partners.clerk WHERE $1::text IS NULL OR branch = $1 ORDER BY branch, staff_id`,
    [branch],
  );

/** The row of a clerk, locked. */
export async function lockClerk(on: Tx, id: Uuid): Promise<PartnerClerk | null> {
  const [row] = await on.query<PartnerClerk>(
    `SELECT staff_id AS id, branch, trained_until::text AS "trainedUntil", revoked_at::text AS "revokedAt"
     FROM partners.clerk WHERE staff_id = $1 FOR UPDATE`,
    [id],
  );
  return row ?? null;
}

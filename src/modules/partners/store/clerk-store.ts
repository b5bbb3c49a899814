import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { PartnerClerk } from '../domain/visit/index.ts';

/** Where somebody serves; null for who was never named. */
export async function findClerk(on: Reads, staffId: Uuid): Promise<PartnerClerk | null> {
  const [row] = await on.query<PartnerClerk>(
    `SELECT staff_id AS id, branch, trained_until::text AS "trainedUntil", revoked_at::text AS "revokedAt"
     FROM partners.clerk WHERE staff_id = $1`,
    [staffId],
    'clerk-of',
  );
  return row ?? null;
}

/** Names somebody for a branch, anew after a revocation too. */
export async function putClerk(on: Tx, clerk: PartnerClerk, at: string): Promise<void> {
  await on.query(
    `INSERT INTO partners.clerk (staff_id, branch, trained_until, named_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (staff_id) DO UPDATE SET branch = $2, trained_until = $3, named_at = $4, revoked_at = NULL`,
    [clerk.id, clerk.branch, clerk.trainedUntil, at],
  );
}

/** Revokes; false for who was never named or is revoked already. */
export async function revoke(on: Tx, staffId: Uuid, at: string): Promise<boolean> {
  const rows = await on.query(
    'UPDATE partners.clerk SET revoked_at = $2 WHERE staff_id = $1 AND revoked_at IS NULL RETURNING staff_id',
    [staffId, at],
  );
  return rows.length > 0;
}

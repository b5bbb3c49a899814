import { createHash } from 'node:crypto';
import type { Database } from '#platform/database';

/**
 * False when persons' keys in this database were wrapped by another key-encryption key: a wrong key, or the data of a demo. Looks at the
 * oldest and the newest key only.
 */
export async function fitsKek(db: Pick<Database, 'query'>, kek: Uint8Array): Promise<boolean> {
  const rows = await db.query<{ wrappedBy: string }>(askEnds);
  return rows.every(({ wrappedBy }) => wrappedBy === kekFingerprint(kek));
}

/** Names a key-encryption key without telling it. */
export const kekFingerprint = (kek: Uint8Array): string =>
  createHash('sha256').update('kek').update(kek).digest('hex').slice(0, 16);

const askEnds = ['ASC', 'DESC']
  .map(
    (order) =>
      `(SELECT wrapped_by AS "wrappedBy" FROM vault.key WHERE destroyed_at IS NULL ORDER BY id ${order} LIMIT 1)`,
  )
  .join(' UNION ALL ');

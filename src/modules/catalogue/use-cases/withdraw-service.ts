import type { Platform } from '#platform/mount';
import { insertWithdrawn, latestVersion, lockPublishing } from '../store/versions.ts';

/**
 * Takes a service off the offer: nobody begins it any more, drafts and cases that have begun go on, and editions planned for later are
 * not offered either. A higher edition offers it again. False for a service that never was.
 */
export async function withdrawService(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { id, by }: WithdrawOrder,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockPublishing(tx);
    const latest = await latestVersion(tx, id);
    if (!latest) return false;
    await insertWithdrawn(tx, { service: id, edition: latest.edition, at: clock.now(), by });
    return true;
  });
}

export interface WithdrawOrder {
  readonly id: string;
  /** Id of a staff member. */
  readonly by: string;
}

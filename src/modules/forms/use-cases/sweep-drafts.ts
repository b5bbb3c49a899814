import { countGone } from '../domain/lapsed-drafts.ts';
import { deleteUnused } from '../store/draft-store.ts';
import type { FormPlatform } from './form-parts.ts';
import { keptDays } from './my-drafts.ts';
import { tellLapsed } from './tell-lapsed.ts';

/**
 * Deletes drafts that nobody used for too long, and tells the log how many were never sent; of sent ones only the way to the case is left,
 * and that goes after two years. Gives how many went.
 */
export function sweepDrafts(platform: Pick<FormPlatform, 'db' | 'clock' | 'events' | 'newId'>): Promise<number> {
  const now = platform.clock.now().toZonedDateTimeISO('Europe/Berlin').startOfDay();
  // The last day is a whole day: what was used 28 days ago is still there tonight.
  const before = (days: number): Temporal.Instant => now.subtract({ days }).toInstant();
  return platform.db.transaction(async (tx) => {
    const gone = await deleteUnused(tx, {
      ...{ guests: before(keptDays.guest), accounts: before(keptDays.account), sent: before(730) },
    });
    await tellLapsed(platform, tx, gone);
    return countGone(gone);
  });
}

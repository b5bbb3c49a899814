import { deleteUnused } from '../store/draft-store.ts';
import type { FormPlatform } from './form-parts.ts';
import { keptDays } from './my-drafts.ts';

/** Deletes drafts that nobody used for too long; of sent ones only the way to the case is left, and that goes after two years. */
export function sweepDrafts({ db, clock }: Pick<FormPlatform, 'db' | 'clock'>): Promise<number> {
  const now = clock.now().toZonedDateTimeISO('Europe/Berlin').startOfDay();
  // The last day is a whole day: what was used 28 days ago is still there tonight.
  const before = (days: number): Temporal.Instant => now.subtract({ days }).toInstant();
  return deleteUnused(db, { guests: before(keptDays.guest), accounts: before(keptDays.account), sent: before(730) });
}

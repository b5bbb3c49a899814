import { sweepOffers } from '../store/mandate-store.ts';
import { sweepSteps } from '../store/sign-in-store.ts';
import type { AccountParts } from './account-parts.ts';
import { noticeJob, sendDeletionNotice, tendUnusedAccounts } from './unused-accounts.ts';

/** Declares the background work: unused accounts once a day, sign-ins and offers that nobody finished once an hour. */
export function startWork(parts: AccountParts): void {
  parts.jobs.handle(noticeJob, (data) => sendDeletionNotice(parts, String(data.account)));
  parts.jobs.every('accounts.unused', 86_400, async () => void (await tendUnusedAccounts(parts)));
  parts.jobs.every('accounts.sweep', 3_600, () => sweep(parts));
}

/** Removes what nobody will come back to. */
export const sweep = (parts: AccountParts): Promise<void> =>
  parts.db.transaction(async (tx) => {
    const now = parts.clock.now();
    await sweepSteps(tx, now.subtract({ hours: 1 }), now.subtract({ hours: 24 }));
    await sweepOffers(tx, now.subtract({ hours: 24 * 30 }));
  });

import type { AccountKeeper } from '#accounts';
import { deleteAccountDrafts } from '../store/draft-store.ts';

/** Drafts hold nothing the law wants kept: all of them go with the account, at once. */
export const draftKeeper: AccountKeeper = {
  kept: async () => [],
  forget: (tx, accountId) => deleteAccountDrafts(tx, accountId),
};

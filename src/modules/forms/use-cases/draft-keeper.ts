import type { AccountKeeper } from '#accounts';
import { deleteAccountDrafts } from '../store/draft-store.ts';
import type { FormPlatform } from './form-parts.ts';
import { tellLapsed } from './tell-lapsed.ts';

/** Drafts hold nothing the law wants kept: all of them go with the account, at once. */
export const draftKeeper = (platform: Pick<FormPlatform, 'events' | 'newId'>): AccountKeeper => ({
  kept: async () => [],
  forget: async (tx, accountId) => tellLapsed(platform, tx, await deleteAccountDrafts(tx, accountId)),
});

import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Profile } from '../domain/profile.ts';
import {
  deleteAccount,
  findAccount,
  lockAccount,
  type MailKind,
  mailKinds,
  updateMail,
} from '../store/account-store.ts';
import { mandatesOf, updateEnded } from '../store/mandate-store.ts';
import type { AccountParts, KeptThing } from './account-parts.ts';
import { openProfile } from './read-account.ts';

/** The account as its person sees it; null when it is gone. */
export const viewAccount = (parts: AccountParts, actor: Actor): Promise<AccountView | null> =>
  parts.db.transaction(async (tx) => {
    const row = await findAccount(tx, actor.id ?? '');
    const profile = row && (await openProfile(parts, tx, row, actor));
    if (!row || !profile) return null;
    const { level, mail, createdAt, usedAt } = row;
    return { id: row.id, profile, level, mail, createdAt, usedAt };
  });

/** Sets what the person is written to about. */
export const chooseMail = (parts: AccountParts, accountId: Uuid, wanted: readonly string[]): Promise<unknown> =>
  parts.db.transaction((tx) =>
    updateMail(
      tx,
      accountId,
      mailKinds.filter((kind) => wanted.includes(kind)),
    ),
  );

/** What would stay if the account were deleted now, with the reason. */
export const keptThings = (parts: AccountParts, accountId: Uuid): Promise<readonly KeptThing[]> =>
  parts.db.transaction((tx) => allKept(parts, tx, accountId));

/**
 * Deletes an account: profile with its key, drafts, mandates and sessions at once. What the law keeps stays under a key of its own
 * until its own end.
 */
export async function removeAccount(parts: AccountParts, accountId: Uuid, reason: string): Promise<void> {
  await parts.db.transaction((tx) => removeIn(parts, tx, accountId, reason));
  await parts.sessions.endAll({ accountId });
}

/** The same inside a transaction that is open; the caller ends the sessions. */
export async function removeIn(parts: AccountParts, tx: Tx, accountId: Uuid, reason: string): Promise<void> {
  const row = await findAccount(tx, accountId);
  if (!row) return;
  for (const keeper of parts.keepers) await keeper.forget(tx, accountId);
  const now = parts.clock.now();
  for (const mandate of await mandatesOf(tx, accountId)) {
    if (!mandate.endedAt) await updateEnded(tx, mandate.id, { at: now, by: 'system', seq: mandate.seq });
  }
  await deleteAccount(tx, accountId);
  await parts.vault.destroyKey(tx, row.key, reason);
}

/** Locks a person out at once, on every device, or lets the person in again; what belongs to the account stays. */
export async function setAccountLock(parts: AccountParts, accountId: Uuid, isLocked: boolean): Promise<void> {
  await parts.db.transaction((tx) => lockAccount(tx, accountId, isLocked ? parts.clock.now() : null));
  if (isLocked) await parts.sessions.endAll({ accountId });
}

async function allKept(parts: AccountParts, tx: Tx, accountId: Uuid): Promise<readonly KeptThing[]> {
  const found: KeptThing[] = [];
  for (const keeper of parts.keepers) found.push(...(await keeper.kept(tx, accountId)));
  return found;
}

export interface AccountView {
  readonly id: Uuid;
  readonly profile: Profile;
  readonly level: Actor['level'];
  readonly mail: readonly MailKind[];
  readonly createdAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant;
}

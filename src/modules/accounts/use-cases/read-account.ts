import { type Actor, systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { PersonalRead } from '#platform/vault';
import type { Profile } from '../domain/profile.ts';
import { type AccountRow, findAccount, type MailKind } from '../store/account-store.ts';
import type { AccountParts } from './account-parts.ts';

/** The vault key of an account; throws when there is no such account. */
export async function keyOf(tx: Tx, accountId: Uuid): Promise<Uuid> {
  const row = await findAccount(tx, accountId);
  if (!row) throw new Error(`no account ${accountId}`);
  return row.key;
}

/**
 * Who a person is, as the identity provider gave it; null when the account is gone. The read is recorded for the person;
 * `own-view` is for the account's own person only.
 */
export async function profileOf(
  parts: AccountParts,
  tx: Tx,
  accountId: Uuid,
  read: PersonalRead,
): Promise<Profile | null> {
  const row = await findAccount(tx, accountId);
  if (!row) return null;
  if (read.purpose === 'own-view' && read.actor.id !== accountId) {
    throw new Error('an account is read as own only by its own person');
  }
  const about = { ...read, subjects: [...new Set([...read.subjects, row.key])] };
  const [profile] = await parts.vault.open<Profile>(tx, about, [itemOf(row)]);
  return profile ?? null;
}

/** The profile for the account's own person. */
export async function openProfile(
  parts: AccountParts,
  tx: Tx,
  row: Pick<AccountRow, 'id' | 'key' | 'profile'>,
  actor: Actor,
): Promise<Profile | null> {
  const read: PersonalRead = { actor, purpose: 'own-view', caseId: null, subjects: [row.key], what: ['account'] };
  const [profile] = await parts.vault.open<Profile>(tx, read, [itemOf(row)]);
  return profile ?? null;
}

/** Where to write to about something; null when the person wants no mail of this kind, is gone, or left no address. */
export async function mailAddressOf(
  parts: AccountParts,
  tx: Tx,
  accountId: Uuid,
  kind: MailKind = 'news',
): Promise<string | null> {
  const row = await findAccount(tx, accountId);
  if (!row || row.lockedAt || !row.mail.includes(kind)) return null;
  return addressOf(parts, tx, row);
}

/** The address whatever the person chose: for what the law wants people to be told. */
export async function addressOf(parts: AccountParts, tx: Tx, row: AccountRow): Promise<string | null> {
  const read: PersonalRead = {
    actor: systemActor,
    purpose: 'delivery',
    caseId: null,
    subjects: [row.key],
    what: ['account'],
  };
  const [profile] = await parts.vault.open<Profile>(tx, read, [itemOf(row)]);
  return profile?.email ?? null;
}

/** What a sealed profile is bound to. */
export const profileContext = (accountId: Uuid): string => `account:${accountId}`;

const itemOf = (row: Pick<AccountRow, 'id' | 'key' | 'profile'>) => ({
  key: row.key,
  sealed: row.profile,
  context: profileContext(row.id),
});

import { type IdentityLevel, reachesLevel, systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { SessionState } from '#platform/session';
import { openWith } from '#platform/vault';
import { mergeProfile, type Profile, profileFrom } from '../domain/profile.ts';
import { type AccountRow, findBySubject, insertAccount, updateOnSignIn } from '../store/account-store.ts';
import { takeSignIn } from '../store/sign-in-store.ts';
import type { AccountParts } from './account-parts.ts';
import { type Begun, browserOf, hashOfState } from './begin-sign-in.ts';
import { openProfile, profileContext } from './read-account.ts';

/**
 * Takes a sign-in back from the identity provider: finds or opens the account and says where to go on. Refused when it was not begun
 * in this browser, was used, took over 15 minutes, did not reach the level, or is of another person than the one signed in.
 */
export async function finishSignIn(
  parts: AccountParts,
  query: URLSearchParams,
  session: SessionState,
): Promise<SignInOutcome> {
  const begun = await takeBegun(parts, query.get('state') ?? '', session);
  if (!begun) return { begun: null, result: refuse('expired') };
  const proven = await parts.identity.finish(query, begun);
  if (!proven.ok) return { begun, result: proven };
  const { level, subject, claims } = proven.value;
  if (!reachesLevel(level, begun.level)) return { begun, result: refuse('level-too-low') };
  const account = await parts.db.transaction((tx) => openAccount(parts, tx, { subject, level, claims, begun }));
  if (account.lockedAt) return { begun, result: refuse('locked') };
  if (begun.accountId && begun.accountId !== account.id && session.row?.accountId === begun.accountId) {
    return { begun, result: refuse('other-person') };
  }
  return { begun, result: ok({ accountId: account.id, level }) };
}

async function takeBegun(parts: AccountParts, state: string, session: SessionState): Promise<Begun | null> {
  if (!/^[\w-]{43}$/.test(state)) return null;
  const row = await takeSignIn(parts.db, hashOfState(parts, state), browserOf(parts, session));
  if (!row || Temporal.Instant.compare(row.createdAt.add({ minutes: 15 }), parts.clock.now()) < 0) return null;
  return openWith<Begun>(parts.config.keys.cookie, row.sealed, `sign-in:${state}`);
}

async function openAccount(parts: AccountParts, tx: Tx, { subject, level, claims, begun }: Proven) {
  const { vault, clock } = parts;
  const hash = vault.blindIndex('subject', subject);
  // Two tabs that sign the same new person in at once must open one account.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [hash]);
  const given = profileFrom(claims, level);
  const known = await findBySubject(tx, hash);
  return known
    ? renewAccount(parts, tx, known, { given, level, begun })
    : addAccount(parts, tx, { id: parts.newId(), hash, given, level, begun, at: clock.now() });
}

async function addAccount(parts: AccountParts, tx: Tx, fresh: Fresh): Promise<Opened> {
  const { id, hash, given, level, begun, at } = fresh;
  const key = await parts.vault.createKey(tx);
  const profile = await parts.vault.seal(key, given, profileContext(id), tx);
  await insertAccount(tx, { id, subject: hash, key, profile, level, language: begun.language, at });
  return { id, lockedAt: null };
}

async function renewAccount(
  parts: AccountParts,
  tx: Tx,
  row: AccountRow,
  { given, level, begun }: { given: Profile; level: IdentityLevel; begun: Begun },
): Promise<Opened> {
  if (row.lockedAt) return row;
  const known = await openProfile(parts, tx, row, { ...systemActor, kind: 'citizen', id: row.id });
  const merged = known ? mergeProfile({ profile: known, level: row.level }, given, level) : { profile: given, level };
  const profile = await parts.vault.seal(row.key, merged.profile, profileContext(row.id), tx);
  await updateOnSignIn(tx, row.id, { profile, level: merged.level, language: begun.language, at: parts.clock.now() });
  return row;
}

export type SignInRefusal =
  | 'expired'
  | 'cancelled'
  | 'refused'
  | 'provider-down'
  | 'level-too-low'
  | 'locked'
  | 'other-person';
export interface SignInOutcome {
  /** Null when nothing is known about it. */
  readonly begun: Begun | null;
  readonly result: Result<{ readonly accountId: Uuid; readonly level: IdentityLevel }, SignInRefusal>;
}
type Opened = Pick<AccountRow, 'id' | 'lockedAt'>;
interface Proven {
  readonly subject: string;
  readonly level: IdentityLevel;
  readonly claims: JsonObject;
  readonly begun: Begun;
}
interface Fresh {
  readonly id: Uuid;
  readonly hash: string;
  readonly given: Profile;
  readonly level: IdentityLevel;
  readonly begun: Begun;
  readonly at: Temporal.Instant;
}

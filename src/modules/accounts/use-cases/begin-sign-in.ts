import type { IdentityLevel } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { ok, type Result } from '#kernel/result';
import type { SessionState } from '#platform/session';
import { sealWith } from '#platform/vault';
import { insertSignIn } from '../store/sign-in-store.ts';
import type { AccountParts } from './account-parts.ts';

/**
 * The address at the identity provider that starts a sign-in at a level. State, nonce and code verifier wait in a row that only this
 * browser can take, once; each tab has its own.
 */
export async function beginSignIn(parts: AccountParts, wish: SignInWish): Promise<Result<string, 'provider-down'>> {
  const { random, clock, config, db } = parts;
  const secret = () => Buffer.from(random.bytes(32)).toString('base64url');
  const checks = { state: secret(), nonce: secret(), verifier: secret() };
  const begun = await parts.identity.begin({ ...checks, level: wish.level, language: wish.language });
  if (!begun.ok) return begun;
  const { level, language, back } = wish;
  const kept: Begun = { ...checks, level, language, back, accountId: wish.session.row?.accountId ?? null };
  await insertSignIn(db, {
    state: hashOfState(parts, checks.state),
    browser: browserOf(parts, wish.session),
    sealed: sealWith(config.keys.cookie, kept, `sign-in:${checks.state}`, random),
    createdAt: clock.now(),
  });
  // The seed of a first visit must reach the browser, or nobody could take the row.
  wish.session.changed = true;
  return ok(begun.value);
}

export const hashOfState = (parts: Pick<AccountParts, 'vault'>, state: string): string =>
  parts.vault.blindIndex('sign-in-state', state);

/** The browser as a keyed hash of the seed in its cookie. */
export const browserOf = (parts: Pick<AccountParts, 'vault'>, session: SessionState): string =>
  parts.vault.blindIndex('browser', session.seed);

export interface SignInWish {
  readonly level: IdentityLevel;
  readonly language: Language;
  /** A checked own path. */
  readonly back: string;
  readonly session: SessionState;
}
export type Begun = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly level: IdentityLevel;
  readonly language: Language;
  readonly back: string;
  /** Who was signed in when it began. */
  readonly accountId: Uuid | null;
};

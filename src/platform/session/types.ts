import type { IdentityLevel } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';

/** Reads and writes the one sealed cookie and the rows of signed-in sessions. */
export interface Sessions {
  /** The session of a request; a damaged, foreign or expired cookie gives a fresh guest session that keeps nothing. */
  read(cookieHeader: string | null): Promise<SessionState>;
  /** The `Set-Cookie` value when something changed, else null. */
  write(state: SessionState): string | null;
  /** The `Set-Cookie` value that tells what this browser saved last, when the request saved something, else null. */
  writeSaved(state: SessionState): string | null;
  /** Token of every form on every tab of this browser. */
  csrfToken(state: SessionState): string;
  csrfFits(state: SessionState, token: string): boolean;
  /** Starts a new signed-in session with a new id (no fixation); ends the one before. */
  signIn(state: SessionState, signIn: SignIn): Promise<void>;
  signOut(state: SessionState): Promise<void>;
  /** Ends every session of an account or staff member (lost phone, left office). */
  endAll(who: SessionOwner): Promise<number>;
  /** The sessions of an account or staff member that are still open, the newest first. */
  listOpen(who: SessionOwner): Promise<readonly OpenSession[]>;
  /** Ends a single session; false when it is none of theirs. */
  endOne(who: SessionOwner, id: Uuid): Promise<boolean>;
  /** Removes rows past their end. */
  sweep(): Promise<number>;
}

/** What one browser holds; changed in place during the request and written back once. */
export interface SessionState {
  seed: string;
  guestCodes: readonly string[];
  row: SessionRow | null;
  changed: boolean;
  /** The browser holds no cookie that could be opened: the first form it is shown gives it one, whatever else it sent. */
  readonly isNew?: boolean;
  /** Id and revision of what this browser saved last, `id.rev`; it protects nothing, it only tells which state to show. */
  readonly lastSaved?: string | null;
  /** The same for what this request saved; null when that is no longer to be shown. */
  nowSaved?: string | null;
}

export interface SessionRow {
  readonly id: Uuid;
  readonly accountId: Uuid | null;
  readonly staffId: Uuid | null;
  readonly level: IdentityLevel;
  readonly mandateId: Uuid | null;
}

export interface SignIn {
  readonly accountId: Uuid | null;
  readonly staffId: Uuid | null;
  readonly level: IdentityLevel;
  readonly mandateId?: Uuid | null;
  /** Kind of browser and system; that of the session before when left out. */
  readonly device?: string | null;
}

export type SessionOwner = { readonly accountId: Uuid } | { readonly staffId: Uuid };

export interface OpenSession {
  readonly id: Uuid;
  readonly device: string | null;
  readonly signedInAt: Temporal.Instant;
  /** To the minute. */
  readonly usedAt: Temporal.Instant;
}

import type { Uuid } from '#kernel/ids';
import type { OpenSession, SessionState } from '#platform/session';
import type { AccountParts } from './account-parts.ts';

/** Where a person or member is signed in now, this device first, then the newest. */
export async function ownSessions(
  parts: Pick<AccountParts, 'sessions'>,
  state: SessionState,
): Promise<readonly OwnSession[]> {
  const owner = ownerOf(state);
  if (!owner) return [];
  const open = await parts.sessions.listOpen(owner);
  const all = open.map((session) => ({ ...session, isThis: session.id === state.row?.id }));
  return [...all.filter(({ isThis }) => isThis), ...all.filter(({ isThis }) => !isThis)];
}

/** Ends one session of one's own, this one excepted, which signs out by its own button; false when there is none. */
export async function endOwnSession(
  parts: Pick<AccountParts, 'sessions'>,
  state: SessionState,
  id: Uuid,
): Promise<boolean> {
  const owner = ownerOf(state);
  return owner !== null && id !== state.row?.id && parts.sessions.endOne(owner, id);
}

function ownerOf({ row }: SessionState) {
  if (row?.accountId) return { accountId: row.accountId };
  return row?.staffId ? { staffId: row.staffId } : null;
}

export interface OwnSession extends OpenSession {
  /** The one that asks. */
  readonly isThis: boolean;
}

import { type Actor, type IdentityLevel, systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { SessionState } from '#platform/session';
import { mandateState } from '../domain/mandate.ts';
import { fullName } from '../domain/profile.ts';
import { effectiveOffices, standsIn } from '../domain/stand-in.ts';
import { findAccount, findBySubject } from '../store/account-store.ts';
import { findMandate } from '../store/mandate-store.ts';
import { findStaff, standInsAbout } from '../store/staff-store.ts';
import type { AccountParts } from './account-parts.ts';
import { openName } from './mandate-names.ts';
import { openProfile } from './read-account.ts';

/** Reads who stands behind a session, freshly at each request, and under which mandate. */
export function createActors(parts: AccountParts): Actors {
  const mandates = new WeakMap<SessionState, ActiveMandate>();
  return {
    async actorOf(state) {
      const { row } = state;
      if (row?.staffId) return staffActor(parts, row.staffId, row.level);
      if (!row?.accountId) return null;
      const found = await citizenActor(parts, row.accountId, row.level, row.mandateId);
      if (found?.mandate) mandates.set(state, found.mandate);
      if (!found && row.mandateId) {
        // Going on as oneself after acting for another could send something in the wrong name.
        state.row = null;
        state.changed = true;
      }
      return found?.actor ?? null;
    },
    activeMandate: (state) => mandates.get(state) ?? null,
    async actorOfBearer(token) {
      const proven = await parts.identity.verifyBearer(token);
      if (!proven) return null;
      const hash = parts.vault.blindIndex('subject', proven.subject);
      const account = await parts.db.transaction((tx) => findBySubject(tx, hash));
      return account ? ((await citizenActor(parts, account.id, proven.level, null))?.actor ?? null) : null;
    },
  };
}

/** A staff member who may sign in, with the offices of today: the own ones and those of absent colleagues. */
export async function staffActor(parts: AccountParts, id: Uuid, level: IdentityLevel): Promise<Actor | null> {
  const member = await findStaff(parts.db, id);
  if (!member || member.lockedAt || !member.password) return null;
  const today = legalDay(parts.clock.now());
  const absent = await Promise.all(
    (await standInsAbout(parts.db, id))
      .filter((entry) => entry.standsIn === id && standsIn(entry, today))
      .map((entry) => findStaff(parts.db, entry.absent)),
  );
  const offices = effectiveOffices(
    member,
    absent.flatMap((colleague) => colleague ?? []),
  );
  return { kind: 'staff', id, roles: member.roles, level, offices, name: member.name };
}

async function citizenActor(parts: AccountParts, id: Uuid, level: IdentityLevel, mandateId: Uuid | null) {
  return parts.db.transaction(async (tx) => {
    const account = await findAccount(tx, id);
    if (!account || account.lockedAt) return null;
    const nameless: Actor = { ...systemActor, kind: 'citizen', id, roles: ['citizen'], level };
    const profile = await openProfile(parts, tx, account, nameless);
    const actor: Actor = { ...nameless, name: profile ? fullName(profile) : null };
    if (!mandateId) return { actor, mandate: null };
    const row = await findMandate(tx, mandateId);
    const now = parts.clock.now();
    if (!row?.principal || row.holder !== id || mandateState(row, now, legalDay(now)) !== 'active') return null;
    const principal = await findAccount(tx, row.principal);
    if (!principal || principal.lockedAt) return null;
    const name = await openName(parts, tx, row, 'principal', { actor, key: account.key });
    const { from, until, services } = row;
    const mandate: ActiveMandate = { id: mandateId, from: row.principal, to: id, services, begins: from, until, name };
    return { actor, mandate };
  });
}

export interface Actors {
  /** The person behind a signed-in session; null when the entry is gone or locked, or the mandate of the session has ended. */
  actorOf(state: SessionState): Promise<Actor | null>;
  /** The mandate under which this request is made, once `actorOf` was asked. */
  activeMandate(state: SessionState): ActiveMandate | null;
  /** The person whose access token this is, if the token is for this interface and the person has an account. */
  actorOfBearer(token: string): Promise<Actor | null>;
}
/** A mandate that holds now. */
export interface ActiveMandate {
  readonly id: Uuid;
  /** Account for whom one acts. */
  readonly from: Uuid;
  /** Account that acts. */
  readonly to: Uuid;
  readonly services: '*' | readonly string[];
  readonly begins: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  /** Name of the person for whom one acts. */
  readonly name: string;
}

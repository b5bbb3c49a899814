import { type Actor, type IdentityLevel, reachesLevel } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Reply, Request } from '#platform/http';
import type { Module, Platform } from '#platform/mount';
import type { SessionState } from '#platform/session';
import type { PersonalRead } from '#platform/vault';
import type { Profile } from './domain/profile.ts';
import { accountRoutes } from './http/account-routes.ts';
import { accountApi } from './http/api.ts';
import { enrolmentRoutes } from './http/enrolment-routes.ts';
import type { AccountDoors, HttpParts } from './http/http-parts.ts';
import { mandateRoutes } from './http/mandate-routes.ts';
import { passkeyScriptRoute } from './http/passkey-script.ts';
import { signInReply, signInRoutes } from './http/sign-in-routes.ts';
import { staffOwnRoutes } from './http/staff-own-routes.ts';
import { staffSignInRoutes } from './http/staff-sign-in-routes.ts';
import { teamRoutes } from './http/team-routes.ts';
import { findByLogin, updateOffices } from './store/staff-store.ts';
import type { AccountKeeper, AccountParts } from './use-cases/account-parts.ts';
import { type ActiveMandate, createActors } from './use-cases/actor-of.ts';
import { type Invitation, inviteStaff, type StaffEntry } from './use-cases/enrol-staff.ts';
import { createIdentityClient } from './use-cases/identity-client.ts';
import { type HeldMandate, mandatesHeld } from './use-cases/mandates.ts';
import { setAccountLock } from './use-cases/own-account.ts';
import { keyOf, mailAddressOf, profileOf } from './use-cases/read-account.ts';
import {
  type AbsentColleague,
  awayToday,
  colleaguesOf,
  isColleague,
  lockStaff,
  membersOf,
  type StaffMember,
  staffMember,
  standInsFor,
} from './use-cases/staff-directory.ts';
import { startWork } from './use-cases/start-work.ts';

/** Who people are: accounts of citizens, mandates between them, staff, and how each of them signs in. */
export function accountsModule(platform: Platform, doors: AccountDoors): Module<Accounts> {
  const parts: AccountParts = {
    ...platform,
    sessions: doors.sessions,
    identity: createIdentityClient(platform.config, platform.log),
    keepers: [],
  };
  const actors = createActors(parts);
  startWork(parts);
  const http: HttpParts = {
    parts,
    actors,
    shellFor: doors.shellFor,
    services: doors.services ?? (() => []),
    baskets: doors.baskets ?? (() => []),
  };
  const door: Accounts = {
    actorOf: actors.actorOf,
    actorOfBearer: actors.actorOfBearer,
    activeMandate: actors.activeMandate,
    // Staff fill in what came on paper: there the signature stands for the sign-in.
    requireLevel: (request, level) =>
      request.actor.kind === 'staff' || (request.actor.kind === 'citizen' && reachesLevel(request.actor.level, level))
        ? null
        : signInReply(request, level),
    keyOf,
    profileOf: (tx, accountId, read) => profileOf(parts, tx, accountId, read),
    mandatesFor: (tx, accountId) => mandatesHeld(parts, tx, accountId),
    mailAddressOf: (tx, accountId, kind) => mailAddressOf(parts, tx, accountId, kind),
    staff: (id) => staffMember(parts, id),
    staffOf: (office) => colleaguesOf(parts, office),
    membersOf: (office) => membersOf(parts, office),
    placeStaff: async (tx, id, offices) => void (await updateOffices(tx, id, offices)),
    isLoginFree: async (tx, login) => (await findByLogin(tx, login)) === null,
    isColleague: (id, office) => isColleague(parts, id, office),
    standInsFor: (id) => standInsFor(parts, id),
    awayToday: () => awayToday(parts),
    inviteStaff: (tx, entry) => inviteStaff(parts, tx, entry),
    lockStaff: (id, isLocked) => lockStaff(parts, id, isLocked),
    lockAccount: (id, isLocked) => setAccountLock(parts, id, isLocked),
    addKeeper: (keeper) => void parts.keepers.push(keeper),
  };
  return {
    name: 'accounts',
    door,
    routes: [
      ...signInRoutes(http),
      ...accountRoutes(http),
      ...mandateRoutes(http),
      ...staffSignInRoutes(http),
      ...enrolmentRoutes(http),
      ...staffOwnRoutes(http),
      ...teamRoutes(http),
      ...accountApi(http),
      passkeyScriptRoute,
    ],
  };
}

/** The door of this module. */
export interface Accounts {
  /** The person behind a session; null when entry or mandate no longer hold. Ask once per request, before `activeMandate`. */
  actorOf(state: SessionState): Promise<Actor | null>;
  /** The person whose access token (audience `lipsia-api`, scope `api`) this is; null when it does not hold. */
  actorOfBearer(token: string): Promise<Actor | null>;
  /** The mandate under which the request of this session is made. */
  activeMandate(state: SessionState): ActiveMandate | null;
  /** Null when the level is reached, and for staff, who type in paper; else the reply that leads to the sign-in and back to this page. */
  requireLevel(request: Request, level: IdentityLevel): Reply | null;
  /** The vault key of an account; throws when it is gone. */
  keyOf(tx: Tx, accountId: Uuid): Promise<Uuid>;
  /** Who a person is, as the identity provider gave it; the read is recorded. */
  profileOf(tx: Tx, accountId: Uuid, read: PersonalRead): Promise<Profile | null>;
  /** Where to write to; null when the person wants no mail of this kind (`news` if left out) or gave no address. */
  mailAddressOf(tx: Tx, accountId: Uuid, kind?: 'news' | 'deadlines'): Promise<string | null>;
  /** Accepted mandates in which the account acts for another, with their terms; names stay sealed. */
  mandatesFor(tx: Tx, accountId: Uuid): Promise<HeldMandate[]>;
  staff(id: Uuid): Promise<StaffMember | null>;
  /** Clerks and approvers of an office who are there today, by name. */
  staffOf(office: string): Promise<StaffMember[]>;
  /** Everybody who works for an office or a branch and may sign in, whatever the role, by name. */
  membersOf(office: string): Promise<StaffMember[]>;
  /** Moves a member to other offices; holds from the next request on. */
  placeStaff(tx: Tx, id: Uuid, offices: readonly string[]): Promise<void>;
  /** True when nobody has this sign-in name: an invitation would else reach somebody else's rights. */
  isLoginFree(tx: Tx, login: string): Promise<boolean>;
  /** True when the member may take work of the office today; never while away. */
  isColleague(id: Uuid, office: string): Promise<boolean>;
  /** For whom the member stands in today. */
  standInsFor(id: Uuid): Promise<AbsentColleague[]>;
  /** Who is away today, each with the deputies who are there; nobody holds work for those without one. */
  awayToday(): Promise<readonly { readonly id: Uuid; readonly deputies: readonly Uuid[] }[]>;
  /** Adds or re-invites a staff member; gives the path of the one-time link. */
  inviteStaff(tx: Tx, entry: StaffEntry): Promise<Invitation>;
  /** Locks a member out on every device at once, or lets the member in again. */
  lockStaff(id: Uuid, isLocked: boolean): Promise<void>;
  /** The same for a person's account. */
  lockAccount(id: Uuid, isLocked: boolean): Promise<void>;
  /** A module above that keeps things for accounts says so once, when it is mounted. */
  addKeeper(keeper: AccountKeeper): void;
}

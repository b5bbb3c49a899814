import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { followsRights, type StaffRole, standsIn } from '../domain/stand-in.ts';
import {
  findStaff,
  insertStandIn,
  type StaffRow,
  staffOfOffice,
  standInsAbout,
  updateLocked,
} from '../store/staff-store.ts';
import type { AccountParts } from './account-parts.ts';
import { staffActor } from './actor-of.ts';

/** A staff member by id; null when there is none. */
export async function staffMember(parts: AccountParts, id: Uuid): Promise<StaffMember | null> {
  const row = await findStaff(parts.db, id);
  return row ? memberOf(row) : null;
}

/** Everybody who works on cases of an office and may sign in, by name. */
export const colleaguesOf = async (parts: AccountParts, office: string): Promise<StaffMember[]> =>
  (await staffOfOffice(parts.db, office))
    .filter((row) => row.password && row.roles.some((role) => role === 'clerk' || role === 'approver'))
    .map(memberOf);

/** True when the member may take work of an office today, also as a stand-in. */
export async function isColleague(parts: AccountParts, id: Uuid, office: string): Promise<boolean> {
  const actor = await staffActor(parts, id, 'substantial');
  return Boolean(
    actor?.offices.includes(office) && actor.roles.some((role) => role === 'clerk' || role === 'approver'),
  );
}

/** For whom a member stands in today: their tasks show in the member's worklist. */
export async function standInsFor(parts: AccountParts, id: Uuid): Promise<AbsentColleague[]> {
  const today = legalDay(parts.clock.now());
  const entries = (await standInsAbout(parts.db, id)).filter(
    (entry) => entry.standsIn === id && standsIn(entry, today),
  );
  const found = await Promise.all(
    entries.map(async ({ absent, until }) => {
      const row = await findStaff(parts.db, absent);
      return row ? [{ id: absent, name: row.name, offices: row.offices, until }] : [];
    }),
  );
  return found.flat();
}

/** Everybody who could stand in for a member: the same offices, and never more rights than the absent one has there. */
export async function possibleStandIns(parts: AccountParts, member: StaffRow): Promise<StaffMember[]> {
  const found = await Promise.all(member.offices.map((office) => staffOfOffice(parts.db, office)));
  const others = found.flat().filter((row) => row.id !== member.id && row.password && followsRights(row, member));
  return [...new Map(others.map((row) => [row.id, memberOf(row)])).values()];
}

/** Enters who stands in for a member from a day until another; refused for the past and for colleagues who may not. */
export async function enterStandIn(
  parts: AccountParts,
  member: StaffRow,
  wish: { readonly standsIn: Uuid; readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate },
): Promise<Result<true, 'no-colleague' | 'begins-in-the-past' | 'ends-before-it-begins' | 'too-long'>> {
  const today = legalDay(parts.clock.now());
  if (Temporal.PlainDate.compare(wish.from, today) < 0) return refuse('begins-in-the-past');
  if (Temporal.PlainDate.compare(wish.until, wish.from) < 0) return refuse('ends-before-it-begins');
  if (Temporal.PlainDate.compare(wish.until, wish.from.add({ years: 1 })) > 0) return refuse('too-long');
  const possible = await possibleStandIns(parts, member);
  if (!possible.some(({ id }) => id === wish.standsIn)) return refuse('no-colleague');
  const row = { ...wish, id: parts.newId(), absent: member.id, at: parts.clock.now() };
  await parts.db.transaction((tx) => insertStandIn(tx, row));
  return ok(true);
}

/** Locks a member out at once, on every device, or lets the member in again. */
export async function lockStaff(parts: AccountParts, id: Uuid, isLocked: boolean): Promise<void> {
  await parts.db.transaction((tx) => updateLocked(tx, id, isLocked ? parts.clock.now() : null));
  if (isLocked) await parts.sessions.endAll({ staffId: id });
}

const memberOf = ({ id, name, offices, roles, lockedAt }: StaffRow): StaffMember => ({
  id,
  name,
  offices,
  roles,
  isLocked: lockedAt !== null,
});

export interface StaffMember {
  readonly id: Uuid;
  readonly name: string;
  readonly offices: readonly string[];
  readonly roles: readonly StaffRole[];
  readonly isLocked: boolean;
}
export interface AbsentColleague {
  readonly id: Uuid;
  readonly name: string;
  readonly offices: readonly string[];
  /** Last day of the absence. */
  readonly until: Temporal.PlainDate;
}

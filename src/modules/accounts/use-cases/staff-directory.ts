import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { followsRights, type StaffRole, standsIn } from '../domain/stand-in.ts';
import {
  type AbsenceOn,
  absencesOn,
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

/** Everybody who works for an office or a branch and may sign in, whatever the role, by name. */
export const membersOf = async (parts: AccountParts, office: string): Promise<StaffMember[]> =>
  (await staffOfOffice(parts.db, office)).map(memberOf);

/** Everybody who works on cases of an office, may sign in and is not away today, by name. */
export async function colleaguesOf(parts: AccountParts, office: string): Promise<StaffMember[]> {
  const away = await awayToday(parts);
  return (await staffOfOffice(parts.db, office))
    .filter((row) => row.password && row.roles.some((role) => role === 'clerk' || role === 'approver'))
    .filter(({ id }) => !away.some((one) => one.id === id))
    .map(memberOf);
}

/** Who is away today, each with the deputies who are there. */
export const awayToday = (parts: AccountParts): Promise<readonly AbsenceOn[]> =>
  absencesOn(parts.db, legalDay(parts.clock.now()));

/** True when the member may take work of an office today, also as a stand-in; never while away. */
export async function isColleague(parts: AccountParts, id: Uuid, office: string): Promise<boolean> {
  if ((await awayToday(parts)).some((one) => one.id === id)) return false;
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

/**
 * Enters that a member is away from a day until another, with a deputy or with none: then tasks go back to the office. Refused for
 * the past and for colleagues who may not stand in.
 */
export async function enterAbsence(
  parts: AccountParts,
  member: StaffRow,
  wish: AbsenceWish,
  enteredBy: Uuid | null = null,
): Promise<Result<true, AbsenceRefusal>> {
  const today = legalDay(parts.clock.now());
  if (Temporal.PlainDate.compare(wish.from, today) < 0) return refuse('begins-in-the-past');
  if (Temporal.PlainDate.compare(wish.until, wish.from) < 0) return refuse('ends-before-it-begins');
  if (Temporal.PlainDate.compare(wish.until, wish.from.add({ years: 1 })) > 0) return refuse('too-long');
  const possible = wish.standsIn === null ? [] : await possibleStandIns(parts, member);
  if (wish.standsIn !== null && !possible.some(({ id }) => id === wish.standsIn)) return refuse('no-colleague');
  const row = { ...wish, id: parts.newId(), absent: member.id, at: parts.clock.now(), enteredBy };
  await parts.db.transaction((tx) => insertStandIn(tx, row));
  return ok(true);
}

/** Locks a member out at once, on every device, or lets the member in again. */
export async function lockStaff(parts: AccountParts, id: Uuid, isLocked: boolean): Promise<void> {
  await parts.db.transaction((tx) => updateLocked(tx, id, isLocked ? parts.clock.now() : null));
  if (isLocked) await parts.sessions.endAll({ staffId: id });
}

export const memberOf = ({ id, name, offices, roles, baskets, lockedAt }: StaffRow): StaffMember => ({
  id,
  name,
  offices,
  roles,
  baskets,
  isLocked: lockedAt !== null,
});

export interface AbsenceWish {
  /** The deputy; null for none. */
  readonly standsIn: Uuid | null;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}
export type AbsenceRefusal = 'no-colleague' | 'begins-in-the-past' | 'ends-before-it-begins' | 'too-long';
export interface StaffMember {
  readonly id: Uuid;
  readonly name: string;
  readonly offices: readonly string[];
  readonly roles: readonly StaffRole[];
  /** Baskets the member works from, as office/basket; empty: all. */
  readonly baskets: readonly string[];
  readonly isLocked: boolean;
}
export interface AbsentColleague {
  readonly id: Uuid;
  readonly name: string;
  readonly offices: readonly string[];
  /** Last day of the absence. */
  readonly until: Temporal.PlainDate;
}

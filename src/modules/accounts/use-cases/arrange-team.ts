import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { type Result, refuse } from '#kernel/result';
import {
  endAbsenceOf,
  findStaff,
  type StaffRow,
  staffOfOffice,
  standInsAbout,
  updateBaskets,
} from '../store/staff-store.ts';
import type { AccountParts } from './account-parts.ts';
import { type AbsenceRefusal, type AbsenceWish, enterAbsence } from './staff-directory.ts';

/** Everybody who works on cases in the offices of a lead, by name, each with the absences of now and later. */
export async function viewTeam(parts: AccountParts, lead: Actor): Promise<readonly TeamMember[]> {
  const today = legalDay(parts.clock.now());
  const rows = await membersOf(parts, lead);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return Promise.all(
    rows.map(async ({ id, name, offices, baskets }) => {
      const entries = (await standInsAbout(parts.db, id)).filter(
        ({ absent, until }) => absent === id && Temporal.PlainDate.compare(until, today) >= 0,
      );
      const absences = entries.map(async ({ id: entry, standsIn, from, until }) => {
        const deputy = standsIn ? (names.get(standsIn) ?? (await findStaff(parts.db, standsIn))?.name ?? '') : null;
        return { id: entry, deputy, from, until };
      });
      return { id, name, offices, baskets, absences: await Promise.all(absences) };
    }),
  );
}

/** Enters an absence for a member of the lead's offices; refused for everybody else. */
export async function enterAbsenceFor(
  parts: AccountParts,
  lead: Actor,
  member: Uuid,
  wish: AbsenceWish,
): Promise<Result<true, AbsenceRefusal | 'not-found'>> {
  const row = (await membersOf(parts, lead)).find(({ id }) => id === member);
  return row ? enterAbsence(parts, row, wish, lead.id) : refuse('not-found');
}

/** Ends an absence of a member of the lead's offices; false when there is none. */
export async function endAbsenceFor(parts: AccountParts, lead: Actor, member: Uuid, entry: Uuid): Promise<boolean> {
  const isTheirs = (await membersOf(parts, lead)).some(({ id }) => id === member);
  return isTheirs && parts.db.transaction((tx) => endAbsenceOf(tx, entry, member, parts.clock.now()));
}

/** Sets from which baskets a member of the lead's offices works; none means all. False for everybody else and for unknown baskets. */
export async function setBaskets(
  parts: AccountParts,
  lead: Actor,
  member: Uuid,
  baskets: readonly string[],
  known: readonly string[],
): Promise<boolean> {
  const row = (await membersOf(parts, lead)).find(({ id }) => id === member);
  const isTheirs = (basket: string): boolean =>
    known.includes(basket) && (row?.offices.includes(basket.split('/')[0] ?? '') ?? false);
  if (!row || !baskets.every(isTheirs)) return false;
  await parts.db.transaction((tx) => updateBaskets(tx, member, [...new Set(baskets)]));
  return true;
}

/** Those a lead arranges: they work on cases, and every office of theirs is one that the lead has, too. */
export async function membersOf(parts: AccountParts, lead: Actor): Promise<readonly StaffRow[]> {
  const found = (await Promise.all(lead.offices.map((office) => staffOfOffice(parts.db, office)))).flat();
  const working = found.filter(
    ({ offices, roles, password }) =>
      password &&
      roles.some((role) => role === 'clerk' || role === 'approver') &&
      offices.every((office) => lead.offices.includes(office)),
  );
  return [...new Map(working.map((row) => [row.id, row])).values()].sort((a, b) => a.name.localeCompare(b.name, 'de'));
}

export interface TeamMember {
  readonly id: Uuid;
  readonly name: string;
  readonly offices: readonly string[];
  /** As office/basket; empty: all. */
  readonly baskets: readonly string[];
  readonly absences: readonly {
    readonly id: Uuid;
    /** Null when nobody stands in. */
    readonly deputy: string | null;
    readonly from: Temporal.PlainDate;
    readonly until: Temporal.PlainDate;
  }[];
}

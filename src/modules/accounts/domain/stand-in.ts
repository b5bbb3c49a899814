import type { Uuid } from '#kernel/ids';

/** The offices a staff member works for on a day: the own ones and those of absent colleagues with at least the same rights. */
export function effectiveOffices(
  member: Pick<StaffRights, 'offices' | 'roles'>,
  absent: readonly Pick<StaffRights, 'offices' | 'roles'>[],
): readonly string[] {
  const followed = absent.filter((colleague) => followsRights(member, colleague)).flatMap(({ offices }) => offices);
  return [...new Set([...member.offices, ...followed])];
}

/** Standing in never widens rights: whoever may decide or write services at home does not gain that in an office where the absent one could not. */
export const followsRights = (member: Pick<StaffRights, 'roles'>, absent: Pick<StaffRights, 'roles'>): boolean =>
  member.roles.filter((role) => withOffices.has(role)).every((role) => absent.roles.includes(role));

/** Roles whose rights end at the own offices. */
const withOffices: ReadonlySet<StaffRole> = new Set([
  ...(['clerk', 'approver', 'author', 'partnerClerk', 'branchLead', 'partnerOffice'] as const),
]);

/** True while a stand-in holds. */
export const standsIn = (entry: StandInTerms, today: Temporal.PlainDate): boolean =>
  entry.endedAt === null &&
  Temporal.PlainDate.compare(entry.from, today) <= 0 &&
  Temporal.PlainDate.compare(today, entry.until) <= 0;

export interface StandInTerms {
  readonly from: Temporal.PlainDate;
  /** Last day. */
  readonly until: Temporal.PlainDate;
  readonly endedAt: Temporal.Instant | null;
}
export const staffRoles = [
  ...(['clerk', 'approver', 'author', 'operator', 'protectionOfficer', 'informationOfficer'] as const),
  ...(['partnerClerk', 'branchLead', 'courier', 'partnerOffice', 'partnerAuditor'] as const),
] as const;
export type StaffRole = (typeof staffRoles)[number];
export interface StaffRights {
  readonly id: Uuid;
  readonly offices: readonly string[];
  readonly roles: readonly StaffRole[];
}

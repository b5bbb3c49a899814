import type { Parts, Way } from '../../domain/office/index.ts';
import { branchOfCase } from '../../store/office-oversight.ts';
import { declaredPilots } from '../../store/office-pilots.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { countedSpan } from './pilot-span.ts';

/** The groups that a case counts in: each declared pilot in whose time and services it was sent, with the way it came. Empty for most cases. Nothing in a group says who or which branch. */
export async function pilotGroups(parts: PartnerParts, caseNumber: string): Promise<readonly string[]> {
  const { network } = parts;
  const pilots = network ? await declaredPilots(parts.db) : [];
  const origin = pilots.length > 0 ? await parts.cases.originOf(caseNumber) : null;
  if (!network || !origin) return [];
  const branch = await branchOfCase(parts.db, caseNumber);
  const institution = network.branches.find(({ id }) => id === branch)?.institution ?? null;
  return pilots.flatMap((pilot) => {
    const { from, until } = countedSpan(pilot);
    const isIn =
      pilot.terms.services.includes(origin.service) && from <= origin.submittedAt && origin.submittedAt < until;
    if (!isIn) return [];
    if (branch === null) return [groupOf(pilot.id, origin.way)];
    return institution === pilot.terms.institution ? [groupOf(pilot.id, 'partner')] : [];
  });
}

/** `bank-2026/partner`. */
export const groupOf = (pilot: string, way: Way): string => `${pilot}/${way}`;

/** A module above that knows what people thought afterwards, and how many forms nobody sent. */
export interface Opinions {
  /** Satisfied among all who answered, by group; groups without an answer are left out. */
  ratings(groups: readonly string[]): Promise<ReadonlyMap<string, Parts>>;
  /** Forms sent online among those that ended, in closed months that lie wholly between these instants; null before the first. */
  onlineForms(order: {
    readonly services: readonly string[];
    readonly from: string;
    readonly until: string;
  }): Promise<Parts | null>;
}

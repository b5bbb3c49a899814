import type { IdentityLevel } from '#kernel/actor';
import type { Bilingual } from '#kernel/language';
import type { Branch, Channel, Network } from './network.ts';

/**
 * Whether a service is open at a branch on a day: by the matrix, by a standing approval of the institution, its contract and the time of the
 * branch. Refused by law: reason and what to offer instead. Refused for any other cause, a block on information (BMG § 51) among them: one neutral
 * sentence and the office, so that nobody learns which cause it is.
 */
export function eligibilityAt(network: Network, { service, branch: id, day, isProtected }: Question): Eligibility {
  const branch = network.branches.find((one) => one.id === id);
  const pair = network.matrix.find((row) => row.service === service)?.channels.partner;
  const closed: Eligibility = { isOpen: false, why: 'neutral', words: network.neutral, instead: ['office'] };
  if (!pair) return closed;
  if (pair.state === 'refused') {
    const words = network.reasons.find((one) => one.id === pair.reason)?.words ?? network.neutral;
    return { isOpen: false, why: 'law', words, instead: pair.instead };
  }
  if (!branch || isProtected || !isBranchOpen(network, branch, day)) return closed;
  const approval = network.approvals.find(
    (one) => one.institution === branch.institution && one.service === service && covers(one, day),
  );
  return approval ? { isOpen: true, state: pair.state, basis: approval.basis } : closed;
}

/** The level of identity that a service needs at the counter of a partner: its own, unless the matrix says that another is enough there. */
export function levelAtCounter(network: Network, service: string, usual: IdentityLevel): IdentityLevel {
  const pair = network.matrix.find((row) => row.service === service)?.channels.partner;
  return pair && pair.state !== 'refused' ? (pair.identity?.level ?? usual) : usual;
}

/** Services a branch may help with on a day, for people without any block. */
export const openServices = (network: Network, branch: string, day: Day): readonly string[] =>
  network.matrix
    .map(({ service }) => service)
    .filter((service) => eligibilityAt(network, { service, branch, day, isProtected: false }).isOpen);

/** True when the branch works on this day and the contract of its institution stands. */
export function isBranchOpen(network: Network, branch: Branch, day: Day): boolean {
  const institution = network.institutions.find(({ id }) => id === branch.institution);
  return institution !== undefined && covers(institution.contract, day) && covers(branch, day);
}

/** What the city pays for a service of an edition, without value-added tax: the tariff of the highest edition not above it; null without one. */
export function tariffOf({ tariffs }: Pick<Network, 'tariffs'>, service: string, edition: number): number | null {
  const rows = tariffs.filter((row) => row.service === service && row.edition <= edition);
  return rows.sort((a, b) => b.edition - a.edition)[0]?.cents ?? null;
}

const covers = ({ from, until }: { readonly from: string; readonly until?: string | undefined }, day: Day): boolean =>
  from <= day.toString() && (until === undefined || day.toString() <= until);

type Day = Temporal.PlainDate;
interface Question {
  readonly service: string;
  readonly branch: string;
  readonly day: Day;
  /** An Auskunftssperre or a bedingter Sperrvermerk stands in the register. */
  readonly isProtected: boolean;
}
export type Eligibility =
  | { readonly isOpen: true; readonly state: 'open' | 'assist'; readonly basis: string }
  | {
      readonly isOpen: false;
      /** `law` may be told and explained; `neutral` says nothing about its cause. */
      readonly why: 'law' | 'neutral';
      readonly words: Bilingual;
      readonly instead: readonly Channel[];
    };

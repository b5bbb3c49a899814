import { isBranchOpen } from '../network/eligibility.ts';
import type { Network } from '../network/network.ts';
import type { CustodyRules } from './custody.ts';

/** What a case of a service that ended so lets its person pick up; null for nothing. */
export const itemKindOf = (network: Network, service: string, outcome: string | null): ItemKind | null =>
  network.items.find((kind) => kind.service === service && kind.outcomes.some((one) => one === outcome)) ?? null;

/**
 * Branches and lockers where a kind may wait for its person on a day: safe enough, open, and where the law lets it go elsewhere than to the
 * office at all.
 */
export function pickUpPlaces(network: Network, kind: ItemKind, day: Temporal.PlainDate): readonly PickUpPoint[] {
  const pair = network.matrix.find(({ service }) => service === kind.service)?.channels.locker;
  if (!pair || pair.state === 'refused') return [];
  const isSafe = (place: { readonly securityClass: number }): boolean => place.securityClass >= kind.securityClass;
  return [
    ...network.branches
      .filter((branch) => isSafe(branch) && isBranchOpen(network, branch, day))
      .map(({ id, name, address, hours }) => ({ id, name: { de: name, en: name }, address, hours, isLocker: false })),
    ...network.lockers
      .filter(isSafe)
      .map(({ id, name, address, hours }) => ({ id, name, address, hours, isLocker: true })),
  ];
}

/** The rules of custody as the city wrote them down, for what one office hands out. */
export function custodyRules(network: Network, office: string, lastDay: CustodyRules['lastDay']): CustodyRules {
  const places = [...network.branches, ...network.lockers].map(({ id, securityClass }) => [id, { securityClass }]);
  return {
    office,
    legHours: network.rules.legHours,
    kinds: Object.fromEntries(network.items.map((kind) => [kind.id, kind])),
    places: { ...Object.fromEntries(places), [office]: { securityClass: 4 } },
    lastDay,
  };
}

/** A number as a scanner types it: capitals, digits and hyphens; null for what is none. */
export function readNumber(typed: string): string | null {
  const number = typed.trim().toUpperCase().replaceAll(/\s+/g, '');
  return /^[A-Z0-9][A-Z0-9-]{2,39}$/.test(number) ? number : null;
}

/** Many numbers, one in each line or parted by blanks and commas, each once; null when one of them is none. */
export function readNumbers(typed: string): readonly string[] | null {
  const numbers = typed
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(readNumber);
  return numbers.some((one) => one === null) ? null : [...new Set(numbers as string[])];
}

export type ItemKind = Network['items'][number];
export interface PickUpPoint {
  readonly id: string;
  readonly name: { readonly de: string; readonly en: string };
  readonly address: Network['branches'][number]['address'];
  readonly hours: Network['branches'][number]['hours'];
  readonly isLocker: boolean;
}

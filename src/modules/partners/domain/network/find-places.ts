import { isBranchOpen, openServices } from './eligibility.ts';
import type { Branch, Network } from './network.ts';

/** Branches that stand open to people on a day, nearest to the district first; by name where no district is given. */
export function findBranches(network: Network, wish: PlaceWish): readonly FoundBranch[] {
  const from = network.districts.find(({ id }) => id === wish.district);
  return network.branches
    .flatMap((branch): FoundBranch[] => {
      const services = openServices(network, branch.id, wish.day);
      const fits =
        isBranchOpen(network, branch, wish.day) &&
        (!wish.service || services.includes(wish.service)) &&
        (!wish.isStepFree || branch.access.stepFree) &&
        (!wish.language || branch.languages.includes(wish.language));
      const at = network.districts.find(({ id }) => id === branch.district);
      if (!fits || !at) return [];
      return [{ branch, district: at.name, services, kilometres: from ? kilometresBetween(from, at) : null }];
    })
    .sort((a, b) => (a.kilometres ?? 0) - (b.kilometres ?? 0) || (a.branch.name < b.branch.name ? -1 : 1));
}

/** As the crow flies, in whole kilometres: points of districts are not more exact than that (haversine, mean radius 6371 km). */
export function kilometresBetween(from: Point, to: Point): number {
  const lat = radians(to.latitude - from.latitude);
  const lon = radians(to.longitude - from.longitude);
  const half =
    Math.sin(lat / 2) ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(lon / 2) ** 2;
  return Math.round(2 * 6371 * Math.asin(Math.sqrt(half)));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}
export interface PlaceWish {
  readonly day: Temporal.PlainDate;
  readonly district: string | null;
  readonly service: string | null;
  readonly language: string | null;
  readonly isStepFree: boolean;
}
export interface FoundBranch {
  readonly branch: Branch;
  readonly district: string;
  /** Open here on this day. */
  readonly services: readonly string[];
  /** Null without a district to measure from. */
  readonly kilometres: number | null;
}

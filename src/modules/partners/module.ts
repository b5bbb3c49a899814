import type { Catalogue } from '#catalogue';
import type { Module, Platform } from '#platform/mount';
import type { Network } from './domain/network/network.ts';
import { readNetwork } from './domain/network/read-network.ts';
import { branchRoutes } from './http/branch-routes.ts';
import type { ShellFor } from './http/shell-for.ts';
import type { Partners } from './partners.ts';
import type { PartnerParts } from './use-cases/partner-parts.ts';

/** Mounts the service points of partners. */
export function partnersModule(platform: Platform, doors: PartnerDoors): Module<Partners> {
  const { shellFor, ...lower } = doors;
  const network = networkOf(doors.catalogue);
  const parts: PartnerParts = { ...platform, ...lower, network };
  return { name: 'partners', door: { network: () => network }, routes: branchRoutes(parts, shellFor) };
}

/** A network that does not fit stops the start, as other facts of the city do. */
function networkOf(catalogue: Catalogue): Network | null {
  const city = catalogue.city();
  const data = city.data['partners'];
  if (data === undefined) return null;
  const { network, faults } = readNetwork(data, new Set(city.services.map(({ id }) => id)));
  // A service that is left out because it is not whole must not take the partners with it.
  if (!network || faults.some(({ code }) => code !== 'service-unknown'))
    throw new Error('partners.yaml does not fit: run check:city');
  return network;
}

interface PartnerDoors {
  readonly catalogue: Catalogue;
  readonly shellFor: ShellFor;
}

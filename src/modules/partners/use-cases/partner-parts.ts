import type { Catalogue } from '#catalogue';
import type { Platform } from '#platform/mount';
import type { Network } from '../domain/network/network.ts';

/** What every use case of the partners gets. */
export interface PartnerParts extends Platform {
  readonly catalogue: Catalogue;
  /** Null in a city without partners. */
  readonly network: Network | null;
}

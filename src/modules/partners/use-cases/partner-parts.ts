import type { Accounts } from '#accounts';
import type { Appointments } from '#appointments';
import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import type { Forms } from '#forms';
import type { Platform } from '#platform/mount';
import type { Register } from '#register';
import type { Network } from '../domain/network/network.ts';
import type { EidService } from './card/eid-service.ts';
import type { Opinions } from './office/pilot-groups.ts';

/** What every use case of the partners gets. */
export interface PartnerParts extends Platform {
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly forms: Forms;
  readonly cases: Cases;
  readonly appointments: Pick<Appointments, 'waitFigures'>;
  readonly register: Pick<Register, 'match'>;
  /** Who knows what people thought afterwards: at most one module above. */
  readonly opinions?: readonly Opinions[];
  /** Reads identity cards at counters; null where the city has no such service. */
  readonly eid: EidService | null;
  /** Null in a city without partners. */
  readonly network: Network | null;
}

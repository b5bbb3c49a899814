import type { Accounts } from '#accounts';
import type { Appointments } from '#appointments';
import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import type { Forms } from '#forms';
import type { Partners } from '#partners';
import type { Platform } from '#platform/mount';

/** What main hands to the portal: the doors of every module, as far as it uses them. */
export interface PortalDoors {
  readonly catalogue: Catalogue;
  readonly appointments: Appointments;
  readonly partners: Pick<Partners, 'branchName' | 'copyOf'>;
  readonly cases: Cases;
  readonly forms: Pick<Forms, 'formOf' | 'contextOf' | 'summary' | 'myDrafts'>;
  readonly accounts: Pick<Accounts, 'keyOf' | 'profileOf'>;
}

/** Everything a use case of the portal works with. */
export interface PortalParts extends Platform, PortalDoors {}

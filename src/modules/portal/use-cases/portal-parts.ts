import type { Accounts } from '#accounts';
import type { Appointments } from '#appointments';
import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import type { Forms } from '#forms';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Partners } from '#partners';
import type { Request } from '#platform/http';
import type { Platform } from '#platform/mount';

/** What main hands to the portal: the doors of every module, as far as it uses them. */
export interface PortalDoors {
  readonly catalogue: Catalogue;
  readonly appointments: Appointments;
  readonly partners: Pick<Partners, 'branchName' | 'copyOf'>;
  readonly cases: Cases;
  readonly forms: Pick<Forms, 'formOf' | 'contextOf' | 'summary' | 'myDrafts'>;
  readonly accounts: Pick<Accounts, 'keyOf' | 'profileOf'>;
  /** Keys of modules above under which reads of a person's data are recorded, each with the number the person knows. */
  moreKeys(request: Request): Promise<readonly { readonly key: Uuid; readonly name: string }[]>;
  /** Own requests for information; null in a city without rules for them. */
  readonly requests: {
    /** Everything that is kept about them. */
    copyOf(request: Request): Promise<readonly JsonObject[]>;
    /** Each with whether the person may be forgotten now. */
    erasableOf(request: Request): Promise<readonly { readonly number: string; readonly mayGo: boolean }[]>;
    /** Forgets the person of those that ended; gives how many. */
    eraseOf(request: Request): Promise<number>;
  } | null;
}

/** Everything a use case of the portal works with. */
export interface PortalParts extends Platform, PortalDoors {}

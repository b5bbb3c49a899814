import type { Accounts } from '#accounts';
import type { Cases } from '#cases';
import type { Catalogue, ServiceFolder } from '#catalogue';
import type { Forms } from '#forms';
import type { Uuid } from '#kernel/ids';
import type { Request } from '#platform/http';
import type { Platform } from '#platform/mount';

/** What main hands to the portal: the doors of every module, as far as it uses them. */
export interface PortalDoors {
  readonly catalogue: Catalogue;
  readonly cases: Cases;
  readonly forms: Pick<Forms, 'loadDraft' | 'formOf' | 'contextOf' | 'summary'> & Partial<DraftLists>;
  readonly accounts: Pick<Accounts, 'keyOf' | 'profileOf' | 'addKeeper'>;
}

/** The drafts of this browser and account, as the forms list them. */
export interface DraftLists {
  myDrafts(request: Request): Promise<readonly ListedDraft[]>;
}
export interface ListedDraft {
  readonly id: Uuid;
  readonly folder: ServiceFolder;
  readonly savedAt: Temporal.Instant;
  readonly isGuest: boolean;
  /** Last day on which it is kept without being used. */
  readonly until: Temporal.PlainDate;
  readonly daysLeft: number;
}

/** Everything a use case of the portal works with. */
export interface PortalParts extends Platform, PortalDoors {}

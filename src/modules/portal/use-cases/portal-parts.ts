import type { Cases } from '#cases';
import type { Catalogue, ServiceFolder } from '#catalogue';
import type { Forms } from '#forms';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Request } from '#platform/http';
import type { Platform } from '#platform/mount';

/** What main hands to the portal: the doors of every module, as far as it uses them. */
export interface PortalDoors {
  readonly catalogue: Catalogue;
  readonly cases: Cases;
  readonly forms: Pick<Forms, 'loadDraft' | 'formOf' | 'contextOf' | 'summary'> & Partial<DraftLists>;
  readonly accounts: AccountKeys;
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

/** The slice of the accounts that the portal needs. */
export interface AccountKeys {
  /** The vault key of an account. */
  keyOf(tx: Tx, accountId: Uuid): Promise<Uuid>;
}

/** Everything a use case of the portal works with. */
export interface PortalParts extends Platform, PortalDoors {}

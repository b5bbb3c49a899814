import type { Accounts } from '#accounts';
import type { Catalogue, ServiceCheck } from '#catalogue';
import type { Forms } from '#forms';
import type { Platform } from '#platform/mount';
import type { Processes } from '#processes';

/** What the use cases of the studio work with. */
export interface StudioParts extends Pick<Platform, 'db' | 'clock' | 'newId' | 'log'> {
  readonly accounts: Pick<Accounts, 'staff'>;
  readonly catalogue: Catalogue;
  readonly processes: Processes;
  readonly forms: Forms;
  /** What a whole service must pass before it is published: the checks of all modules. */
  readonly checks: readonly ServiceCheck[];
}

import type { Accounts } from '#accounts';
import type { Catalogue } from '#catalogue';
import type { Forms } from '#forms';
import type { LegalCalendar } from '#kernel/calendar';
import type { Platform } from '#platform/mount';
import type { Processes } from '#processes';
import type { Register } from '#register';
import type { CityWords } from '../domain/city-words.ts';
import type { VisitKeeper } from './case-visits.ts';

/** What every use case of this module works with. */
export interface CaseParts extends Platform {
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly forms: Forms;
  readonly processes: Processes;
  readonly register: Register;
  readonly calendar: LegalCalendar;
  readonly cityWords: CityWords;
  /** The module above that knows visits at a counter, once it is mounted. */
  readonly visitKeepers?: readonly VisitKeeper[];
}

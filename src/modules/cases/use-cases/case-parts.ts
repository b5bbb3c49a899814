import type { Accounts } from '#accounts';
import type { Catalogue } from '#catalogue';
import type { Forms } from '#forms';
import type { LegalCalendar } from '#kernel/calendar';
import type { Platform } from '#platform/mount';
import type { Processes } from '#processes';
import type { Register } from '#register';
import type { CityWords } from '../domain/city-words.ts';
import type { DecisionGuard } from './case-oversight.ts';
import type { CaseAsker } from './case-question.ts';
import type { VisitKeeper } from './case-visits.ts';
import type { PickUpKeeper } from './note-document.ts';

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
  /** Modules above that ask something after a case, once they are mounted. */
  readonly askers?: readonly CaseAsker[];
  /** Modules above that hand out documents, once they are mounted. */
  readonly pickUpKeepers?: readonly PickUpKeeper[];
  /** Modules above that may ask for a second person, once they are mounted. */
  readonly decisionGuards?: readonly DecisionGuard[];
}

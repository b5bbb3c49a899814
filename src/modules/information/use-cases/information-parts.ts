import type { Accounts } from '#accounts';
import type { Cases, CityWords } from '#cases';
import type { Catalogue } from '#catalogue';
import type { LegalCalendar } from '#kernel/calendar';
import type { Platform } from '#platform/mount';
import type { Transparency } from '#transparency';
import type { Rules } from '../domain/rules/rules.ts';

/** What every use case of the requests for information gets. */
export interface InformationParts extends Platform {
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly cases: Cases;
  readonly transparency: Transparency;
  readonly rules: Rules;
  readonly calendar: LegalCalendar;
  readonly cityWords: CityWords;
}

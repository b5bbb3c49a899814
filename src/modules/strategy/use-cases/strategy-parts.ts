import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import type { LegalCalendar } from '#kernel/calendar';
import type { Partners } from '#partners';
import type { Platform } from '#platform/mount';
import type { Transparency } from '#transparency';
import type { Strategy } from '../domain/strategy.ts';

/** What every use case of this module works with. */
export interface StrategyParts extends Platform {
  readonly cases: Cases;
  readonly catalogue: Catalogue;
  readonly partners: Pick<Partners, 'pilotGroups'>;
  readonly transparency: Transparency;
  readonly calendar: LegalCalendar;
  /** Null where the city has set no goals. */
  readonly strategy: Strategy | null;
}

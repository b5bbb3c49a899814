import type { Accounts } from '#accounts';
import type { Appointments } from '#appointments';
import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import type { LogParts } from '../log-parts.ts';

/** What the pages on one's own data need besides the log. */
export interface CockpitParts extends LogParts {
  readonly accounts: Accounts;
  readonly appointments: Appointments;
  readonly cases: Cases;
  readonly catalogue: Catalogue;
}

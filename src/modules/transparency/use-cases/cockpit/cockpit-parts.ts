import type { Accounts } from '#accounts';
import type { Appointments } from '#appointments';
import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import type { Request } from '#platform/http';
import type { LogParts } from '../log-parts.ts';
import type { NamedKey } from './prove-accesses.ts';

/** What the pages on one's own data need besides the log. */
export interface CockpitParts extends LogParts {
  readonly accounts: Accounts;
  readonly appointments: Appointments;
  readonly cases: Cases;
  readonly catalogue: Catalogue;
  /** What modules above this one add to the series of a person. */
  readonly sources: readonly SeriesSource[];
}
/** The keys of one module under which reads of this person's data are recorded. */
export type SeriesSource = (request: Request) => Promise<readonly NamedKey[]>;

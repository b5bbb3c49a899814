import type { Request } from '#platform/http';
import type { PageShell } from '#ui';
import type { Visitor } from '../domain/access.ts';

/** What every address of the cases gets besides the parts of the module. */
export interface CaseHttp {
  /** Who stands in front of us, with everything that admits to a case. */
  visitorOf(request: Request): Promise<Visitor>;
  shellFor(request: Request): PageShell;
}

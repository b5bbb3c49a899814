import { parseCaseNumber } from '#kernel/case-number';
import type { Request } from '#platform/http';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';

/** Only a case that the person may see, staff one of their offices; a foreign number is like none. */
export async function ownCase({ cases }: Pick<AppointmentParts, 'cases'>, request: Request, typed: string | null) {
  const number = typed ? parseCaseNumber(typed) : null;
  return number?.ok ? cases.behind(await cases.visitorOf(request), number.value) : null;
}

import type { StoredEvent } from '#kernel/event';
import type { Tx } from '#platform/database';
import type { CaseRow } from '../domain/case-state.ts';
import type { CaseParts } from './case-parts.ts';

/** The events of a case, in order. None is older than the case; a day allows for clocks of nodes that differ. */
export const caseEvents = (parts: CaseParts, tx: Tx, { id, submittedAt }: CaseRow): Promise<readonly StoredEvent[]> =>
  parts.events.read(tx, id, new Date(Date.parse(submittedAt) - dayMilliseconds).toISOString());

const dayMilliseconds = 86_400_000;

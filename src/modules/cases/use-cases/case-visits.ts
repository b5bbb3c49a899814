import type { StoredEvent } from '#kernel/event';
import type { JsonObject } from '#kernel/json';
import { currentSteps, type ProcessModel } from '#processes';
import { mayWith, type Visitor } from '../domain/access.ts';
import { awaitedVisit } from '../domain/awaited-visit.ts';
import type { CaseRow, CaseState } from '../domain/case-state.ts';
import type { Evaluate } from '../domain/letter-template.ts';
import { timelineOf } from '../domain/timeline.ts';
import { type CaseAbout, type CaseVisits, noVisits } from '../domain/visits.ts';
import { findCaseByNumber } from '../store/case-store.ts';
import type { CaseParts } from './case-parts.ts';

/** The visits of a case and what can be booked for it, from the module that knows visits; none without one. */
export async function caseVisits(parts: CaseParts, about: CaseAbout): Promise<CaseVisits> {
  const [keeper] = parts.visitKeepers ?? [];
  return keeper ? keeper.visitsOf(about) : noVisits;
}

/** What a case waits for at a counter, where it stands now or where it ended; null when nobody has to come. */
export function awaitedBy(
  state: CaseState,
  { model, evaluate, events, scope }: { readonly scope: JsonObject | Readonly<Record<string, unknown>> } & Standing,
): string | null {
  const here = currentSteps(state.process, model).map(({ node }) => node);
  const last = here.length === 0 ? timelineOf(events).findLast(({ step }) => step !== null)?.step : null;
  const end = last ? model.nodes[last] : undefined;
  return awaitedVisit(end ? [end] : here, scope, evaluate);
}

/** A case that somebody may see, without opening anything in it: whose it is. Null for foreign and unknown ones. */
export async function caseBehind(parts: CaseParts, visitor: Visitor, number: string): Promise<CaseRow | null> {
  const row = await parts.db.transaction((tx) => findCaseByNumber(tx, number));
  return row && mayWith(row, visitor, 'case:read') ? row : null;
}

interface Standing {
  readonly model: ProcessModel;
  readonly evaluate: Evaluate;
  readonly events: readonly StoredEvent[];
}

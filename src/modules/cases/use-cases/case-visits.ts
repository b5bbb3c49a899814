import type { Actor } from '#kernel/actor';
import type { StoredEvent } from '#kernel/event';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { Reads, Tx } from '#platform/database';
import { currentSteps, type ProcessModel } from '#processes';
import { mayWith, type Visitor } from '../domain/access.ts';
import { awaitedVisit } from '../domain/awaited-visit.ts';
import type { CaseRow, CaseState } from '../domain/case-state.ts';
import type { Evaluate } from '../domain/letter-template.ts';
import { timelineOf } from '../domain/timeline.ts';
import { type CaseAbout, type CaseVisits, noVisits } from '../domain/visits.ts';
import { findCaseByNumber } from '../store/case-store.ts';
import type { CaseParts } from './case-parts.ts';

/** Reads the visits of a case from the module that knows visits; gives them, and what can be booked, as the case stands. None without such a module. */
export async function caseVisits(parts: CaseParts, on: Reads, number: string): Promise<VisitsAsItStands> {
  const [keeper] = parts.visitKeepers ?? [];
  return keeper ? keeper.visitsOf(on, number) : () => noVisits;
}

/** The sitting in which staff send a form together with its person; null when there is none. */
export async function counterSitting(parts: CaseParts, tx: Tx, about: SittingAbout): Promise<CounterSitting | null> {
  const [keeper] = parts.visitKeepers ?? [];
  return keeper ? keeper.sittingOf(tx, about) : null;
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
  const row = await parts.db.reading((on) => findCaseByNumber(on, number));
  return row && mayWith(row, visitor, 'case:read') ? row : null;
}

/** A module above that knows visits at a counter: which belong to a case, what can be booked for it, and forms filled in there together. */
export interface VisitKeeper {
  visitsOf(on: Reads, number: string): Promise<VisitsAsItStands>;
  /** The sitting at a counter in which staff fill in this form together with its person; null when there is none. */
  sittingOf(tx: Tx, about: SittingAbout): Promise<CounterSitting | null>;
}
/** What the stored visits of a case come to. */
export type VisitsAsItStands = (about: CaseAbout) => CaseVisits;
/** Who sends which form as which case. */
export interface SittingAbout {
  readonly draft: Uuid;
  readonly actor: Actor;
  readonly caseNumber: string;
}
export interface CounterSitting {
  readonly id: Uuid;
  /** The account the person chose for the case; without one the case belongs to whoever has the resume code of the form. */
  readonly accountId: Uuid | null;
  /** The person's language. */
  readonly language: Language;
}
interface Standing {
  readonly model: ProcessModel;
  readonly evaluate: Evaluate;
  readonly events: readonly StoredEvent[];
}

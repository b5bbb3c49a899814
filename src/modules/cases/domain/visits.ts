import type { Language } from '#kernel/language';
import type { CaseRow } from './case-state.ts';

/** A case as visits need to know it. */
export interface CaseAbout extends Pick<CaseRow, 'number' | 'service' | 'status'> {
  /** What the process waits for at a counter (`lipsia:visit`); null when it waits for nobody to come. */
  readonly awaits: string | null;
}

export interface CaseVisits {
  /** What can be booked for the case now, without the language in its address; null for nothing. */
  readonly bookable: { readonly name: Readonly<Record<Language, string>>; readonly href: string } | null;
  /** Coming visits of the case, soonest first. */
  readonly coming: readonly ComingVisit[];
}
export interface ComingVisit {
  readonly number: string;
  readonly at: Temporal.Instant;
  readonly place: Readonly<Record<Language, string>>;
  /** Without the language. */
  readonly href: string;
  /** The case still needs it. */
  readonly isNeeded: boolean;
}

export const noVisits: CaseVisits = { bookable: null, coming: [] };

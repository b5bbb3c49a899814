import type { Bilingual } from '#kernel/language';
import type { CaseRow } from './case-state.ts';

/** A case as whoever hands out documents needs to know it. */
export type PickUpAbout = Pick<CaseRow, 'number' | 'service' | 'status' | 'outcome'>;

/** A document that comes of a case and can be picked up somewhere. */
export interface CasePickUp {
  readonly name: Bilingual;
  /** How far it is, as a sentence. */
  readonly state: Bilingual;
  readonly action: Bilingual;
  /** Without the language. */
  readonly href: string;
  /** The person has something to do. */
  readonly isOpen: boolean;
}

/** What happened to a document on its way, as its case notes it. */
export interface DocumentNote {
  /** `chosen`, `registered`, `under-way`, `ready`, `reminder`, `handed-out`, `handed-to-other`, `expired`, `returned` or `missing`. */
  readonly because: string;
  readonly kind: string;
  /** Where, as people call it. */
  readonly place: Bilingual;
}

/** What the person hears about by mail. */
export const isDocumentNews = (because: unknown): boolean =>
  ['ready', 'reminder', 'handed-out', 'handed-to-other', 'expired', 'missing'].includes(String(because));

import type { Bilingual, Language } from '#kernel/language';

/** One thing that can be found, with its words by weight. */
export interface SearchDocument {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly fields: readonly SearchField[];
}
export type SearchKind = 'service' | 'life-event' | 'office' | 'term';
export interface SearchField {
  readonly text: string;
  readonly language: Language;
  /** 1 for running text up to 10 for the title. */
  readonly weight: number;
}

export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}

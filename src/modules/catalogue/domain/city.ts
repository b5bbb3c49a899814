import type { Bilingual, Language } from '#kernel/language';
import type { ServiceFolder } from './service.ts';

/** What one city offers: its facts, its words and its services, read from `city/`. */
export interface City {
  readonly name: string;
  /** Official regional key (12 digits) and municipality key (8 digits). */
  readonly ars: string;
  readonly ags: string;
  readonly languages: readonly Language[];
  readonly timeZone: string;
  /** Accent colour as `#rrggbb`. */
  readonly accent: string | null;
  readonly offices: readonly Office[];
  readonly fees: readonly Fee[];
  readonly lifeEvents: readonly LifeEvent[];
  /** The services people need most, the first most of all: decides between hits that are equally good. */
  readonly demand: readonly Demand[];
  readonly glossary: readonly GlossaryTerm[];
  readonly streets: readonly SmallStreet[];
  /** Wording that law prescribes and that the plain-language check leaves alone. */
  readonly allowedWording: readonly AllowedWording[];
  /** Only whole services, by id. */
  readonly services: readonly ServiceFolder[];
  /** The other facts of the city as they stand in their files: `city`, `holidays`, `legal-texts`, `languages`. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Office {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly state: 'open' | 'closed';
  readonly address: string | null;
  readonly hours: Bilingual | null;
  readonly accessible: boolean | null;
  /** Everyday words for the search. */
  readonly search: Readonly<Record<Language, readonly string[]>>;
  /** Baskets in which the office sorts its work beside the general one; a lane of a process names one. */
  readonly baskets?: readonly Basket[] | undefined;
  readonly asOf: string;
  readonly source: string;
}
export interface Basket {
  readonly id: string;
  readonly name: Bilingual;
}

/** A fee with its dated amounts; an amount without a source does not exist here. */
export interface Fee {
  /** A FEEL name: `hundesteuer`. */
  readonly id: string;
  readonly name: Bilingual;
  readonly amounts: readonly FeeAmount[];
}
export interface FeeAmount {
  /** A FEEL name; the same id may stand several times, one period after the other. */
  readonly id: string;
  readonly name: Bilingual | null;
  readonly cents: number;
  /** First day it holds, ISO date. */
  readonly from: string;
  /** Last day it holds, ISO date; open where absent. */
  readonly until: string | null;
  readonly legalBasis: string;
  readonly source: string;
  readonly asOf: string;
  readonly state: 'confirmed' | 'unconfirmed';
}

export interface LifeEvent {
  readonly id: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** Everyday words for the search. */
  readonly search: Readonly<Record<Language, readonly string[]>>;
  /** Ids of services, in the order they are shown. */
  readonly services: readonly string[];
}

/** That a service is needed more than those after it; one without a source does not exist here. */
export interface Demand {
  /** Id of the service. */
  readonly id: string;
  readonly source: string;
  readonly asOf: string;
}

export interface GlossaryTerm {
  /** The German term as counters and letters use it. */
  readonly term: string;
  /** The one English word used everywhere. */
  readonly english: string;
  readonly explanation: Bilingual | null;
  readonly source: string | null;
}

export interface AllowedWording {
  readonly text: string;
  readonly reference: string;
}

/** A street of the city's own small list: which postcode holds for which numbers. */
export interface SmallStreet {
  readonly name: string;
  readonly parts: readonly {
    readonly postcode: string;
    readonly from: number;
    readonly to: number;
    readonly side: 'all' | 'odd' | 'even';
  }[];
}

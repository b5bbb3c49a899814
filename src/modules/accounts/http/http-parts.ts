import type { Language } from '#kernel/language';
import type { Request } from '#platform/http';
import type { Sessions } from '#platform/session';
import type { PageShell } from '#ui';
import type { AccountParts } from '../use-cases/account-parts.ts';
import type { Actors } from '../use-cases/actor-of.ts';

/** What the routes of this module work with. */
export interface HttpParts {
  readonly parts: AccountParts;
  readonly actors: Actors;
  readonly shellFor: (request: Request) => PageShell;
  /** What a mandate can be limited to: service folders with their titles. */
  readonly services: (language: Language) => readonly ServiceChoice[];
  /** Baskets in which offices sort their work. */
  readonly baskets: (language: Language) => readonly BasketChoice[];
}
/** What main hands to this module. */
export interface AccountDoors {
  readonly sessions: Pick<Sessions, 'endAll' | 'endOne' | 'listOpen'>;
  readonly shellFor: (request: Request) => PageShell;
  /** What a mandate can be limited to; without it a mandate is for all matters. */
  readonly services?: (language: Language) => readonly ServiceChoice[];
  /** Baskets in which offices sort their work; without it there are none. */
  readonly baskets?: (language: Language) => readonly BasketChoice[];
}
export interface BasketChoice {
  readonly office: string;
  /** As office/basket. */
  readonly id: string;
  readonly title: string;
}
export interface ServiceChoice {
  readonly id: string;
  readonly title: string;
}

import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Language } from '#kernel/language';
import type { Request } from '#platform/http';
import type { PageShell } from '#ui';
import { type ClerkTexts, clerkTexts } from '../../texts/clerk.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { isTreasury } from '../../use-cases/treasury/treasury.ts';
import type { CaseHttp } from '../case-http.ts';
import { type DeskPaths, deskPaths } from './desk-paths.ts';
import { type ListFilter, readFilter } from './list-filter.ts';

/** What every page for staff has: who works, in which language, with which words, addresses and selection of tasks. */
export const deskOf = (parts: Pick<CaseParts, 'clock' | 'cityWords'>, http: CaseHttp, request: Request): Desk => ({
  language: request.language,
  words: clerkTexts[request.language],
  shell: http.shellFor(request),
  csrf: request.csrf,
  actor: request.actor,
  today: legalDay(parts.clock.now()),
  isTreasury: isTreasury(parts, request.actor),
  filter: readFilter(request.query),
  paths: deskPaths(request.language, readFilter(request.query)),
});

export interface Desk {
  readonly language: Language;
  readonly words: ClerkTexts;
  readonly shell: PageShell;
  readonly csrf: string;
  readonly actor: Actor;
  readonly today: Temporal.PlainDate;
  /** Works on the claims of the whole city. */
  readonly isTreasury: boolean;
  readonly filter: ListFilter;
  readonly paths: DeskPaths;
}

import type { Request } from '#platform/http';
import { treasuryWords } from '../../texts/treasury.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import type { CaseHttp } from '../case-http.ts';
import { type Desk, deskOf } from '../clerk/desk.ts';
import { type TreasuryPaths, treasuryPaths } from './treasury-paths.ts';

/** What every page of the treasury has. */
export function treasuryDesk(
  parts: Pick<CaseParts, 'clock' | 'cityWords'>,
  http: CaseHttp,
  request: Request,
): TreasuryDesk {
  const desk = deskOf(parts, http, request);
  const { language } = desk;
  return { desk, language, words: treasuryWords[language], paths: treasuryPaths(language) };
}

export interface TreasuryDesk extends Pick<Desk, 'language'> {
  readonly desk: Desk;
  readonly words: (typeof treasuryWords)['de'];
  readonly paths: TreasuryPaths;
}

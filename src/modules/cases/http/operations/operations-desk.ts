import { formatDateTime, formatNumber, formatShortDate } from '#kernel/format';
import type { Request } from '#platform/http';
import { operationsWords } from '../../texts/operations.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import type { CaseHttp } from '../case-http.ts';
import { type Desk, deskOf } from '../clerk/desk.ts';
import { type OperationsPaths, operationsPaths } from './operations-paths.ts';

/** What every page of the operators has, with times and numbers as they are written in the person's language. */
export function operationsDesk(
  parts: Pick<CaseParts, 'clock' | 'cityWords'>,
  http: CaseHttp,
  request: Request,
): OperationsDesk {
  const desk = deskOf(parts, http, request);
  const { language } = desk;
  return {
    desk,
    language,
    words: operationsWords[language],
    paths: operationsPaths(language),
    time: (instant) => formatDateTime(Temporal.Instant.from(instant), language),
    day: (date) => (date === null ? '–' : formatShortDate(Temporal.PlainDate.from(date), language)),
    count: (value) => formatNumber(value, language),
    edition: (edition, version) =>
      operationsWords[language].edition(formatNumber(edition, language), version.slice(0, 8)),
  };
}

export interface OperationsDesk extends Pick<Desk, 'language'> {
  readonly desk: Desk;
  readonly words: (typeof operationsWords)['de'];
  readonly paths: OperationsPaths;
  time(instant: string): string;
  day(date: string | null): string;
  count(value: number): string;
  edition(edition: number, version: string): string;
}

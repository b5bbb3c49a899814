import { hashOfProof } from '#kernel/guest-proof';
import type { Language } from '#kernel/language';
import type { Clock } from '../domain/request/clock.ts';
import { findSimilar } from '../domain/request/find-similar.ts';
import { isAnswer, isOpen } from '../domain/request/state.ts';
import { type Statistics, statisticsOf } from '../domain/request/statistics.ts';
import type { Rule } from '../domain/rules/rules.ts';
import { type FileRow, filesOf } from '../store/paper-store.ts';
import { allRequests, findRequest, type RequestRow, requestsOf } from '../store/request-store.ts';
import { clockOf, ruleOf } from './clock-of.ts';
import type { InformationParts } from './information-parts.ts';
import { publicSteps, type StoryStep } from './open-request.ts';
import { isOwn, type Person } from './person.ts';

/** The public list: newest first, searched in what the public may read, with the figures over all of them. */
export async function listRequests(
  parts: InformationParts,
  wanted: { readonly text: string; readonly group: Group | null },
): Promise<{ readonly found: readonly ListedRequest[]; readonly statistics: Statistics }> {
  const listed = (await allRequests(parts.db)).map((row) => ({ row, clock: clockOf(parts, row.state) }));
  const inGroup = listed.filter(({ row, clock }) => wanted.group === null || groups[wanted.group](row, clock));
  const words = wanted.text.trim();
  const found =
    words === ''
      ? inGroup
      : findSimilar(
          words,
          inGroup.map((one) => ({
            ...one,
            title: `${one.row.number} ${one.row.subject ?? ''}`,
            text: textOf(one.row),
          })),
          200,
        );
  const counted = listed.map(({ row: { state }, clock: { isOverdue, deadline } }) => ({
    ...{ state, isOverdue: isOpen(state.status) && isOverdue },
    wasInTime: state.answeredOn !== null && state.answeredOn <= deadline.nominal.toString(),
  }));
  return { found: found.map(({ row, clock }) => ({ row, clock })), statistics: statisticsOf(counted) };
}

/** What is public already and fits a question: datasets and earlier requests, so that nobody has to ask twice. */
export async function findPublic(
  parts: InformationParts,
  question: string,
  language: Language,
): Promise<readonly Suggestion[]> {
  const [datasets, requests] = await Promise.all([parts.transparency.datasets(), allRequests(parts.db)]);
  return findSimilar(question, [
    ...datasets.map(({ record }) => ({
      ...{ kind: 'dataset' as const, href: `/daten/${record.id}`, title: record.title[language] },
      text: `${record.description[language]} ${record.keywords[language].join(' ')}`,
    })),
    ...requests.flatMap((row) =>
      row.subject === null
        ? []
        : [{ kind: 'earlier' as const, href: `/anfragen/${row.number}`, title: row.subject, text: textOf(row) }],
    ),
  ]);
}

/** One request as everybody may see it; null for an unknown number. */
export async function viewRequest(parts: InformationParts, number: string): Promise<RequestView | null> {
  const row = await findRequest(parts.db, number);
  if (!row) return null;
  const [files, steps] = await Promise.all([filesOf(parts.db, row.id), publicSteps(parts, row)]);
  return { row, clock: clockOf(parts, row.state), rule: ruleOf(parts, row.state), files, steps };
}

/** The own requests of a person, newest first. */
export async function ownRequests({ db }: InformationParts, person: Person): Promise<readonly RequestRow[]> {
  const accountId = person.actor.kind === 'citizen' ? person.actor.id : null;
  if (person.actor.kind === 'staff' || (!accountId && person.guestProofs.length === 0)) return [];
  const rows = await requestsOf(db, person.guestProofs.map(hashOfProof), accountId);
  return rows.filter((row) => isOwn(row, person));
}

const textOf = ({ wording, answer, state }: RequestRow): string =>
  `${wording ?? ''} ${state.publishedOn ? (answer ?? '') : ''}`;
const groups: Readonly<Record<Group, (row: RequestRow, clock: Clock) => boolean>> = {
  open: ({ state }) => isOpen(state.status),
  answered: ({ state }) => isAnswer(state.status) || state.answer !== null,
  overdue: ({ state }, { isOverdue }) => isOpen(state.status) && isOverdue,
};

export const groupNames = ['open', 'answered', 'overdue'] as const;
export type Group = (typeof groupNames)[number];
export interface ListedRequest {
  readonly row: RequestRow;
  readonly clock: Clock;
}
export interface Suggestion {
  readonly kind: 'dataset' | 'earlier';
  readonly href: string;
  readonly title: string;
}
export interface RequestView extends ListedRequest {
  readonly rule: Rule;
  readonly files: readonly FileRow[];
  readonly steps: readonly StoryStep[];
}
export type { FileRow, RequestRow };

import type { Actor } from '#kernel/actor';
import { isOpen, isWithCity } from '../domain/request/state.ts';
import { possibleSteps } from '../domain/request/step.ts';
import type { Rule } from '../domain/rules/rules.ts';
import * as store from '../store/paper-store.ts';
import { allRequests, findRequest } from '../store/request-store.ts';
import { clockOf, ruleOf } from './clock-of.ts';
import { handlingNames } from './handle-request.ts';
import type { InformationParts } from './information-parts.ts';
import { openStory, type Story } from './open-request.ts';
import type { ListedRequest } from './read-requests.ts';

/** The requests of the whole city by what they wait for; what is due first stands first. No words of people are opened. */
export async function readInbox(parts: InformationParts, view: InboxView): Promise<Inbox> {
  const listed = (await allRequests(parts.db)).map((row) => ({ row, clock: clockOf(parts, row.state) }));
  const inView = (one: InboxView) => listed.filter(({ row }) => views[one](row));
  const due = ({ clock }: ListedRequest): string => clock.deadline.end.toString();
  const rows = inView(view).toSorted((a, b) => (due(a) < due(b) ? -1 : 1));
  const counts = Object.fromEntries(inboxViews.map((one) => [one, inView(one).length]));
  return { rows: view === 'done' ? rows.toReversed() : rows, counts: counts as Readonly<Record<InboxView, number>> };
}

/** One request with the words of people, for an officer; an entry in the person's record. Null for an unknown one. */
export async function openForOfficer(
  parts: InformationParts,
  actor: Actor,
  number: string,
): Promise<DeskRequest | null> {
  return parts.db.transaction(async (tx) => {
    const row = await findRequest(tx, number);
    if (!row) return null;
    const story = await openStory(parts, tx, row, { actor, purpose: 'processing' });
    const files = await store.filesOf(tx, row.id);
    const written = row.forgottenOn === null ? await store.lettersOf(tx, row.id) : [];
    const letters = written.map(({ id, kind, issuedAt }) => ({ id, kind, issuedAt }));
    return {
      row,
      clock: clockOf(parts, row.state),
      rule: ruleOf(parts, row.state),
      story,
      files,
      letters,
      may: mayDo(parts, row),
    };
  });
}

/** What an officer may do now, in the order in which it is mostly done. */
function mayDo(parts: InformationParts, row: ListedRequest['row']): readonly DeskStep[] {
  const possible: readonly string[] = possibleSteps(row.state);
  const isDue = clockOf(parts, row.state).isOverdue;
  const also: Readonly<Record<string, boolean>> = {
    'show-words': true,
    'hide-words': row.words === 'shown',
    'dismiss-report': row.reports > 0,
    publish: row.state.answer !== null && row.state.status !== 'appeal',
    file: isOpen(row.state.status) || row.state.status === 'appeal',
    extend: possible.includes('extend') && !isDue,
  };
  return [...handlingNames, 'file' as const].filter((name) => also[name] ?? possible.includes(name));
}

const views: Readonly<Record<InboxView, (row: ListedRequest['row']) => boolean>> = {
  open: ({ state }) => isWithCity(state.status) || state.status === 'appeal',
  waiting: ({ state }) => isOpen(state.status) && !isWithCity(state.status),
  // Words are to be looked at while nobody has, at the latest once the answer is public.
  reported: ({ reports, words, wish, state }) =>
    reports > 0 || (words === 'held' && (wish === 'public' || state.publishedOn !== null)),
  done: ({ state }) => !isOpen(state.status) && state.status !== 'appeal',
};

export const inboxViews = ['open', 'waiting', 'reported', 'done'] as const;
export type InboxView = (typeof inboxViews)[number];
export interface Inbox {
  readonly rows: readonly ListedRequest[];
  readonly counts: Readonly<Record<InboxView, number>>;
}
export type DeskStep = (typeof handlingNames)[number] | 'file';
export interface DeskRequest extends ListedRequest {
  readonly rule: Rule;
  readonly story: Story;
  readonly files: readonly store.FileRow[];
  readonly letters: readonly Pick<store.LetterRow, 'id' | 'kind' | 'issuedAt'>[];
  readonly may: readonly DeskStep[];
}

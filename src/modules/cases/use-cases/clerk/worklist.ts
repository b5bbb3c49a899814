import type { ServiceFolder } from '#catalogue';
import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { isUuid, type Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { type DueState, dueState } from '../../domain/due-state.ts';
import {
  type BasketPlace,
  countTasks,
  objectionNode,
  type TaskCounts,
  type TaskKind,
  type TaskRow,
  type WorklistPlace,
  type WorklistWish,
  worklist,
} from '../../store/task-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { basketsOf, type CountedBasket, countedBaskets, placesOf } from './own-baskets.ts';
import { namesOf } from './staff-names.ts';

/** One page of the worklist of a staff member, in the order in which things are due, with the counts for its head. */
export async function showWorklist(parts: CaseParts, actor: Actor, filter: WorklistFilter): Promise<WorklistPage> {
  const now = legalDay(parts.clock.now());
  const standIns = actor.id ? await parts.accounts.standInsFor(actor.id) : [];
  const absent = standIns.map(({ id }) => id);
  const own = [actor.id ?? noStaff, ...absent];
  const kinds = kindsOf(actor, filter.kind);
  const baskets = await basketsOf(parts, actor);
  // What is with somebody already stays in sight, whichever basket it came from.
  const places = placesOf(baskets, filter.whose === 'mine' && filter.basket === 'mine' ? 'all' : filter.basket);
  const wish: WorklistWish = {
    offices: actor.offices,
    kinds,
    limit: pageSize + 1,
    ...(filter.service ? { service: filter.service } : {}),
    ...(places ? { baskets: places } : {}),
    ...assigneesOf(filter, own, absent),
    ...(filter.overdue ? { dueBefore: now.toString() } : {}),
    ...(filter.kind === 'objection' ? { objections: true } : {}),
    ...(filter.after ? { after: filter.after } : {}),
  };
  const [rows, counts, counted] = await parts.db.transaction(async (tx) => [
    await worklist(tx, wish),
    await countTasks(tx, actor.offices, kindsOf(actor, 'all'), now.toString(), own),
    await countedBaskets(tx, baskets, kindsOf(actor, 'all')),
  ]);
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  const names = await namesOf(
    parts,
    shown.flatMap(({ assignee, heldFor, handedBy }) => [assignee, heldFor, handedBy]),
  );
  return {
    rows: await Promise.all(shown.map((row) => listed(parts, row, { actor, absent, names, today: now }))),
    counts,
    baskets: counted,
    next: last ? placeText(last) : null,
    standIns: standIns.map(({ name }) => name),
    services: parts.catalogue
      .services()
      .filter(({ service }) => actor.offices.includes(service.office))
      .map(({ id, texts }) => ({ id, title: { de: texts.de.title, en: texts.en.title } })),
  };
}

/** The next task this person can work on: own ones and free ones by their day, after the given place if there is one. */
export async function nextTask(
  parts: CaseParts,
  actor: Actor,
  after: WorklistPlace | null = null,
): Promise<NextTask | null> {
  if (!actor.id) return null;
  const wish = { offices: actor.offices, kinds: kindsOf(actor, 'all'), limit: 1, notDecidedBy: actor.id };
  const own = [actor.id, ...(await parts.accounts.standInsFor(actor.id)).map(({ id }) => id)];
  const places = placesOf(await basketsOf(parts, actor), 'mine');
  const inBaskets = places ? { baskets: places } : {};
  const find = (place: WorklistPlace | null): Promise<TaskRow[]> =>
    parts.db.transaction(async (tx) => {
      const more = place ? { after: place } : {};
      const mine = await worklist(tx, { ...wish, ...more, assignees: own });
      const free = await worklist(tx, { ...wish, ...more, ...inBaskets, assignees: null });
      return [...mine, ...free].sort(byPlace);
    });
  const [first] = await find(after);
  // At the end of the list begin again with what was passed over.
  const found = first ?? (after ? (await find(null))[0] : undefined);
  return found ? { number: found.number, token: found.token, isFree: found.assignee === null } : null;
}

/** A place in the list as it stands in an address, and back; null when it is none. */
export function readPlace(text: string): WorklistPlace | null {
  const [dueOn = '', caseId = '', ...token] = text.split('~');
  return /^\d{4}-\d{2}-\d{2}$/.test(dueOn) && isUuid(caseId) ? { dueOn, caseId, token: token.join('~') } : null;
}

const placeText = ({ dueOn, caseId, token }: WorklistPlace): string => `${dueOn}~${caseId}~${token}`;

/** The kinds of tasks a person may do; proposals only with the right to approve. */
function kindsOf(actor: Actor, kind: WorklistFilter['kind']): readonly TaskKind[] {
  const isClerk = actor.roles.includes('clerk');
  const own: TaskKind[] = [];
  if (isClerk && kind !== 'approval' && kind !== 'waiting') own.push('clerk');
  if (actor.roles.includes('approver') && (kind === 'approval' || kind === 'all')) own.push('approval');
  if (kind === 'waiting' && isClerk) own.push('citizen');
  return own;
}

function assigneesOf(
  filter: WorklistFilter,
  own: readonly Uuid[],
  absent: readonly Uuid[],
): Pick<WorklistWish, 'assignees'> | Record<string, never> {
  switch (filter.whose) {
    case 'mine':
      return { assignees: own };
    case 'free':
      return { assignees: null };
    case 'stand-in':
      return { assignees: absent };
    default:
      return {};
  }
}

async function listed(parts: CaseParts, row: TaskRow, { actor, absent, names, today }: Viewing): Promise<ListedTask> {
  const folder = await parts.catalogue.findVersion(row.service, row.version);
  const titleIn = (language: Language): string => folder?.texts[language].title ?? row.service;
  const stepIn = (language: Language): string | null => folder?.texts[language].tasks[row.node]?.title ?? null;
  return {
    number: row.number,
    token: row.token,
    place: placeText(row),
    service: { de: titleIn('de'), en: titleIn('en') },
    step: row.node === objectionNode ? null : { de: stepIn('de') ?? row.node, en: stepIn('en') ?? row.node },
    kind: row.node === objectionNode ? 'objection' : row.kind,
    basket: { office: row.office, basket: row.basket },
    due: dueState({ ...row, reference: referenceOf(row.node, folder) }, today, parts.calendar),
    dueOn: row.dueOn,
    takenBy: row.assignee
      ? {
          isMe: row.assignee === actor.id,
          isAbsent: absent.includes(row.assignee),
          name: names.get(row.assignee) ?? '',
          heldFor: row.heldFor ? (names.get(row.heldFor) ?? '') : null,
          handedBy: row.handedBy ? (names.get(row.handedBy) ?? '') : null,
        }
      : null,
    language: row.language as Language,
    openedAt: row.openedAt,
  };
}

/** The rule behind the legal day of a task: an objection must be answered in three months, anything else as the service says. */
export const referenceOf = (node: string, folder: ServiceFolder | null): string | null =>
  node === objectionNode ? 'VwGO § 75' : (folder?.service.deadline.legal?.reference ?? null);

interface Viewing {
  readonly actor: Actor;
  /** For whom the viewer stands in today. */
  readonly absent: readonly Uuid[];
  readonly names: ReadonlyMap<Uuid, string>;
  readonly today: Temporal.PlainDate;
}
const byPlace = (a: TaskRow, b: TaskRow): number => (placeText(a) < placeText(b) ? -1 : 1);
const pageSize = 30;
const noStaff = '00000000-0000-0000-0000-000000000000';

export const taskFilters = ['all', 'decision', 'approval', 'objection', 'waiting'] as const;
export const whoseFilters = ['all', 'mine', 'free', 'stand-in'] as const;
export interface WorklistFilter {
  readonly whose: (typeof whoseFilters)[number];
  readonly kind: (typeof taskFilters)[number];
  readonly service: string | null;
  readonly overdue: boolean;
  /** `mine`, `all`, or one as office/basket. */
  readonly basket: string;
  readonly after: WorklistPlace | null;
}
export interface WorklistPage {
  readonly rows: readonly ListedTask[];
  readonly counts: TaskCounts;
  /** Empty where no office of the viewer sorts its work. */
  readonly baskets: readonly CountedBasket[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  /** Names of absent colleagues. */
  readonly standIns: readonly string[];
  readonly services: readonly { readonly id: string; readonly title: Readonly<Record<Language, string>> }[];
}
/** A line of the worklist: nothing personal. */
export interface ListedTask {
  readonly number: string;
  readonly token: string;
  readonly place: string;
  readonly service: Readonly<Record<Language, string>>;
  /** Null for objections. */
  readonly step: Readonly<Record<Language, string>> | null;
  readonly kind: TaskKind | 'objection';
  readonly basket: BasketPlace;
  readonly due: DueState;
  readonly dueOn: string;
  readonly takenBy: Holder | null;
  readonly language: Language;
  readonly openedAt: string;
}
/** With whom a task is. */
export interface Holder {
  readonly isMe: boolean;
  /** An absent colleague for whom the viewer stands in. */
  readonly isAbsent: boolean;
  readonly name: string;
  /** The absent colleague for whom the holder has it. */
  readonly heldFor: string | null;
  /** The colleague who handed it over. */
  readonly handedBy: string | null;
}
export interface NextTask {
  readonly number: string;
  readonly token: string;
  readonly isFree: boolean;
}
export type { WorklistPlace };

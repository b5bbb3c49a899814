import type { ServiceFolder } from '#catalogue';
import type { FormModel } from '#forms';
import { legalDay } from '#kernel/clock';
import type { StoredEvent } from '#kernel/event';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { Tx } from '#platform/database';
import { sealedContext } from '#platform/events';
import type { PersonalRead } from '#platform/vault';
import { currentSteps, expectedMessages, openTimers, type ProcessModel, type ProcessNode } from '#processes';
import { mayWith, type Visitor } from '../domain/access.ts';
import type { CaseRow, CaseState } from '../domain/case-state.ts';
import { fillText } from '../domain/fill-text.ts';
import { type GermanText, germanTexts, withGermanTexts } from '../domain/german-texts.ts';
import { type TimelineEntry, timelineOf } from '../domain/timeline.ts';
import { type Todo, todoOf } from '../domain/todo.ts';
import type { CaseVisits } from '../domain/visits.ts';
import { type NoticeRow, noticesOf } from '../store/notice-store.ts';
import { type PaymentRow, paymentsOf } from '../store/payment-store.ts';
import { giroCode } from './actions.ts';
import { factsOf, getVersion } from './advance.ts';
import { caseEvents } from './case-events.ts';
import type { CaseParts } from './case-parts.ts';
import { awaitedBy, caseVisits } from './case-visits.ts';
import { templateOf } from './issue-letter.ts';
import { justSent } from './just-sent.ts';
import { type NoticeDeadline, noticeDeadline } from './notice-deadline.ts';
import type { BegunCase } from './save-command.ts';
import { openCase } from './with-case.ts';

/** The case as its person sees it: what to do, what happened, who has it, what comes next, messages and letters. */
export async function viewCase(parts: CaseParts, visitor: Visitor, number: string): Promise<CaseView | null> {
  // The person's own look leaves no entry, so nothing is stored with it.
  const isOwn = visitor.actor.kind !== 'staff' && !visitor.mandate;
  const read = isOwn ? parts.db.reading : parts.db.transaction;
  return read(async (tx) => {
    const what = ['answers', 'messages', 'notice'] as const;
    // For whoever has just sent it, all comes in one trip; for anybody else a case that is not theirs costs what none costs.
    const sent = justSent(number);
    const [opened, sooner] = await Promise.all([
      openCase(parts, tx, visitor, { number, permission: 'case:read', what }),
      sent && mayWith(sent.row, visitor, 'case:read') ? aroundSent(parts, tx, sent) : null,
    ]);
    if (!opened) return null;
    const { row, state } = opened;
    const folder = await getVersion(parts, row);
    const { model, evaluate } = await parts.processes.of(folder);
    const isAsSent = row.seq === sent?.row.seq;
    const [events, letters, claims, visitsOf] = (isAsSent && sooner) || (await aroundCase(parts, tx, row));
    const notices = await Promise.all(letters.map((notice) => known(parts, row, state, folder, notice)));
    const payments = claims.map((payment) => ({
      ...payment,
      girocode:
        payment.method === 'girocode' && payment.status === 'open'
          ? giroCode(parts.cityWords, { ...payment, cents: payment.cents - payment.paidCents })
          : null,
    }));
    const form = parts.forms.formOf(folder);
    const answers = state ? answersOf(form, state) : {};
    const german = state ? germanTexts(form, answers, state.germanTexts) : [];
    const toConfirm = german.some((text) => text.state === 'proposed');
    const here = state ? currentSteps(state.process, model) : [];
    const question = state && openQuestion(state, model);
    const awaitsVisit =
      state && row.status !== 'withdrawn'
        ? awaitedBy(state, { model, evaluate, events, scope: { ...state.process.v, ...factsOf(parts, row, state) } })
        : null;
    const awaitsCode = state !== null && expectedMessages(state.process).some((expected) => expected.m === codeMessage);
    return {
      row,
      state,
      folder,
      answers,
      germanTexts: german,
      timeline: timelineOf(events),
      messages: await messagesOf(parts, tx, row, events, visitor),
      contacts: await contactsOf(parts, tx, row, events, visitor),
      notices,
      payments,
      question,
      awaitsCode,
      // What is deleted can neither be read nor answered any more.
      todo: state
        ? todoOf({ status: row.status, question, awaitsCode, toConfirm, notices, payments })
        : { kind: 'nothing' },
      current: here.map(({ node }) => node.id),
      holders: Object.fromEntries(here.map(({ node }) => [node.id, roleOf(node)])),
      awaitsVisit,
      visits: visitsOf({ ...row, awaits: awaitsVisit }),
      continuesAt: state ? continuesAt(state, model) : null,
      objected: await objectedTo(parts, tx, row, events, visitor),
    };
  });
}

/** What is stored around a case, in one trip. */
const aroundCase = (parts: CaseParts, tx: Tx, row: CaseRow) =>
  Promise.all([
    caseEvents(parts, tx, row),
    noticesOf(tx, row.id),
    paymentsOf(tx, row.id),
    caseVisits(parts, tx, row.number),
  ]);

/** The same for a case that nothing has happened to since it was sent: letters and claims come with an event. */
const aroundSent = (parts: CaseParts, tx: Tx, { row, events }: BegunCase): ReturnType<typeof aroundCase> => {
  const came = (type: string): boolean => events.some((event) => event.type === type);
  return Promise.all([
    Promise.resolve(events),
    came('case.letter-issued') ? noticesOf(tx, row.id) : Promise.resolve([]),
    came('case.payment-opened') ? paymentsOf(tx, row.id) : Promise.resolve([]),
    caseVisits(parts, tx, row.number),
  ]);
};

/** Only the answers among the variables of the process, free texts with their confirmed German text. */
export function answersOf(form: FormModel, state: CaseState): JsonObject {
  const names = new Set(
    form.pages.flatMap((page) =>
      page.kind === 'repeat' ? [page.repeat.id] : page.questions.map((question) => question.id),
    ),
  );
  const answers = Object.fromEntries(Object.entries(state.process.v).filter(([name]) => names.has(name))) as JsonObject;
  return withGermanTexts(form, answers, state.germanTexts ?? []);
}

/** Opens the sealed bodies of events for somebody who may read this case. */
export async function openBodies(
  parts: CaseParts,
  tx: Tx,
  row: CaseRow,
  events: readonly StoredEvent[],
  read: PersonalRead,
): Promise<(JsonObject | null)[]> {
  const items = events.map((event) => ({
    key: row.key,
    sealed: event.sealed ?? new Uint8Array(),
    context: sealedContext(row.id, event.seq),
  }));
  return parts.vault.open<JsonObject>(tx, read, items);
}

/** The message that a code letter's code becomes. */
export const codeMessage = 'codebrief';

/** A letter with the subject that stands on it and what follows from it. */
async function known(
  parts: CaseParts,
  row: CaseRow,
  state: CaseState | null,
  folder: ServiceFolder,
  notice: NoticeRow,
): Promise<KnownNotice> {
  const { evaluate } = await parts.processes.of(folder);
  const { subject } = templateOf(folder, notice.letter);
  const scope = state ? { ...state.process.v, ...factsOf(parts, row, state) } : {};
  const title = (language: Language): string => fillText(subject[language], language, scope, evaluate);
  return { ...notice, title: { de: title('de'), en: title('en') }, deadline: noticeDeadline(parts, notice) };
}

function openQuestion(state: CaseState, model: ProcessModel): AskedQuestion | null {
  const token = state.process.t.find(
    (candidate) => candidate.w === 'task' && model.nodes[candidate.n]?.attributes['role'] === 'citizen',
  );
  if (!token || !state.question) return null;
  const ends = openTimers(state.process).find((timer) => timer.t === token.i && model.nodes[timer.n]?.interrupting);
  // A timer of days fires at midnight after its last day.
  const until = ends ? legalDay(Temporal.Instant.from(ends.d).subtract({ milliseconds: 1 })) : null;
  return { ...state.question, until };
}

const roleOf = (node: ProcessNode): 'clerk' | 'citizen' | 'system' =>
  node.kind === 'user'
    ? node.attributes['role'] === 'citizen'
      ? 'citizen'
      : 'clerk'
    : node.kind === 'receive'
      ? 'citizen'
      : 'system';

/** When a case that only waits for its day goes on. */
function continuesAt(state: CaseState, model: ProcessModel): string | null {
  const waits = openTimers(state.process).filter((timer) => model.nodes[timer.n]?.kind === 'catch');
  return waits.map((timer) => timer.d).sort()[0] ?? null;
}

async function messagesOf(
  parts: CaseParts,
  tx: Tx,
  row: CaseRow,
  events: readonly StoredEvent[],
  visitor: Visitor,
): Promise<Message[]> {
  const wanted = events.filter(
    (event) => (event.type === 'case.message' || event.type === 'case.question-asked') && event.sealed,
  );
  const bodies = await openBodies(parts, tx, row, wanted, readAfter(visitor, row));
  return wanted.flatMap((event, index) => {
    const text = bodies[index]?.['text'];
    if (typeof text !== 'string') return [];
    const from = event.type === 'case.question-asked' ? 'city' : String(event.public['from'] ?? 'city');
    const german = bodies[index]?.['german'];
    const inGerman = typeof german === 'string' ? { german } : {};
    return [{ at: event.at, from: from as Message['from'], text, ...inGerman, seq: event.seq }];
  });
}

/** What the office noted about calls and visits, by event. */
async function contactsOf(
  parts: CaseParts,
  tx: Tx,
  row: CaseRow,
  events: readonly StoredEvent[],
  visitor: Visitor,
): Promise<ReadonlyMap<number, Contact>> {
  const noted = events.filter((event) => event.type === 'case.contact' && event.sealed);
  if (noted.length === 0) return new Map();
  const bodies = await openBodies(parts, tx, row, noted, readAfter(visitor, row));
  return new Map(
    noted.flatMap(({ seq, public: open }, index) => {
      const text = bodies[index]?.['text'];
      return typeof text === 'string' ? [[seq, { on: String(open['on']), text }] as const] : [];
    }),
  );
}

/** The letters that were objected to: the id of the letter lies in the sealed body. */
async function objectedTo(
  parts: CaseParts,
  tx: Tx,
  row: CaseRow,
  events: readonly StoredEvent[],
  visitor: Visitor,
): Promise<string[]> {
  const filed = events.filter((event) => event.type === 'case.objection-filed' && event.sealed);
  const bodies = await openBodies(parts, tx, row, filed, readAfter(visitor, row));
  return bodies.flatMap((body) => (typeof body?.['notice'] === 'string' ? [body['notice']] : []));
}

/** The opening of the case was recorded for the person already; its bodies belong to the same read. */
const readAfter = (visitor: Visitor, row: CaseRow): PersonalRead => ({
  actor: visitor.actor,
  purpose: 'same-read',
  caseId: row.id,
  subjects: [row.key],
  what: ['messages'],
});

export interface CaseView {
  readonly row: CaseRow;
  /** Null once the data was deleted. */
  readonly state: CaseState | null;
  readonly folder: ServiceFolder;
  readonly answers: JsonObject;
  /** Free texts in another language and how their German text stands. */
  readonly germanTexts: readonly GermanText[];
  readonly timeline: readonly TimelineEntry[];
  readonly messages: readonly Message[];
  /** Calls and visits, by the number of their event. */
  readonly contacts: ReadonlyMap<number, Contact>;
  readonly notices: readonly KnownNotice[];
  readonly payments: readonly KnownPayment[];
  /** What the clerk asks, while it is open. */
  readonly question: AskedQuestion | null;
  /** The case waits for the code of the code letter (BMG § 23a(3)). */
  readonly awaitsCode: boolean;
  /** The one thing to do. */
  readonly todo: Todo;
  /** The BPMN nodes at which the case stands. */
  readonly current: readonly string[];
  /** Who has the case at each of them. */
  readonly holders: Readonly<Record<string, 'clerk' | 'citizen' | 'system'>>;
  /** What the case waits for at a counter; null when nobody has to come. */
  readonly awaitsVisit: string | null;
  /** Coming visits at a counter, and what can be booked. */
  readonly visits: CaseVisits;
  /** ISO instant at which a case goes on that only waits for its day. */
  readonly continuesAt: string | null;
  /** Ids of the letters that were objected to. */
  readonly objected: readonly string[];
}
export interface KnownNotice extends NoticeRow {
  readonly title: Readonly<Record<Language, string>>;
  readonly deadline: NoticeDeadline;
}
export interface KnownPayment extends PaymentRow {
  /** Text of the QR code for a transfer that is still open. */
  readonly girocode: string | null;
}
export interface AskedQuestion {
  /** Places among the answers. */
  readonly questions: readonly string[];
  readonly text: string;
  /** The German words, where the person was asked in another language. */
  readonly german?: string;
  readonly until: Temporal.PlainDate | null;
}
export interface Contact {
  /** ISO day. */
  readonly on: string;
  /** In German, as the office wrote it. */
  readonly text: string;
}
export interface Message {
  readonly at: string;
  readonly from: 'city' | 'citizen' | 'representative';
  readonly text: string;
  /** The German words of the city, where it wrote in another language. */
  readonly german?: string;
  readonly seq: number;
}

import type { ServiceFolder } from '#catalogue';
import type { SummarySection } from '#forms';
import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { StoredEvent } from '#kernel/event';
import type { Uuid } from '#kernel/ids';
import type { Json, JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { Tx } from '#platform/database';
import { sealedContext } from '#platform/events';
import type { Purpose } from '#platform/vault';
import { currentSteps } from '#processes';
import { mayWith } from '../../domain/access.ts';
import type { CaseRow, CaseState } from '../../domain/case-state.ts';
import { type DueState, dueState } from '../../domain/due-state.ts';
import { fillText } from '../../domain/fill-text.ts';
import { type GermanText, germanTexts } from '../../domain/german-texts.ts';
import type { Evaluate, LetterScope } from '../../domain/letter-template.ts';
import { isFourEyes } from '../../domain/outcomes.ts';
import { findCaseByNumber } from '../../store/case-store.ts';
import { type NoticeRow, noticesOf } from '../../store/notice-store.ts';
import { type PurposeRow, purposesOf } from '../../store/purpose-store.ts';
import { type TaskRow, tasksOf } from '../../store/task-store.ts';
import { factsOf, getVersion } from '../advance.ts';
import { caseEvents } from '../case-events.ts';
import { needsTwoPersons } from '../case-oversight.ts';
import type { CaseParts } from '../case-parts.ts';
import { awaitedBy } from '../case-visits.ts';
import { templateOf } from '../issue-letter.ts';
import { snapshotContext } from '../save-command.ts';
import { answersOf } from '../view-case.ts';
import { countAnswers, neededData, onlyNeeded, type RegisterView, registerOf } from './needed-data.ts';
import { asVisitor } from './on-task.ts';
import { basesOf } from './state-purpose.ts';
import { type Suggestion, suggestionsOf } from './suggestion.ts';
import { referenceOf } from './worklist.ts';

/**
 * A case as a staff member of its office sees it: only the answers the task needs, unless a purpose for more was stated today. Each
 * call is one entry in the person's access record. Null for everybody else; without a stated purpose nothing personal where the
 * service asks for one.
 */
export async function openForClerk(parts: CaseParts, actor: Actor, wish: ClerkWish): Promise<ClerkCase | null> {
  return parts.db.transaction(async (tx) => {
    const row = await findCaseByNumber(tx, wish.number);
    if (!row || actor.kind !== 'staff' || !actor.id || !mayWith(row, asVisitor(actor), 'case:read')) return null;
    const folder = await getVersion(parts, row);
    const task = chosen(await tasksOf(tx, row.id), actor.id, wish.token);
    const stated = await purposesOf(tx, row.id, actor.id, legalDay(parts.clock.now()).toString());
    const head = { row, folder, task, due: dueOf(parts, row, folder, task), bases: basesOf(folder) };
    if (row.erasedAt) return { ...head, open: null, isErased: true };
    const forTask = stated.find(({ scope }) => scope === 'task');
    if (folder.service.purposeNeeded && !forTask) return { ...head, open: null, isErased: false };
    const forAll = wish.all ? stated.find(({ scope }) => scope === 'all') : undefined;
    const used = forAll ?? forTask ?? null;
    const open = await opened(parts, tx, actor, { ...head, language: wish.language, used, all: Boolean(forAll) });
    return { ...head, open, isErased: open === null };
  });
}

async function opened(parts: CaseParts, tx: Tx, actor: Actor, at: Opening): Promise<OpenedCase | null> {
  const { row, folder, task, language, used } = at;
  const events = await caseEvents(parts, tx, row);
  const spoken = events.filter((event) => event.sealed && openedTypes.has(event.type));
  const read = {
    actor,
    purpose:
      (used?.purpose as Purpose | undefined) ??
      (task?.kind === 'approval' ? 'approval' : task ? 'decision' : 'processing'),
    legalBasis: used?.legalBasis ?? folder.service.decision.reference,
    caseId: row.id,
    subjects: [row.key],
    what: ['answers' as const, 'messages' as const, 'history' as const],
  };
  const [snapshot, ...bodies] = await parts.vault.open<Json>(tx, read, [
    { key: row.key, sealed: row.sealed, context: snapshotContext(row.id) },
    ...spoken.map((event) => ({
      key: row.key,
      sealed: event.sealed ?? new Uint8Array(),
      context: sealedContext(row.id, event.seq),
    })),
  ]);
  if (!snapshot) return null;
  const state = snapshot as unknown as CaseState;
  const bodyOf = new Map(spoken.map((event, index) => [event.seq, (bodies[index] ?? null) as JsonObject | null]));
  const process = await parts.processes.of(folder);
  const node = task ? (process.model.nodes[task.node] ?? null) : null;
  const form = parts.forms.formOf(folder);
  const answers = answersOf(form, state);
  const sentOn = legalDay(Temporal.Instant.from(row.submittedAt));
  const summary = parts.forms.summary(
    form,
    answers,
    folder.texts[language],
    parts.forms.contextOf(folder, language, sentOn),
  );
  const needed = at.all ? null : neededData(folder, node, task, Object.values(process.model.nodes));
  const sections = onlyNeeded(summary, needed);
  const shown = new Set(sections.flatMap(({ rows }) => rows.map(({ path }) => path)));
  const scope = { ...state.process.v, ...factsOf(parts, row, state) };
  return {
    state,
    sections,
    hidden: countAnswers(summary) - countAnswers(sections),
    germanTexts: germanTexts(form, answers, state.germanTexts).filter(({ path }) => shown.has(path)),
    isAll: at.all,
    purpose: read.purpose,
    legalBasis: read.legalBasis,
    corrected: new Set(
      events.flatMap((event) => (event.type === 'case.corrected' ? listOf(event.public['questions']) : [])),
    ),
    provenance: (bodyOf.get(1)?.['provenance'] ?? {}) as Readonly<Record<string, string>>,
    register: registerOf(folder, state, answers, needed, language),
    suggestions: suggestionsOf(folder, process, scope, language),
    attributes: node?.attributes ?? {},
    isFourEyes:
      node !== null &&
      (isFourEyes(node.attributes, folder.service.decision) || (await needsTwoPersons(parts, tx, row.number))),
    awaitsVisit:
      row.status === 'withdrawn'
        ? null
        : awaitedBy(state, { model: process.model, evaluate: process.evaluate, events, scope }),
    steps: currentSteps(state.process, process.model).map((step) => step.node.id),
    notices: (await noticesOf(tx, row.id)).map((notice) => titled(folder, notice, scope, process.evaluate)),
    // The body of the first event holds every answer: only what the task needs leaves this place.
    log: events.map((event) => ({
      event,
      body: event.type === 'case.submitted' ? null : (bodyOf.get(event.seq) ?? null),
    })),
  };
}

function titled(folder: ServiceFolder, notice: NoticeRow, scope: LetterScope, evaluate: Evaluate): TitledNotice {
  const { subject } = templateOf(folder, notice.letter);
  const title = (language: Language): string => fillText(subject[language], language, scope, evaluate);
  return { ...notice, title: { de: title('de'), en: title('en') } };
}

/** The task that is open on the page: the one asked for, else one's own, else the first that staff can do. */
function chosen(tasks: readonly TaskRow[], staff: Uuid, token: string | null): TaskRow | null {
  const doable = tasks.filter(({ kind }) => kind !== 'citizen');
  return (
    tasks.find((task) => task.token === token) ??
    doable.find(({ assignee }) => assignee === staff) ??
    doable[0] ??
    tasks[0] ??
    null
  );
}

function dueOf(parts: CaseParts, row: CaseRow, folder: ServiceFolder, task: TaskRow | null): DueState | null {
  const today = legalDay(parts.clock.now());
  if (!task) return null;
  const { dueOn, legalOn, node } = task;
  const day = { dueOn, legalOn: legalOn ?? row.legalOn, reference: referenceOf(node, folder) };
  return dueState(day, today, parts.calendar);
}

const listOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Events whose words staff read; the answers themselves come from the snapshot. */
const openedTypes: ReadonlySet<string> = new Set([
  'case.submitted',
  'case.message',
  'case.note',
  'case.paper-added',
  'case.contact',
  'case.consultation-asked',
  'case.consultation-answered',
  'case.question-asked',
  'case.task-decided',
  'case.decision-proposed',
  'case.decision-sent-back',
  'case.objection-filed',
  'case.objection-answered',
  'case.withdrawn',
  'case.handed-over',
  'case.payment-received',
  'case.payment-part-received',
  'case.translation-proposed',
  'case.translation-confirmed',
]);

interface Opening {
  readonly row: CaseRow;
  readonly folder: ServiceFolder;
  readonly task: TaskRow | null;
  readonly language: Language;
  readonly used: PurposeRow | null;
  readonly all: boolean;
}
export interface ClerkWish {
  readonly number: string;
  readonly language: Language;
  /** The task to open; null for the first that staff can do. */
  readonly token: string | null;
  /** Everything the person wrote, if a purpose for it was stated today. */
  readonly all: boolean;
}
export interface ClerkCase {
  readonly row: CaseRow;
  readonly folder: ServiceFolder;
  readonly task: TaskRow | null;
  readonly due: DueState | null;
  /** Legal bases to choose from. */
  readonly bases: readonly string[];
  /** Null while a purpose must be stated first, and once the person's key was destroyed. */
  readonly open: OpenedCase | null;
  /** The person's key was destroyed. */
  readonly isErased: boolean;
}
export interface OpenedCase {
  readonly state: CaseState;
  readonly sections: readonly SummarySection[];
  /** Answers given that the task does not need. */
  readonly hidden: number;
  /** Free texts in another language among the answers shown, and how their German text stands. */
  readonly germanTexts: readonly GermanText[];
  readonly isAll: boolean;
  readonly purpose: Purpose;
  readonly legalBasis: string;
  /** Paths of answers that were corrected after sending. */
  readonly corrected: ReadonlySet<string>;
  /** Where an answer comes from, by question. */
  readonly provenance: Readonly<Record<string, string>>;
  readonly register: RegisterView | null;
  readonly suggestions: readonly Suggestion[];
  /** Of the task's node: outcomes, four eyes. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The decision becomes a proposal for a second person. */
  readonly isFourEyes: boolean;
  /** What the case waits for at a counter; null when nobody has to come. */
  readonly awaitsVisit: string | null;
  readonly steps: readonly string[];
  readonly notices: readonly TitledNotice[];
  readonly log: readonly LoggedEvent[];
}
/** An event with its opened body, where staff may read it. */
export interface LoggedEvent {
  readonly event: StoredEvent;
  readonly body: JsonObject | null;
}
export interface TitledNotice extends NoticeRow {
  readonly title: Readonly<Record<Language, string>>;
}
export type { CaseRow, RegisterView, TaskRow };

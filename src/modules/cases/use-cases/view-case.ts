import type { ServiceFolder } from '#catalogue';
import type { FormModel } from '#forms';
import type { StoredEvent } from '#kernel/event';
import type { Json, JsonObject } from '#kernel/json';
import type { Tx } from '#platform/database';
import { sealedContext } from '#platform/events';
import type { PersonalRead } from '#platform/vault';
import { currentSteps, openTimers } from '#processes';
import type { Visitor } from '../domain/access.ts';
import type { CaseRow, CaseState } from '../domain/case-state.ts';
import { type NoticeRow, noticesOf } from '../store/notice-store.ts';
import { type PaymentRow, paymentsOf } from '../store/payment-store.ts';
import { getVersion } from './advance.ts';
import type { CaseParts } from './case-parts.ts';
import { openCase } from './with-case.ts';

/** The case as its person sees it: what to do, what happened, who has it, what comes next, messages and letters. */
export async function viewCase(parts: CaseParts, visitor: Visitor, number: string): Promise<CaseView | null> {
  return parts.db.transaction(async (tx) => {
    const what = ['answers', 'messages', 'notice'] as const;
    const opened = await openCase(parts, tx, visitor, { number, permission: 'case:read', what, purpose: 'support' });
    if (!opened) return null;
    const { row, state } = opened;
    const folder = await getVersion(parts, row);
    const { model } = await parts.processes.of(folder);
    const events = await parts.events.read(tx, row.id);
    const read = {
      actor: visitor.actor,
      purpose: 'own-view' as const,
      caseId: row.id,
      subjects: [row.key],
      what: ['messages' as const],
    };
    return {
      row,
      state,
      folder,
      answers: state ? answersOf(parts.forms.formOf(folder), state) : {},
      timeline: timelineOf(events),
      messages: await messagesOf(parts, tx, row, events, read),
      notices: await noticesOf(tx, row.id),
      payments: await paymentsOf(tx, row.id),
      current: state ? currentSteps(state.process, model).map((step) => step.node.id) : [],
      nextTimer: state
        ? (openTimers(state.process)
            .map((timer) => timer.d)
            .sort()[0] ?? null)
        : null,
    };
  });
}

/** Only the answers among the variables of the process. */
export function answersOf(form: FormModel, state: CaseState): JsonObject {
  const names = new Set(
    form.pages.flatMap((page) =>
      page.kind === 'repeat' ? [page.repeat.id] : page.questions.map((question) => question.id),
    ),
  );
  return Object.fromEntries(Object.entries(state.process.v).filter(([name]) => names.has(name))) as JsonObject;
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

function timelineOf(events: readonly StoredEvent[]): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const event of events) {
    const facts = event.public as Readonly<Record<string, Json>>;
    if (event.type === 'case.advanced') {
      const steps = new Set([...((facts['entered'] as string[]) ?? []), ...((facts['left'] as string[]) ?? [])]);
      for (const step of steps)
        if (!entries.some((entry) => entry.step === step))
          entries.push({ at: event.at, type: 'step', step, by: event.actor });
    } else if (shownEvents.has(event.type)) {
      entries.push({ at: event.at, type: event.type, step: null, by: event.actor });
    }
  }
  return entries;
}

async function messagesOf(
  parts: CaseParts,
  tx: Tx,
  row: CaseRow,
  events: readonly StoredEvent[],
  read: PersonalRead,
): Promise<Message[]> {
  const wanted = events.filter(
    (event) => (event.type === 'case.message' || event.type === 'case.question-asked') && event.sealed,
  );
  const bodies = await openBodies(parts, tx, row, wanted, read);
  return wanted.map((event, index) => ({
    at: event.at,
    from: event.type === 'case.question-asked' ? 'city' : (String(event.public['from'] ?? 'city') as Message['from']),
    text: String(bodies[index]?.['text'] ?? ''),
    seq: event.seq,
  }));
}

const shownEvents: ReadonlySet<string> = new Set([
  'case.submitted',
  'case.question-asked',
  'case.corrected',
  'case.withdrawn',
  'case.objection-filed',
  'case.objection-answered',
  'case.letter-issued',
  'case.letter-retrieved',
  'case.letter-to-post',
  'case.payment-opened',
  'case.taken',
]);

export interface CaseView {
  readonly row: CaseRow;
  /** Null once the data was deleted. */
  readonly state: CaseState | null;
  readonly folder: ServiceFolder;
  readonly answers: JsonObject;
  readonly timeline: readonly TimelineEntry[];
  readonly messages: readonly Message[];
  readonly notices: readonly NoticeRow[];
  readonly payments: readonly PaymentRow[];
  /** BPMN nodes at which the case stands. */
  readonly current: readonly string[];
  readonly nextTimer: string | null;
}
export interface TimelineEntry {
  readonly at: string;
  readonly type: string;
  readonly step: string | null;
  readonly by: string;
}
export interface Message {
  readonly at: string;
  readonly from: 'city' | 'citizen' | 'representative';
  readonly text: string;
  readonly seq: number;
}

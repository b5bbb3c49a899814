import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { JsonObject } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { isEnded } from '../domain/request/retention.ts';
import type { RequestState } from '../domain/request/state.ts';
import { nextState, type Step, type StepName, type StepRefusal } from '../domain/request/step.ts';
import { type RequestRow, updateRequest } from '../store/request-store.ts';
import { contextOf } from './clock-of.ts';
import type { InformationParts } from './information-parts.ts';

/**
 * Takes one step with a locked request: the rules decide, the event is appended, its public face without any words of people. `change`
 * adds what else becomes of the row. Refused with the reason of the rules.
 */
export async function takeStep(
  parts: InformationParts,
  tx: Tx,
  row: RequestRow,
  taken: TakenStep,
): Promise<Result<RequestRow, StepRefusal>> {
  const next = nextState(row.state, taken.step, contextOf(parts, row.state));
  if (!next.ok) return refuse(next.reason, next.details);
  const face = { status: next.value.status, ...faceOf(taken.step, next.value), ...taken.face };
  return ok(
    await note(
      parts,
      tx,
      { ...row, ...taken.change, state: next.value, endedOn: endOf(parts, row, next.value) },
      { ...taken, type: types[taken.step.do], face },
    ),
  );
}

/** Appends an event that changes no status, and stores the row. */
export async function note(
  parts: Pick<InformationParts, 'events' | 'clock' | 'jobs'>,
  tx: Tx,
  row: RequestRow,
  { type, face = {}, sealed, actor, isNews = false }: Note,
): Promise<RequestRow> {
  const event = {
    type: `information.${type}`,
    public: { request: row.number, ...face },
    ...(sealed ? { sealed } : {}),
  };
  const append = { stream: row.id, expected: row.seq, events: [event], actor, ...(sealed ? { key: row.key } : {}) };
  const seq = await parts.events.append(tx, append);
  if (seq === 'conflict') throw new Error(`two events at once in ${row.number}`);
  const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
  const kept = { ...row, seq, changedAt: at };
  await updateRequest(tx, kept, at);
  if (isNews && row.hasEmail)
    await parts.jobs.send(tx, { name: newsJob, data: { number: row.number, seq }, key: `${row.number}:${seq}` });
  return kept;
}

/** The day on which nothing more can happen to it; null as long as something can. */
const endOf = ({ clock }: InformationParts, { endedOn }: RequestRow, { status }: RequestState): string | null =>
  isEnded(status) ? (endedOn ?? legalDay(clock.now()).toString()) : null;

/** Name of the job that tells the person by mail. */
export const newsJob = 'information.news';

function faceOf(step: Step, next: RequestState): JsonObject {
  if (step.do === 'estimate') return { cents: step.cents };
  if (step.do === 'hear') return { until: step.until };
  if (step.do === 'answer' || step.do === 'answer-appeal') return { exemptions: next.exemptions };
  return {};
}

const types: Readonly<Record<StepName, string>> = {
  'ask-back': 'question-asked',
  clarify: 'question-answered',
  estimate: 'fee-estimated',
  'accept-fee': 'fee-accepted',
  'decline-fee': 'fee-declined',
  hear: 'hearing-begun',
  'end-hearing': 'hearing-ended',
  extend: 'extended',
  answer: 'answered',
  withdraw: 'withdrawn',
  appeal: 'appealed',
  'answer-appeal': 'appeal-answered',
  publish: 'published',
  close: 'closed',
};

interface Note {
  /** What happened, past tense, without the name of the module. */
  readonly type: string;
  /** Without personal data. */
  readonly face?: JsonObject;
  /** Words of people. */
  readonly sealed?: JsonObject;
  readonly actor: Actor;
  /** The person hears of it by mail. */
  readonly isNews?: boolean;
}
export interface TakenStep extends Omit<Note, 'type'> {
  readonly step: Step;
  readonly change?: Partial<RequestRow>;
}

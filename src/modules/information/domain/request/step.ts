import { ok, type Result, refuse } from '#kernel/result';
import type { Rule } from '../rules/rules.ts';
import { type Answer, isAnswer, isOpen, isWithCity, type RequestState, type Status } from './state.ts';

/** What somebody does with a request on a day: the next state, or why it is not possible now. Nothing but this changes a request. */
export function nextState(state: RequestState, step: Step, context: StepContext): Result<RequestState, StepRefusal> {
  if (!mayBegin[step.do](state)) return refuse('not-now', { status: state.status });
  const { rule, today } = context;
  const day = today.toString();
  switch (step.do) {
    case 'ask-back':
      return ok(waiting(state, 'asked-back', rule.clarification.effect, day));
    case 'clarify':
      return ok({
        ...resumed(state, 'clarified', day),
        ...(rule.clarification.effect === 'restart' ? { countedFrom: day, pauses: [] } : {}),
      });
    case 'estimate':
      if (state.fee) return refuse('already-estimated');
      return ok({
        ...waiting(state, 'fee-notice', rule.feeNotice.effect, day),
        fee: { cents: step.cents, agreed: false },
      });
    case 'accept-fee':
      return ok({ ...resumed(state, 'fee-accepted', day), fee: { cents: state.fee?.cents ?? 0, agreed: true } });
    case 'decline-fee':
      return ok({ ...resumed(state, 'withdrawn-costs', day), fee: null });
    case 'hear':
      return ok({ ...state, status: 'third-party-hearing', hearingUntil: step.until, wasHeard: true });
    case 'end-hearing':
      return ok({ ...state, status: 'heard', hearingUntil: null });
    case 'extend':
      return extended(state, day, context);
    case 'answer':
      return answered(state, step, context);
    case 'withdraw':
      return ok({ ...resumed(state, 'withdrawn', day), hearingUntil: null });
    case 'appeal':
      if (state.appealUntil !== null && day > state.appealUntil) return refuse('appeal-too-late');
      return ok({ ...state, status: 'appeal' });
    case 'answer-appeal':
      return ok({
        ...state,
        status: 'closed',
        ...(step.answer === null ? {} : { answer: step.answer, exemptions: step.exemptions }),
      });
    case 'publish':
      return ok({ ...state, publishedOn: day });
    case 'close':
      return state.appealUntil !== null && day > state.appealUntil
        ? ok({ ...state, status: 'closed' })
        : refuse('not-now');
  }
}

/** What may be done in a state, for buttons; `nextState` decides with the same table. */
export const possibleSteps = (state: RequestState): readonly StepName[] =>
  stepNames.filter((name) => mayBegin[name](state));

function extended(state: RequestState, day: string, { lastDay }: StepContext): Result<RequestState, StepRefusal> {
  if (state.extendedOn) return refuse('already-extended');
  // An extension must be told while the first period still runs.
  return day > lastDay ? refuse('too-late-to-extend') : ok({ ...state, extendedOn: day });
}

function answered(
  state: RequestState,
  { answer, exemptions, publishOn }: Extract<Step, { do: 'answer' }>,
  { rule, today, appealUntil, needsHearing }: StepContext,
): Result<RequestState, StepRefusal> {
  const isLimited = answer === 'partially-granted' || answer === 'refused';
  if (isLimited !== exemptions.length > 0) return refuse(isLimited ? 'exemption-missing' : 'exemption-without-cause');
  if (exemptions.some((id) => !rule.exemptions.includes(id))) return refuse('exemption-foreign');
  if (exemptions.some((id) => needsHearing.has(id)) && !state.wasHeard) return refuse('hearing-missing');
  return ok({
    ...resumed(state, answer, today.toString()),
    ...{ answer, exemptions, answeredOn: today.toString(), appealUntil, hearingUntil: null, publishOn },
    // Nobody pays what was never agreed.
    fee: state.fee?.agreed ? state.fee : null,
  });
}

const waiting = (
  state: RequestState,
  status: Status,
  effect: 'none' | 'pause' | 'restart',
  day: string,
): RequestState => ({
  ...state,
  status,
  pauses: effect === 'none' ? state.pauses : [...state.pauses, { from: day, until: null }],
});

const resumed = (state: RequestState, status: Status, day: string): RequestState => ({
  ...state,
  status,
  pauses: state.pauses.map((pause) => (pause.until === null ? { ...pause, until: day } : pause)),
});

const open = ({ status }: RequestState): boolean => isOpen(status);
const atWork = ({ status }: RequestState): boolean => isWithCity(status);
const is = (wanted: Status) => (state: RequestState) => state.status === wanted;
const mayBegin: Readonly<Record<StepName, (state: RequestState) => boolean>> = {
  'ask-back': atWork,
  clarify: is('asked-back'),
  estimate: (state) => atWork(state) && state.fee === null,
  'accept-fee': is('fee-notice'),
  'decline-fee': is('fee-notice'),
  hear: atWork,
  'end-hearing': is('third-party-hearing'),
  extend: (state) => open(state) && state.extendedOn === null,
  // While somebody else is heard nothing leaves the house. Waiting for the person is no reason to keep an answer back.
  answer: ({ status }) => isOpen(status) && status !== 'third-party-hearing',
  withdraw: open,
  appeal: ({ status }) => isAnswer(status),
  'answer-appeal': is('appeal'),
  publish: ({ publishOn, publishedOn, answer, status }) =>
    publishOn !== null && publishedOn === null && answer !== null && status !== 'appeal',
  close: ({ status }) => isAnswer(status),
};

export const stepNames = [
  'ask-back',
  'clarify',
  'estimate',
  'accept-fee',
  'decline-fee',
  'hear',
  'end-hearing',
  'extend',
  'answer',
  'withdraw',
  'appeal',
  'answer-appeal',
  'publish',
  'close',
] as const;
export type StepName = (typeof stepNames)[number];

export type Step =
  | { readonly do: 'estimate'; readonly cents: number }
  | { readonly do: 'hear'; readonly until: string }
  | {
      readonly do: 'answer';
      readonly answer: Answer;
      readonly exemptions: readonly string[];
      /** ISO date from which it is public; null when it stays with the asker. */
      readonly publishOn: string | null;
    }
  | {
      readonly do: 'answer-appeal';
      /** Null when the answer stays as it is. */
      readonly answer: Answer | null;
      readonly exemptions: readonly string[];
    }
  | { readonly do: Exclude<StepName, 'estimate' | 'hear' | 'answer' | 'answer-appeal'> };
export interface StepContext {
  readonly rule: Rule;
  readonly today: Temporal.PlainDate;
  /** Last day of the period as it stands. */
  readonly lastDay: string;
  /** Last day for an objection if the answer leaves today. */
  readonly appealUntil: string;
  /** Exemptions for which third parties must have been heard. */
  readonly needsHearing: ReadonlySet<string>;
}
export type StepRefusal =
  | 'not-now'
  | 'already-estimated'
  | 'already-extended'
  | 'too-late-to-extend'
  | 'exemption-missing'
  | 'exemption-without-cause'
  | 'exemption-foreign'
  | 'hearing-missing'
  | 'appeal-too-late';

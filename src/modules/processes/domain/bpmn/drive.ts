import { decide } from './decide.ts';
import { variablesOf } from './queries.ts';
import type {
  Command,
  Context,
  ProcessEvent,
  ProcessModel,
  ProcessNode,
  ProcessState,
  Refusal,
  Variables,
} from './types.ts';

/**
 * Carries out a command and answers every decision and service that a handler answers at once, until only outside
 * effects are left. Refused as a whole when any part is refused.
 */
export function drive(
  model: ProcessModel,
  state: ProcessState,
  command: Command,
  handlers: Handlers,
  context?: Context,
): Driven {
  const first = decide(model, state, command, context);
  if (!first.ok) return first;
  const events = [...first.events];
  const requests = first.events.filter(isRequest);
  let current = first.state;
  for (let request = requests.shift(), count = 1; request; request = requests.shift()) {
    const answer = answerTo(request, model, current, handlers, command.at);
    if (!answer) continue;
    if (count >= MOST_ANSWERS) return { ok: false, refusal: { code: 'too-many-steps', node: request.node } };
    const next = decide(model, current, answer, context);
    if (!next.ok) return next;
    count += 1;
    current = next.state;
    events.push(...next.events);
    requests.push(...next.events.filter(isRequest));
  }
  return { ok: true, events, state: current, effects: effectsOf(state, current, events) };
}

/** Pure handlers; giving nothing back leaves the request outstanding for a job. */
export interface Handlers {
  readonly decision?: (request: ServiceRequest) => ServiceAnswer | undefined;
  readonly service?: (request: ServiceRequest) => ServiceAnswer | undefined;
}

export interface ServiceRequest {
  readonly token: string;
  readonly node: ProcessNode;
  readonly variables: Variables;
}

export type ServiceAnswer =
  | { readonly ok: true; readonly variables?: Variables }
  | { readonly ok: false; readonly code: string; readonly variables?: Variables };

export type Driven =
  | {
      readonly ok: true;
      readonly events: readonly ProcessEvent[];
      readonly state: ProcessState;
      readonly effects: Effects;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** What the caller must do or store after the commit; only what still stands at the end is listed. */
export interface Effects {
  /** New user tasks that wait. */
  readonly tasks: readonly EventOf<'task-created'>[];
  /** New services and decisions no handler has answered. */
  readonly services: readonly Request[];
  readonly messages: readonly EventOf<'message-sent'>[];
  /** Signals thrown here; everything in this instance has heard them, other instances have not. */
  readonly signals: readonly EventOf<'signal-sent'>[];
  readonly timersArmed: readonly EventOf<'timer-armed'>[];
  /** Ids of timers that were stored before this command and are gone now. */
  readonly timersGone: readonly string[];
  readonly incidents: readonly EventOf<'incident-raised'>[];
  readonly ended?: EventOf<'ended'>;
}

type EventOf<T extends ProcessEvent['type']> = Extract<ProcessEvent, { type: T }>;

type Request = EventOf<'service-requested'> | EventOf<'decision-requested'>;

const MOST_ANSWERS = 1_000;

function isRequest(event: ProcessEvent): event is Request {
  return event.type === 'service-requested' || event.type === 'decision-requested';
}

function answerTo(
  request: Request,
  model: ProcessModel,
  state: ProcessState,
  handlers: Handlers,
  at: string,
): Command | undefined {
  const node = model.nodes[request.node];
  const tokenId = request.token;
  if (!node || !isWaiting(state, tokenId)) return undefined;
  const handler = request.type === 'service-requested' ? handlers.service : handlers.decision;
  const answer = handler?.({ token: tokenId, node, variables: variablesOf(state, tokenId) });
  if (!answer) return undefined;
  const variables = answer.variables && { variables: answer.variables };
  if (answer.ok) return { type: 'service-result', at, tokenId, ...variables };
  return { type: 'service-failed', at, tokenId, code: answer.code, ...variables };
}

function effectsOf(before: ProcessState, after: ProcessState, events: readonly ProcessEvent[]): Effects {
  const effects: Collected = { tasks: [], services: [], messages: [], signals: [], timersArmed: [], incidents: [] };
  for (const event of events) {
    if (event.type === 'task-created') isWaiting(after, event.token) && effects.tasks.push(event);
    else if (isRequest(event)) isWaiting(after, event.token) && effects.services.push(event);
    else if (event.type === 'message-sent') effects.messages.push(event);
    else if (event.type === 'signal-sent') effects.signals.push(event);
    else if (event.type === 'timer-armed') isArmed(after, event.timer) && effects.timersArmed.push(event);
    else if (event.type === 'incident-raised') effects.incidents.push(event);
    else if (event.type === 'ended') effects.ended ??= event;
  }
  const timersGone = before.d.filter((timer) => !isArmed(after, timer.i)).map((timer) => timer.i);
  return { ...effects, timersGone };
}

type Collected = { -readonly [K in keyof Omit<Effects, 'timersGone'>]: Writable<Effects[K]> };
type Writable<T> = T extends readonly (infer E)[] ? E[] : T;

function isArmed(state: ProcessState, timer: string): boolean {
  return state.d.some((armed) => armed.i === timer);
}

function isWaiting(state: ProcessState, token: string): boolean {
  return state.t.some((candidate) => candidate.i === token);
}

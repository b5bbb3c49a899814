import { normalInstant } from './instant.ts';
import { Refused, type Run, variablesIn } from './run.ts';
import type { ProcessNode, TimerDefinition } from './types.ts';

/** Arms the boundary events of an activity. */
export function armBoundaries(run: Run, node: ProcessNode, token: Owner): void {
  for (const id of node.boundaries) awaitTrigger(run, run.node(id), token);
}

/** Arms the event sub-processes of a scope, or of the whole process. */
export function armEventStarts(run: Run, starts: readonly string[] | undefined, scope?: string): void {
  for (const id of starts ?? []) awaitTrigger(run, run.node(id), { i: scope ?? '', s: scope });
}

/** Expects what the events after an event-based gateway wait for; the first to come wins. */
export function awaitEvents(run: Run, gateway: ProcessNode, token: Owner): void {
  run.emit({ type: 'event-awaited', token: token.i, node: gateway.id });
  for (const flow of gateway.outgoing) awaitTrigger(run, run.node(flow.target), token);
}

/** Waits for the message, signal, condition or time of one event; errors and escalations need no waiting. */
export function awaitTrigger(run: Run, node: ProcessNode, owner: Owner): void {
  const { trigger } = node;
  if (trigger?.kind === 'timer') armTimer(run, node, owner);
  if (trigger?.kind === 'message') expectMessage(run, node, owner);
  if (trigger?.kind === 'signal') {
    run.emit({ type: 'waiting-for-signal', token: owner.i, node: node.id, name: trigger.name });
  }
  if (trigger?.kind === 'conditional') run.emit({ type: 'waiting-for-condition', token: owner.i, node: node.id });
}

/** Who waits: a token, or a scope with its event sub-processes (without an id for the process itself). */
export interface Owner {
  readonly i: string;
  /** Where its variables are found. */
  readonly s?: string | undefined;
}

/** Arms a timer; a cycle counts its repetitions from the instant it was last due. */
export function armTimer(run: Run, node: ProcessNode, owner: Owner, last?: Round): void {
  if (node.trigger?.kind !== 'timer') return;
  const { timer: definition } = node.trigger;
  let due = dueOf(run, node, definition, owner, last?.due ?? run.at);
  let left = last ? last.left : repetitionsAfterFirst(definition);
  while (last?.isOnTime && left !== undefined && Temporal.Instant.compare(due, run.at) <= 0) {
    if (left === 0) return;
    run.countStep(node);
    due = dueOf(run, node, definition, owner, due);
    left = left < 0 ? -1 : left - 1;
  }
  const timer = run.nextId('d');
  run.emit({ type: 'timer-armed', timer, token: owner.i, node: node.id, due, ...(left !== undefined && { left }) });
}

/** The round of a cycle that has just fired. */
interface Round {
  readonly due: string;
  readonly left: number;
  /** Rounds that are due already are passed over. */
  readonly isOnTime: boolean;
}

function expectMessage(run: Run, node: ProcessNode, owner: Owner): void {
  if (node.trigger?.kind !== 'message') return;
  const { name, correlation: key } = node.trigger;
  const value = key && run.evaluate(key, owner.s, node);
  if (key && (value === null || value === undefined)) {
    throw new Refused({ code: 'condition-failed', node: node.id, detail: `${key.text} is empty` });
  }
  const correlation = key && { correlation: String(value) };
  run.emit({ type: 'waiting-for-message', token: owner.i, node: node.id, name, ...correlation });
}

function dueOf(run: Run, node: ProcessNode, definition: TimerDefinition, owner: Owner, from: string): string {
  try {
    const due = run.context.due(definition, from, variablesIn(run.state, owner.s));
    if (due !== null) return normalInstant(due);
  } catch (error) {
    const detail = `${definition.text}: ${error instanceof Error ? error.message : String(error)}`;
    throw new Refused({ code: 'timer-invalid', node: node.id, detail });
  }
  throw new Refused({ code: 'timer-invalid', node: node.id, detail: definition.text });
}

/** `R3/PT1H` fires three times, so two are left after the first; `R/PT1H` repeats without end. */
function repetitionsAfterFirst({ kind, repeat }: TimerDefinition): number | undefined {
  if (kind !== 'cycle') return undefined;
  return repeat === undefined ? -1 : repeat - 1;
}

import { normalInstant } from './instant.ts';
import { Refused, type Run, variablesIn } from './run.ts';
import type { ProcessNode, TimerDefinition, Token } from './types.ts';

/** Arms the timers and expects the messages of the boundary events of an activity. */
export function armBoundaries(run: Run, node: ProcessNode, token: Token): void {
  for (const id of node.boundaries) {
    const boundary = run.node(id);
    if (boundary.trigger?.kind === 'timer') armTimer(run, boundary, token);
    if (boundary.trigger?.kind === 'message') expectMessage(run, boundary, token);
  }
}

/** Expects what the events after an event-based gateway wait for; the first to come wins. */
export function awaitEvents(run: Run, gateway: ProcessNode, token: Token): void {
  run.emit({ type: 'event-awaited', token: token.i, node: gateway.id });
  for (const flow of gateway.outgoing) awaitTrigger(run, run.node(flow.target), token);
}

/** Waits for the message or the time of one event. */
export function awaitTrigger(run: Run, node: ProcessNode, token: Token): void {
  if (node.trigger?.kind === 'timer') armTimer(run, node, token);
  else expectMessage(run, node, token);
}

/** Arms a timer; a cycle counts its repetitions from the instant it was last due. */
export function armTimer(run: Run, node: ProcessNode, token: Token, last?: { due: string; left: number }): void {
  if (node.trigger?.kind !== 'timer') return;
  const { timer: definition } = node.trigger;
  const due = dueOf(run, node, definition, token, last?.due ?? run.at);
  const left = last ? last.left : repetitionsAfterFirst(definition);
  const timer = run.nextId('d');
  run.emit({ type: 'timer-armed', timer, token: token.i, node: node.id, due, ...(left !== undefined && { left }) });
}

function expectMessage(run: Run, node: ProcessNode, token: Token): void {
  if (node.trigger?.kind !== 'message') return;
  const { name, correlation: key } = node.trigger;
  const value = key && run.evaluate(key, token.s, node);
  if (key && (value === null || value === undefined)) {
    throw new Refused({ code: 'condition-failed', node: node.id, detail: `${key.text} is empty` });
  }
  const correlation = key && { correlation: String(value) };
  run.emit({ type: 'waiting-for-message', token: token.i, node: node.id, name, ...correlation });
}

function dueOf(run: Run, node: ProcessNode, definition: TimerDefinition, token: Token, from: string): string {
  try {
    const due = run.context.due(definition, from, variablesIn(run.state, token.s));
    if (due !== null) return normalInstant(due);
  } catch (error) {
    const detail = `${definition.text}: ${error instanceof Error ? error.message : String(error)}`;
    throw new Refused({ code: 'timer-invalid', node: node.id, detail });
  }
  throw new Refused({ code: 'timer-invalid', node: node.id, detail: definition.text });
}

/** `R3/PT1H` fires three times, so two are left after the first; `R/PT1H` repeats without end. */
function repetitionsAfterFirst(definition: TimerDefinition): number | undefined {
  if (definition.kind !== 'cycle') return undefined;
  const count = /^R(\d+)\//.exec(definition.text)?.[1];
  return count === undefined ? -1 : Number(count) - 1;
}

import { cancelTimers } from './cancel.ts';
import { fireBoundary } from './errors.ts';
import { leave } from './leave.ts';
import { Refused, type Run } from './run.ts';
import type { Command, ProcessNode, Token } from './types.ts';
import { armTimer } from './waits.ts';

/** Delivers a message to the one event that expects its name and key, the longest waiting first. */
export function deliverMessage(run: Run, command: Extract<Command, { type: 'deliver-message' }>): void {
  const waiting = run.state.x.find(({ m, c }) => m === command.name && (c === undefined || c === command.correlation));
  if (!waiting) throw new Refused({ code: 'message-not-expected', detail: command.name });
  const token = run.token(waiting.t);
  run.emit({ type: 'message-received', token: token.i, node: waiting.n, name: command.name });
  run.setVariables(command.variables, token.s);
  trigger(run, run.node(waiting.n), token);
}

/** Fires an armed timer; refused before it is due. */
export function fireTimer(run: Run, command: Extract<Command, { type: 'fire-timer' }>): void {
  const timer = run.state.d.find((armed) => armed.i === command.timerId);
  if (!timer) throw new Refused({ code: 'no-such-timer', detail: command.timerId });
  if (Temporal.Instant.compare(command.at, timer.d) < 0) throw new Refused({ code: 'timer-not-due', node: timer.n });
  const node = run.node(timer.n);
  const token = run.token(timer.t);
  run.emit({ type: 'timer-fired', timer: timer.i, node: timer.n });
  if (timer.r !== undefined && timer.r !== 0) {
    armTimer(run, node, token, { due: timer.d, left: timer.r < 0 ? -1 : timer.r - 1 });
  }
  trigger(run, node, token);
}

function trigger(run: Run, node: ProcessNode, token: Token): void {
  if (node.kind === 'boundary') fireBoundary(run, node, token);
  else if (token.n === node.id) leave(run, token.i);
  else followEvent(run, node, token);
}

/** The first event after an event-based gateway decides: its flow is taken and the event counts as passed. */
function followEvent(run: Run, node: ProcessNode, gatewayToken: Token): void {
  const gateway = run.node(gatewayToken.n);
  const flow = gateway.outgoing.find((candidate) => candidate.target === node.id);
  const scope = gatewayToken.s !== undefined && { scope: gatewayToken.s };
  const flows = flow ? [flow.id] : [];
  run.emit({ type: 'gateway-chosen', token: gatewayToken.i, node: gateway.id, flows });
  cancelTimers(run, gatewayToken.i);
  run.emit({ type: 'left', token: gatewayToken.i, node: gateway.id });
  const token = run.nextId('t');
  run.emit({ type: 'flow-taken', token, flow: flow?.id ?? '', ...scope });
  run.emit({ type: 'entered', token, node: node.id, ...scope });
  leave(run, token);
}

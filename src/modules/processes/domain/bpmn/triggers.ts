import { cancelTimers } from './cancel.ts';
import { fireBoundary } from './errors.ts';
import { startEventSubProcess } from './event-sub-process.ts';
import { leave } from './leave.ts';
import { Refused, type Run } from './run.ts';
import type { Command, ProcessNode, Subscription, Token, Variables } from './types.ts';
import { armTimer, type Owner } from './waits.ts';

/** Delivers a message to the one event that expects its name and key, the longest waiting first. */
export function deliverMessage(run: Run, command: Extract<Command, { type: 'deliver-message' }>): void {
  const waiting = run.state.x.find(
    ({ k, m, c }) => k === undefined && m === command.name && (c === undefined || c === command.correlation),
  );
  if (!waiting) throw new Refused({ code: 'message-not-expected', detail: command.name });
  const owner = ownerOf(run, waiting);
  run.emit({ type: 'message-received', token: owner.i, node: waiting.n, name: command.name });
  run.setVariables(command.variables, owner.s);
  trigger(run, run.node(waiting.n), owner);
}

/** Delivers a signal to every event that waits for it; gives how many there were. */
export function broadcast(run: Run, name: string, variables?: Variables): number {
  const all = run.state.x.filter((waiting) => waiting.k === 's' && waiting.m === name);
  for (const waiting of all) {
    if (!run.state.x.includes(waiting)) continue;
    const owner = ownerOf(run, waiting);
    run.emit({ type: 'signal-received', token: owner.i, node: waiting.n, name });
    run.setVariables(variables, owner.s);
    trigger(run, run.node(waiting.n), owner);
  }
  return all.length;
}

/** Delivers a signal from outside; refused when nothing waits for it. */
export function deliverSignal(run: Run, command: Extract<Command, { type: 'deliver-signal' }>): void {
  if (broadcast(run, command.name, command.variables) > 0) return;
  throw new Refused({ code: 'signal-not-expected', detail: command.name });
}

/** Fires the first condition that has become true since it was last looked at; gives false when there is none. */
export function fireCondition(run: Run): boolean {
  if (run.state.x.length === 0) return false;
  for (const waiting of run.state.x.filter(({ k }) => k === 'c')) {
    const node = run.node(waiting.n);
    const owner = ownerOf(run, waiting);
    if (node.trigger?.kind !== 'conditional') continue;
    const met = run.evaluate(node.trigger.condition, owner.s, node) === true;
    if (met === (waiting.b === true)) continue;
    run.emit({ type: 'condition-changed', token: owner.i, node: node.id, met });
    if (!met) continue;
    trigger(run, node, owner);
    return true;
  }
  return false;
}

/** Fires an armed timer; refused before it is due. */
export function fireTimer(run: Run, command: Extract<Command, { type: 'fire-timer' }>): void {
  const timer = run.state.d.find((armed) => armed.i === command.timerId);
  if (!timer) throw new Refused({ code: 'no-such-timer', detail: command.timerId });
  if (Temporal.Instant.compare(command.at, timer.d) < 0) throw new Refused({ code: 'timer-not-due', node: timer.n });
  const node = run.node(timer.n);
  const owner = ownerOf(run, timer);
  run.emit({ type: 'timer-fired', timer: timer.i, node: timer.n });
  if (timer.r !== undefined && timer.r !== 0) {
    const left = timer.r < 0 ? -1 : timer.r - 1;
    armTimer(run, node, owner, { due: timer.d, left, isOnTime: command.skipMissed === true });
  }
  trigger(run, node, owner);
}

/** The token that waits, or the scope whose event sub-process does. */
function ownerOf(run: Run, waiting: Pick<Subscription, 'n' | 't'>): Owner {
  if (run.node(waiting.n).kind !== 'start') return run.token(waiting.t);
  return { i: waiting.t, s: waiting.t === '' ? undefined : waiting.t };
}

function trigger(run: Run, node: ProcessNode, owner: Owner): void {
  if (node.kind === 'start') {
    startEventSubProcess(run, node, owner.s);
    return;
  }
  const token = run.token(owner.i);
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

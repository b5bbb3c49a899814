import { throwError, throwEscalation } from './errors.ts';
import { passExclusive, passInclusive, reachJoin } from './gateways.ts';
import { mustSplit, planInstances } from './instances.ts';
import { leave, terminate, undoNext } from './leave.ts';
import { isInstance, place } from './place.ts';
import { pick, type Run, variablesIn } from './run.ts';
import { broadcast } from './triggers.ts';
import type { ProcessNode, Token } from './types.ts';
import { armBoundaries, armEventStarts, awaitEvents, awaitTrigger } from './waits.ts';

/** Lets an arriving token enter its node and act there until it waits or has moved on. */
export function enter(run: Run, token: Token): void {
  const node = run.node(token.n);
  run.countStep(node);
  const scope = token.s !== undefined && { scope: token.s };
  if (token.f !== undefined) run.emit({ type: 'entered', token: token.i, node: node.id, ...scope });
  if (node.boundaries.length > 0 && !isInstance(run, token)) armBoundaries(run, node, token);
  if (mustSplit(run, node, token)) {
    if (planInstances(run, node, node.multi, token) === 0) leave(run, token.i);
  } else act(run, node, token);
}

function act(run: Run, node: ProcessNode, token: Token): void {
  switch (node.kind) {
    case 'start':
    case 'manual':
    case 'boundary':
      leave(run, token.i);
      break;
    case 'throw':
    case 'send':
      throwAndLeave(run, node, token);
      break;
    case 'end':
      end(run, node, token);
      break;
    case 'user':
      run.emit({ type: 'task-created', token: token.i, node: node.id });
      break;
    case 'service':
      run.emit({ type: 'service-requested', token: token.i, node: node.id, ...named('action', node) });
      break;
    case 'decision':
      run.emit({ type: 'decision-requested', token: token.i, node: node.id, ...named('decision', node) });
      break;
    case 'receive':
    case 'catch':
      awaitTrigger(run, node, token);
      break;
    case 'exclusive':
      passExclusive(run, node, token);
      break;
    case 'parallel':
      node.incoming.length > 1 ? reachJoin(run, node, token) : leave(run, token.i);
      break;
    case 'inclusive':
      node.incoming.length > 1 ? reachJoin(run, node, token) : passInclusive(run, node, token);
      break;
    case 'event-gateway':
      awaitEvents(run, node, token);
      break;
    case 'sub-process':
      openSubProcess(run, node, token);
      break;
  }
}

/** Sends or throws what the event says; the token goes on unless what it threw has ended it. */
function throwAndLeave(run: Run, node: ProcessNode, token: Token): void {
  const { trigger } = node;
  const at = { token: token.i, node: node.id };
  if (trigger?.kind === 'compensation') {
    run.emit({
      type: 'compensation-thrown',
      ...at,
      ...(trigger.activity !== undefined && { activity: trigger.activity }),
    });
    undoNext(run, token.i);
    return;
  }
  if (trigger?.kind === 'message') run.emit({ type: 'message-sent', ...at, name: trigger.name });
  if (trigger?.kind === 'escalation') throwEscalation(run, token, trigger.code ?? '');
  if (trigger?.kind === 'signal') {
    run.emit({ type: 'signal-sent', ...at, name: trigger.name });
    broadcast(run, trigger.name);
  }
  if (run.has(token.i)) leave(run, token.i);
}

function end(run: Run, node: ProcessNode, token: Token): void {
  if (node.trigger?.kind === 'terminate') terminate(run, token);
  else if (node.trigger?.kind === 'error') throwError(run, token, node.trigger.code ?? '');
  else throwAndLeave(run, node, token);
}

function openSubProcess(run: Run, node: ProcessNode, token: Token): void {
  const scope = run.nextId('s');
  const parent = token.s !== undefined && { parent: token.s };
  const given = node.call && { variables: pick(variablesIn(run.state, token.s), node.call.in), closed: true as const };
  run.emit({ type: 'scope-opened', scope, node: node.id, token: token.i, ...parent, ...given });
  armEventStarts(run, node.eventStarts, scope);
  place(run, node.innerStart ?? '', scope);
}

function named<K extends 'action' | 'decision'>(key: K, node: ProcessNode): { [P in K]?: string } {
  const value = node.attributes[key];
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: string };
}

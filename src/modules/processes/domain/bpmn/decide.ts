import { cancelTokensIn } from './cancel.ts';
import { isoDue } from './due.ts';
import { enter } from './enter.ts';
import { throwError } from './errors.ts';
import { fireInclusiveJoin } from './gateways.ts';
import { isInstant } from './instant.ts';
import { isPlainJson } from './is-plain-json.ts';
import { leave } from './leave.ts';
import { carryOver } from './migration/carry-over.ts';
import { place } from './place.ts';
import { cancelByHand, moveByHand } from './repair.ts';
import { Refused, Run } from './run.ts';
import { deliverMessage, deliverSignal, fireCondition, fireTimer } from './triggers.ts';
import type { Command, Context, Decision, ProcessModel, ProcessState, Refusal, Token } from './types.ts';
import { armEventStarts } from './waits.ts';

/**
 * Gives the events of one command, run until every token waits, and the state after them; or why nothing changes.
 * Deterministic: the same model, state and command always give the same events.
 */
export function decide(
  model: ProcessModel,
  state: ProcessState,
  command: Command,
  context: Context = { due: isoDue },
): Decision {
  const refusal = check(model, state, command);
  if (refusal) return { ok: false, refusal };
  const run = new Run(model, state, context, command.at);
  try {
    begin(run, command);
    settle(run);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
  return { ok: true, events: run.events, state: run.state };
}

function check(model: ProcessModel, state: ProcessState, command: Command): Refusal | undefined {
  if (!isModelOf(model, state, command)) return { code: 'wrong-model' };
  if (command.type === 'start' && state.s !== 'new') return { code: 'already-started' };
  if (command.type !== 'start' && state.s === 'new') return { code: 'not-started' };
  if (command.type !== 'start' && state.s !== 'running') return { code: 'already-ended' };
  if (!isInstant(command.at)) return { code: 'time-invalid', detail: command.at };
  const variables = 'variables' in command ? command.variables : undefined;
  return variables === undefined || isPlainJson(variables) ? undefined : { code: 'variables-invalid' };
}

/** A migration comes with the model to which it leads. */
function isModelOf(model: ProcessModel, state: ProcessState, command: Command): boolean {
  if (command.type !== 'migrate') return state.m === model.id && state.h === model.hash;
  const { from, to } = command.plan;
  return state.m === from.m && state.h === from.h && model.id === to.m && model.hash === to.h;
}

function begin(run: Run, command: Command): void {
  switch (command.type) {
    case 'start': {
      const node = startNode(run, command.via);
      run.emit({ type: 'started', model: run.model.id, hash: run.model.hash, node });
      run.setVariables(command.variables, undefined);
      checkCondition(run, node);
      armEventStarts(run, run.model.eventStarts);
      place(run, node, undefined);
      break;
    }
    case 'complete-task': {
      const token = taskToken(run, command);
      run.setVariables(command.variables, token.s);
      run.emit({ type: 'task-completed', token: token.i, node: token.n });
      leave(run, token.i);
      break;
    }
    case 'service-result': {
      const token = serviceToken(run, command.tokenId);
      run.setVariables(command.variables, token.s);
      run.emit({ type: 'service-completed', token: token.i, node: token.n });
      leave(run, token.i);
      break;
    }
    case 'service-failed': {
      const token = serviceToken(run, command.tokenId);
      run.setVariables(command.variables, token.s);
      throwError(run, token, command.code);
      break;
    }
    case 'deliver-message':
      deliverMessage(run, command);
      break;
    case 'deliver-signal':
      deliverSignal(run, command);
      break;
    case 'fire-timer':
      fireTimer(run, command);
      break;
    case 'migrate':
      carryOver(run, command.plan);
      break;
    case 'move-token':
      moveByHand(run, command.tokenId, command.to);
      break;
    case 'cancel-token':
      cancelByHand(run, command.tokenId);
      break;
    case 'cancel':
      cancelTokensIn(run, undefined);
      run.emit({ type: 'ended', outcome: 'cancelled', reason: command.reason });
      break;
  }
}

/** Moves every arriving token on, then inclusive joins, then conditions, until all wait; then sees whether the instance is over. */
function settle(run: Run): void {
  while (run.state.s === 'running') {
    const id = run.arriving.shift();
    const token = run.state.t.find((candidate) => candidate.i === id);
    if (token) enter(run, token);
    else if (id === undefined && !fireInclusiveJoin(run) && !fireCondition(run)) break;
  }
  if (run.state.s !== 'running') return;
  if (run.state.t.length === 0) {
    run.emit({ type: 'ended', outcome: 'completed', ...(run.lastEnd !== undefined && { node: run.lastEnd }) });
  } else reportDeadlock(run);
}

/** When only joins are left waiting and nothing can reach them, the instance would hang unseen. */
function reportDeadlock(run: Run): void {
  if (run.state.d.length > 0 || run.state.x.length > 0) return;
  const leaves = run.state.t.filter((token) => token.w !== 'scope' && token.w !== 'instances');
  if (leaves.some((token) => token.w !== 'join')) return;
  for (const token of leaves) run.emit({ type: 'incident-raised', token: token.i, node: token.n, code: 'deadlock' });
}

function startNode(run: Run, via: string | undefined): string {
  const found = run.model.starts.find((id) => {
    const { trigger } = run.node(id);
    if (via === undefined) return trigger?.kind === 'none';
    return id === via || ((trigger?.kind === 'message' || trigger?.kind === 'signal') && trigger.name === via);
  });
  if (found === undefined) throw new Refused({ code: 'no-such-start', ...(via !== undefined && { detail: via }) });
  return found;
}

/** A conditional start is taken only when its condition holds for the variables given. */
function checkCondition(run: Run, id: string): void {
  const node = run.node(id);
  if (node.trigger?.kind !== 'conditional') return;
  if (run.evaluate(node.trigger.condition, undefined, node) === true) return;
  throw new Refused({ code: 'no-such-start', node: id, detail: node.trigger.condition.text });
}

function taskToken(run: Run, wanted: { tokenId?: string; nodeId?: string }): Token {
  const open = run.state.t.filter(
    (token) =>
      token.w === 'task' &&
      (wanted.tokenId === undefined || token.i === wanted.tokenId) &&
      (wanted.nodeId === undefined || token.n === wanted.nodeId),
  );
  const [token] = open;
  const detail = wanted.tokenId ?? wanted.nodeId;
  if (!token || detail === undefined) throw new Refused({ code: 'no-such-task', ...(detail && { detail }) });
  if (open.length > 1) throw new Refused({ code: 'ambiguous-task', detail });
  return token;
}

function serviceToken(run: Run, id: string): Token {
  const token = run.state.t.find((candidate) => candidate.i === id);
  if (token?.w === 'service' || token?.w === 'decision') return token;
  throw new Refused({ code: 'no-such-service', detail: id });
}

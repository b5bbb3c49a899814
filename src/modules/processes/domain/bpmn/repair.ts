import { cancelToken } from './cancel.ts';
import { isInstance, place } from './place.ts';
import { Refused, type Run } from './run.ts';
import type { ProcessModel, ProcessNode, Token } from './types.ts';

/**
 * Lets a token wait elsewhere in its scope, as if it had just come there. Refused where the model does not allow it: a place that is no
 * waiting place, another scope, one instance of many, something being undone, or when a parallel join would miss it or get it twice.
 */
export function moveByHand(run: Run, id: string, to: string): void {
  const token = tokenOf(run, id);
  const target = Object.hasOwn(run.model.nodes, to) ? run.model.nodes[to] : undefined;
  if (!target || isBound(run, token) || !isMovable(run.node(token.n), target))
    throw new Refused({ code: 'cannot-move', node: to });
  const [before, after] = [flowsAhead(run.model, token), joinFlows(run.model, to)];
  const holds = isAlone(run, token) ? isWhole(run.model, after) : isSame(before, after);
  if (!holds) throw new Refused({ code: 'cannot-move', node: to, detail: 'join' });
  run.emit({ type: 'token-moved', token: id, node: token.n, to });
  cancelToken(run, id);
  place(run, to, token.s);
}

/**
 * Ends a token. Refused for the last one in its scope that does not merely wait at a join, because that would end the scope; for what is being
 * undone; and when a parallel join waits for it.
 */
export function cancelByHand(run: Run, id: string): void {
  const token = tokenOf(run, id);
  const isAwaited = flowsAhead(run.model, token).size > 0;
  if (isBound(run, token) || isLast(run, token) || isAwaited)
    throw new Refused({ code: 'cannot-cancel', node: token.n });
  cancelToken(run, id);
}

/** Gives the elements to which a token at this element may be moved, as far as the model alone tells. */
export function moveTargets(model: ProcessModel, from: string): ProcessNode[] {
  const node = model.nodes[from];
  return node ? Object.values(model.nodes).filter((target) => isMovable(node, target)) : [];
}

function isMovable(node: ProcessNode, target: ProcessNode): boolean {
  const waits = ['user', 'service', 'decision', 'receive', 'catch', 'event-gateway', 'sub-process'];
  const isBeside = target.isEventSubProcess === true || target.isForCompensation === true;
  return waits.includes(target.kind) && !isBeside && target.parent === node.parent && target.id !== node.id;
}

function tokenOf(run: Run, id: string): Token {
  const token = run.state.t.find((candidate) => candidate.i === id);
  if (!token) throw new Refused({ code: 'no-such-token', detail: id });
  return token;
}

/** What is undone, who waits for it, one instance of many and an event sub-process belong to something else. */
function isBound(run: Run, token: Token): boolean {
  const isBeside = run.node(token.n).isEventSubProcess === true;
  return token.z !== undefined || token.w === 'compensation' || isBeside || isInstance(run, token);
}

const isAlone = (run: Run, token: Token): boolean =>
  !run.state.t.some((other) => other.i !== token.i && other.s === token.s);

const isLast = (run: Run, token: Token): boolean =>
  !run.state.t.some((other) => other.i !== token.i && other.s === token.s && other.w !== 'join');

const flowsAhead = (model: ProcessModel, token: Token): ReadonlySet<string> =>
  token.w === 'join' ? new Set([token.f ?? '']) : joinFlows(model, token.n);

/** The flows into parallel joins that are met first on the ways from an element, also by its borders. */
function joinFlows(model: ProcessModel, start: string): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set([start]);
  for (const id of seen) {
    const node = model.nodes[id];
    const exits = [node, ...(node?.boundaries ?? []).map((boundary) => model.nodes[boundary])];
    for (const flow of exits.flatMap((exit) => exit?.outgoing ?? [])) {
      const target = model.nodes[flow.target];
      if (target?.kind === 'parallel' && target.incoming.length > 1) found.add(flow.id);
      else seen.add(flow.target);
    }
  }
  return found;
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((flow) => other.has(flow));

/** Each join that is met gets a token by every flow. */
const isWhole = (model: ProcessModel, flows: ReadonlySet<string>): boolean =>
  [...flows].every((id) => {
    const join = model.nodes[model.flows[id]?.target ?? ''];
    return join?.incoming.every((flow) => flows.has(flow.id)) === true;
  });

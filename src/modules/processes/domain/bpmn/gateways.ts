import { leave } from './leave.ts';
import { Refused, type Run } from './run.ts';
import type { ProcessFlow, ProcessNode, Token } from './types.ts';

/** Leaves an exclusive gateway by its first true flow in the order of the source, else by the default flow. */
export function passExclusive(run: Run, node: ProcessNode, token: Token): void {
  const chosen = node.outgoing.find((flow) => flow.id !== node.defaultFlow && isTrue(run, node, flow, token));
  choose(run, node, token, chosen ? [chosen] : defaultOf(node));
}

/** Leaves an inclusive gateway by every true flow, else by the default flow. */
export function passInclusive(run: Run, node: ProcessNode, token: Token): void {
  const chosen = node.outgoing.filter((flow) => flow.id !== node.defaultFlow && isTrue(run, node, flow, token));
  choose(run, node, token, chosen.length > 0 ? chosen : defaultOf(node));
}

/** Lets a token wait at a joining gateway, or pass on when it was the last; inclusive joins are decided at rest. */
export function reachJoin(run: Run, node: ProcessNode, token: Token): void {
  run.emit({ type: 'join-reached', token: token.i, node: node.id });
  if (node.kind !== 'parallel') return;
  const first = firstByFlow(waitingAt(run, node.id, token.s));
  if (first.length === node.incoming.length) leave(run, join(run, node, first));
}

/** Fires one inclusive join that no further token can reach; gives false when there is none. */
export function fireInclusiveJoin(run: Run): boolean {
  for (const token of run.state.t) {
    if (token.w !== 'join') continue;
    const node = run.node(token.n);
    if (node.kind !== 'inclusive' || !isReady(run, node, token.s)) continue;
    const first = firstByFlow(waitingAt(run, node.id, token.s));
    passInclusive(run, node, run.token(join(run, node, first)));
    return true;
  }
  return false;
}

function isTrue(run: Run, node: ProcessNode, flow: ProcessFlow, token: Token): boolean {
  return flow.condition === undefined || run.evaluate(flow.condition, token.s, node) === true;
}

function defaultOf(node: ProcessNode): readonly ProcessFlow[] {
  const flow = node.outgoing.find((candidate) => candidate.id === node.defaultFlow);
  if (!flow) throw new Refused({ code: 'no-flow-matches', node: node.id });
  return [flow];
}

function choose(run: Run, node: ProcessNode, token: Token, flows: readonly ProcessFlow[]): void {
  if (node.outgoing.length > 1) {
    run.emit({ type: 'gateway-chosen', token: token.i, node: node.id, flows: flows.map((flow) => flow.id) });
  }
  leave(run, token.i, flows);
}

function waitingAt(run: Run, node: string, scope: string | undefined): Token[] {
  return run.state.t.filter((token) => token.n === node && token.w === 'join' && token.s === scope);
}

function firstByFlow(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, index) => tokens.findIndex((other) => other.f === token.f) === index);
}

function join(run: Run, node: ProcessNode, tokens: readonly Token[]): string {
  const token = tokens[0]?.i ?? '';
  run.emit({ type: 'joined', token, node: node.id, tokens: tokens.map((joined) => joined.i) });
  return token;
}

/** BPMN 2.0, section 13.4.3: no token elsewhere may still reach an empty flow, unless it can also reach a filled one. */
function isReady(run: Run, node: ProcessNode, scope: string | undefined): boolean {
  const reach = node.reach ?? {};
  const filled = new Set(waitingAt(run, node.id, scope).map((token) => token.f));
  const leadsTo = (token: Token, wanted: boolean) =>
    node.incoming.some((flow) => filled.has(flow.id) === wanted && reach[flow.id]?.has(token.n));
  const others = run.state.t.filter((token) => token.s === scope && token.n !== node.id);
  return !others.some((token) => leadsTo(token, false) && !leadsTo(token, true));
}

import type { Run } from './run.ts';
import type { ProcessFlow, Token } from './types.ts';

/** Puts a new token on a node without a flow (a start event, or one instance of an activity). */
export function place(run: Run, node: string, scope: string | undefined): void {
  const token = run.nextId('t');
  run.emit({ type: 'entered', token, node, ...(scope !== undefined && { scope }) });
  run.arriving.push(token);
}

/** Sends one new token along each flow, in the order of the source. */
export function takeFlows(run: Run, flows: readonly ProcessFlow[], scope: string | undefined): void {
  for (const flow of flows) {
    const token = run.nextId('t');
    run.emit({ type: 'flow-taken', token, flow: flow.id, ...(scope !== undefined && { scope }) });
    run.arriving.push(token);
  }
}

/** Tells whether the token is one instance of a multi-instance activity, not the activity as a whole. */
export function isInstance(run: Run, token: Token): boolean {
  if (token.s === undefined) return false;
  return run.state.c.some((scope) => scope.i === token.s && scope.x !== undefined && scope.n === token.n);
}

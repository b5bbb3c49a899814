import { cancelToken, cancelTokensIn } from './cancel.ts';
import { leave } from './leave.ts';
import { isInstance } from './place.ts';
import type { Run } from './run.ts';
import type { ProcessNode, Token } from './types.ts';

/**
 * Throws a BPMN error at a token: the nearest error boundary with this code, else without a code, catches it. Uncaught
 * errors of an end event end the instance; uncaught errors of a service leave the token waiting with an incident.
 */
export function throwError(run: Run, token: Token, code: string): void {
  const catcher = findCatcher(run, token, code);
  const isEnd = run.node(token.n).kind === 'end';
  if (!catcher && !isEnd) {
    run.emit({ type: 'incident-raised', token: token.i, node: token.n, code });
    return;
  }
  run.emit({ type: 'error-thrown', token: token.i, node: token.n, code });
  if (catcher) fireBoundary(run, catcher.boundary, catcher.host);
  else {
    cancelTokensIn(run, undefined);
    run.emit({ type: 'ended', outcome: 'error', node: token.n, code });
  }
}

/** Fires a boundary event: an interrupting one ends its host first. */
export function fireBoundary(run: Run, boundary: ProcessNode, host: Token): void {
  const interrupting = boundary.interrupting !== false;
  if (interrupting) cancelToken(run, host.i);
  const token = run.nextId('t');
  const scope = host.s !== undefined && { scope: host.s };
  run.emit({ type: 'boundary-fired', node: boundary.id, host: host.i, token, ...scope, interrupting });
  leave(run, token);
}

function findCatcher(run: Run, token: Token, code: string): { boundary: ProcessNode; host: Token } | undefined {
  const boundaries = isInstance(run, token) ? [] : run.node(token.n).boundaries.map((id) => run.node(id));
  const errors = boundaries.filter((node) => node.trigger?.kind === 'error');
  const boundary = errors.find((node) => catches(node, code)) ?? errors.find((node) => catches(node, undefined));
  if (boundary) return { boundary, host: token };
  const scope = run.state.c.find((open) => open.i === token.s);
  return scope && findCatcher(run, run.token(scope.t), code);
}

function catches(node: ProcessNode, code: string | undefined): boolean {
  return node.trigger?.kind === 'error' && node.trigger.code === code;
}

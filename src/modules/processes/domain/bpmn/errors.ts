import { cancelToken, cancelTokensIn } from './cancel.ts';
import { startEventSubProcess } from './event-sub-process.ts';
import { leave } from './leave.ts';
import { isInstance } from './place.ts';
import type { Run } from './run.ts';
import type { ProcessNode, Token } from './types.ts';

/**
 * Throws a BPMN error at a token: the nearest boundary or event sub-process with this code, else without a code, catches
 * it. Uncaught errors of an end event end the instance; uncaught errors of a service leave the token waiting with an incident.
 */
export function throwError(run: Run, token: Token, code: string): void {
  const catcher = findCatcher(run, token, 'error', code);
  const isEnd = run.node(token.n).kind === 'end';
  if (!catcher && !isEnd) {
    run.emit({ type: 'incident-raised', token: token.i, node: token.n, code });
    return;
  }
  run.emit({ type: 'error-thrown', token: token.i, node: token.n, code });
  if (catcher) fire(run, catcher);
  else {
    cancelTokensIn(run, undefined);
    run.emit({ type: 'ended', outcome: 'error', node: token.n, code });
  }
}

/** Throws an escalation at a token: caught like an error, but one that nobody catches changes nothing. */
export function throwEscalation(run: Run, token: Token, code: string): void {
  run.emit({ type: 'escalation-thrown', token: token.i, node: token.n, code });
  const catcher = findCatcher(run, token, 'escalation', code);
  if (catcher) fire(run, catcher);
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

/** A boundary event with the token it sits on, or the start of an event sub-process with its scope. */
type Catcher =
  | { readonly boundary: ProcessNode; readonly host: Token }
  | { readonly start: ProcessNode; readonly scope: string | undefined };

function fire(run: Run, catcher: Catcher): void {
  if ('boundary' in catcher) fireBoundary(run, catcher.boundary, catcher.host);
  else startEventSubProcess(run, catcher.start, catcher.scope);
}

function findCatcher(run: Run, token: Token, kind: 'error' | 'escalation', code: string): Catcher | undefined {
  const boundaries = isInstance(run, token) ? [] : run.node(token.n).boundaries;
  const boundary = pick(run, boundaries, kind, code);
  if (boundary) return { boundary, host: token };
  const start = pick(run, eventStartsAround(run, token), kind, code);
  if (start) return { start, scope: token.s };
  const scope = run.state.c.find((open) => open.i === token.s);
  return scope && findCatcher(run, run.token(scope.t), kind, code);
}

/** Those of the scope the token is in, unless one of them has interrupted it; none catches what it throws itself. */
function eventStartsAround(run: Run, token: Token): readonly string[] {
  const scope = run.state.c.find((open) => open.i === token.s);
  if (scope?.x !== undefined || isInterrupted(run, token.s)) return [];
  const starts = (scope ? run.node(scope.n).eventStarts : run.model.eventStarts) ?? [];
  return starts.filter((id) => run.node(id).parent !== token.n);
}

/** Tells whether an event sub-process has ended everything else in a scope. */
export function isInterrupted(run: Run, scope: string | undefined): boolean {
  return run.state.t.some((token) => {
    if (token.s !== scope) return false;
    const node = run.node(token.n);
    return node.isEventSubProcess === true && run.node(node.innerStart ?? '').interrupting !== false;
  });
}

function pick(run: Run, ids: readonly string[], kind: 'error' | 'escalation', code: string): ProcessNode | undefined {
  const events = ids.map((id) => run.node(id)).filter((node) => node.trigger?.kind === kind);
  return events.find((node) => catches(node, kind, code)) ?? events.find((node) => catches(node, kind, undefined));
}

function catches(node: ProcessNode, kind: 'error' | 'escalation', code: string | undefined): boolean {
  return node.trigger?.kind === kind && node.trigger.code === code;
}

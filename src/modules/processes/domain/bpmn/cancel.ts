import type { Run } from './run.ts';

/** Takes a token away with everything inside it: scopes, tokens, timers, expected messages. */
export function cancelToken(run: Run, id: string): void {
  const token = run.token(id);
  for (const scope of run.state.c.filter((open) => open.t === id)) cancelScope(run, scope.i);
  cancelTimers(run, id);
  run.emit({ type: 'token-cancelled', token: id, node: token.n });
}

/** Closes a scope with all tokens in it. */
export function cancelScope(run: Run, id: string): void {
  const scope = run.state.c.find((open) => open.i === id);
  cancelTokensIn(run, id);
  cancelTimers(run, id);
  run.emit({ type: 'scope-closed', scope: id, node: scope?.n ?? '' });
}

/** Takes all tokens of one scope away; without a scope those at the top. */
export function cancelTokensIn(run: Run, scope: string | undefined): void {
  for (const token of run.state.t.filter((candidate) => candidate.s === scope)) cancelToken(run, token.i);
}

/** Cancels the timers that belong to a token, or to the event sub-processes of a scope. */
export function cancelTimers(run: Run, owner: string): void {
  for (const timer of run.state.d.filter((armed) => armed.t === owner)) {
    run.emit({ type: 'timer-cancelled', timer: timer.i, node: timer.n });
  }
}

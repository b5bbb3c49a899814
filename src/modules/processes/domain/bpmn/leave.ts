import { cancelScope, cancelTimers, cancelTokensIn } from './cancel.ts';
import { openInstance } from './instances.ts';
import { isInstance, takeFlows } from './place.ts';
import { pick, type Run } from './run.ts';
import type { MultiInstance, ProcessFlow, ProcessNode, Scope, Token } from './types.ts';

/** Lets a token leave its node by the given flows (all when absent) and closes the scope that thereby ends. */
export function leave(run: Run, id: string, flows?: readonly ProcessFlow[]): void {
  const token = run.token(id);
  const node = run.node(token.n);
  const asInstance = isInstance(run, token);
  cancelTimers(run, id);
  run.emit({ type: 'left', token: id, node: node.id });
  if (node.kind === 'end') run.lastEnd = node.id;
  if (asInstance) closeInstance(run, node, token.s ?? '');
  else {
    if (node.compensation !== undefined) {
      run.emit({ type: 'compensable', token: id, node: node.id, ...(token.s !== undefined && { scope: token.s }) });
    }
    takeFlows(run, flows ?? node.outgoing, token.s);
    if (token.z !== undefined) undoNext(run, token.z);
    closeIfEmpty(run, token.s);
  }
}

/** Undoes, for a token that has thrown a compensation, the last thing done; the token goes on when nothing is left. */
export function undoNext(run: Run, thrower: string): void {
  const token = run.token(thrower);
  const { trigger } = run.node(token.n);
  const wanted = trigger?.kind === 'compensation' ? trigger.activity : undefined;
  const scopes = scopesToUndo(run, token.s);
  const done = run.state.g?.findLast(({ n, s }) => scopes.includes(s) && (wanted === undefined || n === wanted));
  const handler = done && run.node(done.n).compensation;
  if (!done || handler === undefined) {
    leave(run, thrower);
    return;
  }
  const id = run.nextId('t');
  const scope = token.s !== undefined && { scope: token.s };
  const doneIn = done.s !== undefined && { doneIn: done.s };
  run.emit({ type: 'compensation-started', token: id, node: handler, ...scope, activity: done.n, ...doneIn, thrower });
  run.emit({ type: 'entered', token: id, node: handler, ...scope });
  run.arriving.push(id);
}

/** An event sub-process undoes what was done in the scope it reacts for. */
function scopesToUndo(run: Run, scope: string | undefined): readonly (string | undefined)[] {
  const open = run.state.c.find((candidate) => candidate.i === scope);
  return open && run.node(open.n).isEventSubProcess ? [scope, ...scopesToUndo(run, open.p)] : [scope];
}

/** Ends the token and every other one in its scope: a terminate end event. */
export function terminate(run: Run, token: Token): void {
  run.emit({ type: 'left', token: token.i, node: token.n });
  run.lastEnd = token.n;
  cancelTokensIn(run, token.s);
  if (token.s === undefined) run.emit({ type: 'ended', outcome: 'terminated', node: token.n });
  else closeIfEmpty(run, token.s);
}

function closeIfEmpty(run: Run, scope: string | undefined): void {
  const open = run.state.c.find((candidate) => candidate.i === scope);
  if (!open || run.state.t.some((token) => token.s === scope)) return;
  cancelTimers(run, open.i);
  const { call, compensation } = run.node(open.n);
  if (!call && compensation === undefined && run.state.g?.some(({ s }) => s === open.i)) {
    run.emit({ type: 'compensation-kept', scope: open.i, ...(open.p !== undefined && { parent: open.p }) });
  }
  run.emit({ type: 'scope-closed', scope: open.i, node: open.n });
  if (call) run.setVariables(pick(open.v ?? {}, call.out), open.p);
  leave(run, open.t);
}

function closeInstance(run: Run, node: ProcessNode, id: string): void {
  const scope = run.state.c.find((open) => open.i === id);
  if (!scope || !node.multi) return;
  const value = node.multi.outputElement === undefined ? undefined : scope.v?.[node.multi.outputElement];
  const output = value === undefined ? {} : { output: value };
  run.emit({ type: 'scope-closed', scope: id, node: node.id, ...output });
  const host = run.token(scope.t);
  const { n = 0, b = 0, d = 0, l } = host.k ?? {};
  if (d >= n || isComplete(run, node, node.multi, scope, { n, b, d })) finishInstances(run, node.multi, host);
  else if (b < n && node.multi.sequential) openInstance(run, node, node.multi, host.i, b, l);
}

function isComplete(
  run: Run,
  node: ProcessNode,
  multi: MultiInstance,
  scope: Scope,
  count: { n: number; b: number; d: number },
): boolean {
  if (!multi.completion) return false;
  const counters = {
    ...scope.v,
    numberOfInstances: count.n,
    numberOfActiveInstances: count.b - count.d,
    numberOfCompletedInstances: count.d,
  };
  return run.evaluate(multi.completion, scope.p, node, counters) === true;
}

function finishInstances(run: Run, multi: MultiInstance, host: Token): void {
  const outputs = host.k?.o;
  for (const open of run.state.c.filter((candidate) => candidate.t === host.i)) cancelScope(run, open.i);
  if (multi.output !== undefined && outputs) run.setVariables({ [multi.output]: outputs }, host.s);
  leave(run, host.i);
}

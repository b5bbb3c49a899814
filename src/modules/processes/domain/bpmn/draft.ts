import type { ProcessEvent, ProcessState, Scope, Subscription, Timer, Token, Undoable } from './types.ts';

/** A copy of a state that one command may write to; what stands in its lists is never changed, only exchanged. */
export function draftOf(state: ProcessState): Draft {
  const { m, h, s, q, v, t, c, d, x, g } = state;
  const draft: Draft = { m, h, s, q, v, t: t.slice(), c: c.slice(), d: d.slice(), x: x.slice() };
  if (g) draft.g = g;
  return draft;
}

export type Draft = { -readonly [K in Exclude<keyof ProcessState, Lists>]: ProcessState[K] } & {
  t: Token[];
  c: Scope[];
  d: Timer[];
  x: Subscription[];
  g?: readonly Undoable[];
};

/** Puts a token that still moves on a node. */
export function addToken(draft: Draft, i: string, n: string, s: string | undefined, f?: string): void {
  count(draft, i);
  if (s === undefined) draft.t.push(f === undefined ? { i, n, w: 'moving' } : { i, n, w: 'moving', f });
  else draft.t.push(f === undefined ? { i, n, w: 'moving', s } : { i, n, w: 'moving', s, f });
}

/** Takes a token away with the messages it expects. */
export function removeToken(draft: Draft, id: string): void {
  const index = findToken(draft, id);
  if (index >= 0) draft.t.splice(index, 1);
  forget(draft, id);
}

/** Forgets what a token or scope expects. */
export function forget(draft: Draft, owner: string): void {
  if (draft.x.length > 0) draft.x = draft.x.filter((waiting) => waiting.t !== owner);
}

/** Says what a token waits for. */
export function wait(draft: Draft, id: string, w: Token['w']): void {
  const index = findToken(draft, id);
  const token = draft.t[index];
  if (token) draft.t[index] = { ...token, w };
}

/** Exchanges a token for a changed copy; nothing happens when it is gone. */
export function changeToken(draft: Draft, id: string, make: (token: Token) => Token): void {
  const index = findToken(draft, id);
  const token = draft.t[index];
  if (token) draft.t[index] = make(token);
}

/** Gives the place of a token in its list, -1 when it is gone. */
export function findToken(draft: Draft, id: string): number {
  for (let index = 0; index < draft.t.length; index += 1) if (draft.t[index]?.i === id) return index;
  return -1;
}

/** Notes an expected message. */
export function awaitMessage(draft: Draft, event: EventOf<'waiting-for-message'>): void {
  const key = event.correlation === undefined ? {} : { c: event.correlation };
  draft.x.push({ n: event.node, t: event.token, m: event.name, ...key });
  waitAt(draft, event, 'message');
}

/** Notes an expected signal. */
export function awaitSignal(draft: Draft, event: EventOf<'waiting-for-signal'>): void {
  draft.x.push({ n: event.node, t: event.token, m: event.name, k: 's' });
  waitAt(draft, event, 'signal');
}

/** Notes a condition that is looked at after every command. */
export function awaitCondition(draft: Draft, event: EventOf<'waiting-for-condition'>): void {
  draft.x.push({ n: event.node, t: event.token, m: '', k: 'c' });
  waitAt(draft, event, 'condition');
}

/** Notes whether a condition is met. */
export function changeCondition(draft: Draft, event: EventOf<'condition-changed'>): void {
  draft.x = draft.x.map((waiting) => {
    if (waiting.k !== 'c' || waiting.n !== event.node || waiting.t !== event.token) return waiting;
    const { b: _before, ...rest } = waiting;
    return event.met ? { ...rest, b: true } : rest;
  });
}

/** Notes an armed timer. */
export function armTimer(draft: Draft, event: EventOf<'timer-armed'>): void {
  const left = event.left === undefined ? {} : { r: event.left };
  count(draft, event.timer);
  draft.d.push({ i: event.timer, n: event.node, t: event.token, d: event.due, ...left });
  waitAt(draft, event, 'timer');
}

/** A token waits for what is armed only when it stands on that event itself, not on a host or a gateway. */
function waitAt(draft: Draft, event: { readonly token: string; readonly node: string }, w: Token['w']): void {
  changeToken(draft, event.token, (token) => (token.n === event.node ? { ...token, w } : token));
}

/** Opens a sub-process or one instance of a multi-instance activity. */
export function openScope(draft: Draft, event: EventOf<'scope-opened'>): void {
  count(draft, event.scope);
  draft.c.push({
    i: event.scope,
    n: event.node,
    t: event.token,
    ...(event.parent !== undefined && { p: event.parent }),
    ...(event.index !== undefined && { x: event.index }),
    ...(event.variables && { v: event.variables }),
    ...(event.closed && { h: true }),
  });
  changeToken(draft, event.token, (token) =>
    token.k ? { ...token, k: { ...token.k, b: token.k.b + 1 } } : { ...token, w: 'scope' },
  );
}

/** Closes a scope; an instance is counted as done with its output. */
export function closeScope(draft: Draft, event: EventOf<'scope-closed'>): void {
  const scope = draft.c.find((open) => open.i === event.scope);
  draft.c = draft.c.filter((open) => open.i !== event.scope);
  forget(draft, event.scope);
  if (draft.g)
    setUndoable(
      draft,
      draft.g.filter(({ s }) => s !== event.scope),
    );
  if (scope?.x === undefined) return;
  changeToken(draft, scope.t, (token) => {
    if (!token.k) return token;
    const o = token.k.o?.map((value, index) => (index === scope.x ? (event.output ?? null) : value));
    return { ...token, k: { ...token.k, d: token.k.d + 1, ...(o && { o }) } };
  });
}

/** Notes an activity that can be undone. */
export function addUndoable(draft: Draft, event: EventOf<'compensable'>): void {
  setUndoable(draft, [...(draft.g ?? []), undoable(event.node, event.scope)]);
}

/** Hands what can be undone in a scope to the one around it. */
export function keepUndoable(draft: Draft, event: EventOf<'compensation-kept'>): void {
  setUndoable(
    draft,
    (draft.g ?? []).map((done) => (done.s === event.scope ? undoable(done.n, event.parent) : done)),
  );
}

/** Begins to undo the last of its kind. */
export function startUndoing(draft: Draft, event: EventOf<'compensation-started'>): void {
  const all = draft.g ?? [];
  const last = all.findLastIndex(({ n, s }) => n === event.activity && s === event.doneIn);
  setUndoable(
    draft,
    all.filter((_, index) => index !== last),
  );
  addToken(draft, event.token, event.node, event.scope);
  changeToken(draft, event.token, (token) => ({ ...token, z: event.thrower }));
}

/** A state that never had anything to undo has no list, so that it stays as small as it was. */
export function setUndoable(draft: Draft, list: readonly Undoable[]): void {
  if (list.length > 0) draft.g = list;
  else delete draft.g;
}

function undoable(n: string, s: string | undefined): Undoable {
  return s === undefined ? { n } : { n, s };
}

/** Notes how many instances there will be. */
export function planInstances(draft: Draft, event: EventOf<'instances-planned'>): void {
  const outputs = event.collects && { o: Array(event.count).fill(null) };
  const items = event.items && { l: event.items };
  const k = { n: event.count, b: 0, d: 0, ...outputs, ...items };
  changeToken(draft, event.token, (token) => ({ ...token, w: 'instances', k }));
}

/** Sets variables of one instance, or of the process when no scope is given. */
export function setVariables(draft: Draft, event: EventOf<'variables-set'>): void {
  if (event.scope === undefined) draft.v = { ...draft.v, ...event.variables };
  else {
    draft.c = draft.c.map((scope) =>
      scope.i === event.scope ? { ...scope, v: { ...scope.v, ...event.variables } } : scope,
    );
  }
}

function count(draft: Draft, id: string): void {
  draft.q = Math.max(draft.q, Number(id.slice(1)));
}

type Lists = 't' | 'c' | 'd' | 'x' | 'g';
type EventOf<T extends ProcessEvent['type']> = Extract<ProcessEvent, { type: T }>;

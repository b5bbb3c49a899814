import type { ProcessEvent, ProcessModel, ProcessState, Scope, Token } from './types.ts';

/** Gives the state of an instance that has not begun. */
export function newState(model: ProcessModel): ProcessState {
  return { m: model.id, h: model.hash, s: 'new', q: 0, v: {}, t: [], c: [], d: [], x: [] };
}

/** Gives the state after one recorded event; replaying all events of an instance gives its state exactly. */
export function apply(model: ProcessModel, state: ProcessState, event: ProcessEvent): ProcessState {
  switch (event.type) {
    case 'started':
      return { ...state, m: event.model, h: event.hash, s: 'running' };
    case 'entered':
      if (state.t.some((token) => token.i === event.token)) return state;
      return addToken(state, { i: event.token, n: event.node, w: 'moving', ...inScope(event.scope) });
    case 'flow-taken': {
      const node = model.flows[event.flow]?.target ?? '';
      return addToken(state, { i: event.token, n: node, w: 'moving', ...inScope(event.scope), f: event.flow });
    }
    case 'boundary-fired':
      return addToken(state, { i: event.token, n: event.node, w: 'moving', ...inScope(event.scope) });
    case 'left':
    case 'token-cancelled':
      return removeToken(state, event.token);
    case 'task-created':
      return changeToken(state, event.token, (token) => ({ ...token, w: 'task' }));
    case 'service-requested':
      return changeToken(state, event.token, (token) => ({ ...token, w: 'service' }));
    case 'decision-requested':
      return changeToken(state, event.token, (token) => ({ ...token, w: 'decision' }));
    case 'event-awaited':
      return changeToken(state, event.token, (token) => ({ ...token, w: 'event' }));
    case 'join-reached':
      return changeToken(state, event.token, (token) => ({ ...token, w: 'join' }));
    case 'incident-raised':
      return changeToken(state, event.token, (token) => ({ ...token, e: event.code }));
    case 'joined':
      return {
        ...state,
        t: state.t
          .filter((token) => token.i === event.token || !event.tokens.includes(token.i))
          .map((token) => (token.i === event.token ? { ...token, w: 'moving' } : token)),
      };
    case 'waiting-for-message':
      return awaitMessage(state, event);
    case 'timer-armed':
      return armTimer(state, event);
    case 'timer-fired':
    case 'timer-cancelled':
      return { ...state, d: state.d.filter((timer) => timer.i !== event.timer) };
    case 'scope-opened':
      return openScope(state, event);
    case 'scope-closed':
      return closeScope(state, event);
    case 'instances-planned':
      return changeToken(state, event.token, (token) => ({
        ...token,
        w: 'instances',
        k: {
          n: event.count,
          b: 0,
          d: 0,
          ...(event.collects && { o: Array(event.count).fill(null) }),
          ...(event.items && { l: event.items }),
        },
      }));
    case 'variables-set':
      return setVariables(state, event);
    case 'ended':
      return { ...state, s: event.outcome, t: [], c: [], d: [], x: [] };
    case 'task-completed':
    case 'service-completed':
    case 'message-sent':
    case 'message-received':
    case 'gateway-chosen':
    case 'error-thrown':
      return state;
  }
}

function inScope(scope: string | undefined): { s?: string } {
  return scope === undefined ? {} : { s: scope };
}

function addToken(state: ProcessState, token: Token): ProcessState {
  return { ...state, q: counted(state, token.i), t: [...state.t, token] };
}

function removeToken(state: ProcessState, id: string): ProcessState {
  const t = state.t.filter((token) => token.i !== id);
  return { ...state, t, x: state.x.length === 0 ? state.x : state.x.filter((waiting) => waiting.t !== id) };
}

function changeToken(state: ProcessState, id: string, change: (token: Token) => Token): ProcessState {
  return { ...state, t: state.t.map((token) => (token.i === id ? change(token) : token)) };
}

function awaitMessage(state: ProcessState, event: EventOf<'waiting-for-message'>): ProcessState {
  const key = event.correlation === undefined ? {} : { c: event.correlation };
  const waiting = { n: event.node, t: event.token, m: event.name, ...key };
  const next = { ...state, x: [...state.x, waiting] };
  return changeToken(next, event.token, (token) => (token.n === event.node ? { ...token, w: 'message' } : token));
}

function armTimer(state: ProcessState, event: EventOf<'timer-armed'>): ProcessState {
  const left = event.left === undefined ? {} : { r: event.left };
  const timer = { i: event.timer, n: event.node, t: event.token, d: event.due, ...left };
  const next = { ...state, q: counted(state, event.timer), d: [...state.d, timer] };
  return changeToken(next, event.token, (token) => (token.n === event.node ? { ...token, w: 'timer' } : token));
}

function openScope(state: ProcessState, event: EventOf<'scope-opened'>): ProcessState {
  const scope: Scope = {
    i: event.scope,
    n: event.node,
    t: event.token,
    ...(event.parent !== undefined && { p: event.parent }),
    ...(event.index !== undefined && { x: event.index }),
    ...(event.variables && { v: event.variables }),
  };
  const next = { ...state, q: counted(state, event.scope), c: [...state.c, scope] };
  return changeToken(next, event.token, (token) =>
    token.k ? { ...token, k: { ...token.k, b: token.k.b + 1 } } : { ...token, w: 'scope' },
  );
}

function closeScope(state: ProcessState, event: EventOf<'scope-closed'>): ProcessState {
  const scope = state.c.find((open) => open.i === event.scope);
  const next = { ...state, c: state.c.filter((open) => open.i !== event.scope) };
  if (scope?.x === undefined) return next;
  return changeToken(next, scope.t, (token) => {
    if (!token.k) return token;
    const o = token.k.o?.map((value, index) => (index === scope.x ? (event.output ?? null) : value));
    return { ...token, k: { ...token.k, d: token.k.d + 1, ...(o && { o }) } };
  });
}

function setVariables(state: ProcessState, event: EventOf<'variables-set'>): ProcessState {
  if (event.scope === undefined) return { ...state, v: { ...state.v, ...event.variables } };
  const c = state.c.map((scope) =>
    scope.i === event.scope ? { ...scope, v: { ...scope.v, ...event.variables } } : scope,
  );
  return { ...state, c };
}

function counted(state: ProcessState, id: string): number {
  return Math.max(state.q, Number(id.slice(1)));
}

type EventOf<T extends ProcessEvent['type']> = Extract<ProcessEvent, { type: T }>;

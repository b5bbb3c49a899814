import { isEnded } from './queries.ts';
import type { CommandWithoutTime } from './test-support.ts';
import type { ProcessState } from './types.ts';
import { ERROR, MESSAGE, SIGNAL } from './wild-models.ts';

/** Gives every command that a wild instance could get now. */
export function possibleCommands(state: ProcessState): CommandWithoutTime[] {
  const services = state.t.filter((token) => token.w === 'service').map((token) => token.i);
  return [
    ...state.t.filter((token) => token.w === 'task').map(({ i }) => ({ type: 'complete-task' as const, tokenId: i })),
    ...services.map((tokenId) => ({ type: 'service-result' as const, tokenId })),
    ...services.map((tokenId) => ({ type: 'service-failed' as const, tokenId, code: ERROR })),
    ...state.d.map((timer) => ({ type: 'fire-timer' as const, timerId: timer.i })),
    ...(state.x.some(({ k }) => k === undefined) ? [{ type: 'deliver-message' as const, name: MESSAGE }] : []),
    ...(state.x.some(({ k }) => k === 's') ? [{ type: 'deliver-signal' as const, name: SIGNAL }] : []),
    ...(state.x.some(({ k }) => k === 'c') ? flips(state) : []),
  ];
}

/** Gives everything of a state that belongs to nothing: tokens, scopes, timers, messages, what can be undone. */
export function straysIn(state: ProcessState): unknown[] {
  const tokens = new Set(state.t.map((token) => token.i));
  const scopes = new Set(state.c.map((scope) => scope.i));
  return [
    ...state.t.filter((token) => token.s !== undefined && !scopes.has(token.s)),
    ...state.t.filter((token) => token.w === 'moving'),
    ...state.c.filter((scope) => !tokens.has(scope.t)),
    ...(state.g ?? []).filter(({ s }) => s !== undefined && !scopes.has(s)),
    ...state.t.filter(({ z }) => z !== undefined && !tokens.has(z)),
    ...state.t.filter(({ w, i }) => w === 'compensation' && !state.t.some(({ z }) => z === i)),
    ...[...state.d, ...state.x].filter(({ t }) => !tokens.has(t) && !scopes.has(t) && (t !== '' || isEnded(state))),
    ...state.t.filter(({ w, i }) => (w === 'scope' || w === 'instances') && !state.c.some((scope) => scope.t === i)),
    ...state.c.filter((scope) => !state.t.some((token) => token.s === scope.i)),
  ];
}

/** A task that turns the variable over which the conditions read. */
function flips(state: ProcessState): CommandWithoutTime[] {
  const variables = { c1: state.v['c1'] !== true };
  return state.t
    .filter((token) => token.w === 'task')
    .map(({ i }) => ({ type: 'complete-task' as const, tokenId: i, variables }));
}

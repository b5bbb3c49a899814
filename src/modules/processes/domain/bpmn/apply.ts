import {
  addToken,
  addUndoable,
  armTimer,
  awaitCondition,
  awaitMessage,
  awaitSignal,
  changeCondition,
  changeToken,
  closeScope,
  type Draft,
  draftOf,
  findToken,
  forget,
  keepUndoable,
  openScope,
  planInstances,
  removeToken,
  setUndoable,
  setVariables,
  startUndoing,
  wait,
} from './draft.ts';
import { applyMigrated } from './migration/carry-over.ts';
import type { ProcessEvent, ProcessModel, ProcessState } from './types.ts';

/** Gives the state of an instance that has not begun. */
export function newState(model: ProcessModel): ProcessState {
  return { m: model.id, h: model.hash, s: 'new', q: 0, v: {}, t: [], c: [], d: [], x: [] };
}

/** Gives the state after one recorded event; replaying all events of an instance gives its state exactly. */
export function apply(model: ProcessModel, state: ProcessState, event: ProcessEvent): ProcessState {
  const draft = draftOf(state);
  applyTo(draft, model, event);
  return draft;
}

/** Carries one event out on a draft. */
export function applyTo(draft: Draft, model: ProcessModel, event: ProcessEvent): void {
  switch (event.type) {
    case 'started':
      draft.m = event.model;
      draft.h = event.hash;
      draft.s = 'running';
      break;
    case 'entered':
      if (findToken(draft, event.token) < 0) addToken(draft, event.token, event.node, event.scope);
      break;
    case 'flow-taken':
      addToken(draft, event.token, model.flows[event.flow]?.target ?? '', event.scope, event.flow);
      break;
    case 'boundary-fired':
      addToken(draft, event.token, event.node, event.scope);
      break;
    case 'left':
    case 'token-cancelled':
      removeToken(draft, event.token);
      break;
    case 'task-created':
      wait(draft, event.token, 'task');
      break;
    case 'service-requested':
      wait(draft, event.token, 'service');
      break;
    case 'decision-requested':
      wait(draft, event.token, 'decision');
      break;
    case 'event-awaited':
      wait(draft, event.token, 'event');
      break;
    case 'join-reached':
      wait(draft, event.token, 'join');
      break;
    case 'incident-raised':
      changeToken(draft, event.token, (token) => ({ ...token, e: event.code }));
      break;
    case 'joined':
      draft.t = draft.t.filter((token) => token.i === event.token || !event.tokens.includes(token.i));
      wait(draft, event.token, 'moving');
      break;
    case 'waiting-for-message':
      awaitMessage(draft, event);
      break;
    case 'waiting-for-signal':
      awaitSignal(draft, event);
      break;
    case 'waiting-for-condition':
      awaitCondition(draft, event);
      break;
    case 'condition-changed':
      changeCondition(draft, event);
      break;
    case 'event-sub-process-started':
      if (event.interrupting) forget(draft, event.scope ?? '');
      addToken(draft, event.token, event.node, event.scope);
      break;
    case 'timer-armed':
      armTimer(draft, event);
      break;
    case 'timer-fired':
    case 'timer-cancelled':
      draft.d = draft.d.filter((timer) => timer.i !== event.timer);
      break;
    case 'scope-opened':
      openScope(draft, event);
      break;
    case 'scope-closed':
      closeScope(draft, event);
      break;
    case 'compensable':
      addUndoable(draft, event);
      break;
    case 'compensation-kept':
      keepUndoable(draft, event);
      break;
    case 'compensation-thrown':
      wait(draft, event.token, 'compensation');
      break;
    case 'compensation-started':
      startUndoing(draft, event);
      break;
    case 'instances-planned':
      planInstances(draft, event);
      break;
    case 'variables-set':
      setVariables(draft, event);
      break;
    case 'migrated':
      applyMigrated(draft, event);
      break;
    case 'ended':
      draft.s = event.outcome;
      draft.t = [];
      draft.c = [];
      draft.d = [];
      draft.x = [];
      setUndoable(draft, []);
      break;
    case 'token-moved':
    case 'task-completed':
    case 'service-completed':
    case 'message-sent':
    case 'message-received':
    case 'signal-sent':
    case 'signal-received':
    case 'escalation-thrown':
    case 'gateway-chosen':
    case 'error-thrown':
      break;
  }
}

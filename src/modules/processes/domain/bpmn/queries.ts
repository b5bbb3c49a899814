import { variablesIn } from './run.ts';
import type {
  ProcessModel,
  ProcessNode,
  ProcessState,
  Status,
  Subscription,
  Timer,
  Token,
  Variables,
} from './types.ts';

/** Gives the user tasks that wait, oldest first, with their nodes. */
export function openTasks(state: ProcessState, model: ProcessModel): OpenStep[] {
  return steps(state, model, (token) => token.w === 'task');
}

/** Gives the services and decisions whose result is outstanding, with the error code of an incident. */
export function openServices(state: ProcessState, model: ProcessModel): OpenStep[] {
  return steps(state, model, (token) => token.w === 'service' || token.w === 'decision');
}

/** Gives the armed timers with their due instants (UTC). */
export function openTimers(state: ProcessState): readonly Timer[] {
  return state.d;
}

/** Gives the messages that would be accepted now. */
export function expectedMessages(state: ProcessState): readonly Subscription[] {
  return state.x.filter(({ k }) => k === undefined);
}

/** Gives the steps at which the instance stands, for a timeline: no gateways and no surrounding sub-processes. */
export function currentSteps(state: ProcessState, model: ProcessModel): OpenStep[] {
  return steps(state, model, (token) => !['join', 'scope', 'instances', 'compensation'].includes(token.w));
}

/** Gives the tokens that need a person: a failed service nobody caught, or joins that wait forever. */
export function incidents(state: ProcessState, model: ProcessModel): OpenStep[] {
  return steps(state, model, (token) => token.e !== undefined);
}

/** Gives the variables that one token sees, including those of its multi-instance instance. */
export function variablesOf(state: ProcessState, tokenId: string): Variables {
  return variablesIn(state, state.t.find((token) => token.i === tokenId)?.s);
}

/** Tells whether the instance is over, in whatever way. */
export function isEnded(state: ProcessState): boolean {
  return !(['new', 'running'] as Status[]).includes(state.s);
}

export interface OpenStep {
  readonly token: string;
  readonly node: ProcessNode;
  readonly name: string;
  readonly incident?: string;
}

function steps(state: ProcessState, model: ProcessModel, isWanted: (token: Token) => boolean): OpenStep[] {
  return state.t.filter(isWanted).flatMap((token) => {
    const node = model.nodes[token.n];
    if (!node) return [];
    return [{ token: token.i, node, name: node.name, ...(token.e !== undefined && { incident: token.e }) }];
  });
}

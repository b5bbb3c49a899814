import type { Variables } from './model-types.ts';

/** The whole running instance as one small JSON value; it names its model and never contains it. */
export interface ProcessState {
  /** Model id. */
  readonly m: string;
  /** Version hash of the model. */
  readonly h: string;
  /** Status. */
  readonly s: Status;
  /** Last number given to a token, scope or timer. */
  readonly q: number;
  /** Variables of the process. */
  readonly v: Variables;
  /** Tokens. */
  readonly t: readonly Token[];
  /** Open scopes (sub-processes and instances of a multi-instance activity). */
  readonly c: readonly Scope[];
  /** Armed timers. */
  readonly d: readonly Timer[];
  /** Expected messages, signals and conditions. */
  readonly x: readonly Subscription[];
  /** What is done and can be undone, oldest first; absent when there is nothing. */
  readonly g?: readonly Undoable[];
}

/** An activity with a compensation handler that has been done. */
export interface Undoable {
  readonly n: string;
  /** Scope; absent at the top. */
  readonly s?: string;
}

export type Status = 'new' | 'running' | 'completed' | 'terminated' | 'error' | 'cancelled';

export interface Token {
  /** Id, never used twice in one instance. */
  readonly i: string;
  /** Node. */
  readonly n: string;
  /** What the token waits for; `moving` exists only inside one command. */
  readonly w: Wait;
  /** Scope; absent at the top. */
  readonly s?: string;
  /** The flow it came by. */
  readonly f?: string;
  /** Multi-instance: how many in all, begun and done, the collected outputs and the entries still to come. */
  readonly k?: {
    readonly n: number;
    readonly b: number;
    readonly d: number;
    readonly o?: readonly unknown[];
    readonly l?: readonly unknown[];
  };
  /** It undoes something for this token, which waits. */
  readonly z?: string;
  /** Incident: the error code nobody caught. */
  readonly e?: string;
}

export type Wait =
  | 'moving'
  | 'task'
  | 'service'
  | 'decision'
  | 'message'
  | 'signal'
  | 'condition'
  | 'timer'
  | 'join'
  | 'event'
  | 'scope'
  | 'instances'
  | 'compensation';

export interface Scope {
  readonly i: string;
  /** The sub-process or multi-instance activity. */
  readonly n: string;
  /** The token outside that waits for this scope. */
  readonly t: string;
  /** Enclosing scope; absent at the top. */
  readonly p?: string;
  /** Index of a multi-instance instance, from 0; absent for a plain sub-process. */
  readonly x?: number;
  /** Variables of this instance or call alone. */
  readonly v?: Variables;
  /** A call: what is inside does not see the variables outside. */
  readonly h?: true;
}

export interface Timer {
  readonly i: string;
  /** The timer event. */
  readonly n: string;
  /** The token it belongs to (the host for a boundary event); for the start of an event sub-process its scope, empty at the top. */
  readonly t: string;
  /** Due instant, UTC. */
  readonly d: string;
  /** Repetitions left after this one; -1 is without end. */
  readonly r?: number;
}

export interface Subscription {
  readonly n: string;
  /** As with timers. */
  readonly t: string;
  /** Name of the message or signal; empty for a condition. */
  readonly m: string;
  /** A signal or a condition; absent for a message. */
  readonly k?: 's' | 'c';
  /** The condition is met, and fires again only after it was not. */
  readonly b?: true;
  /** Correlation key. */
  readonly c?: string;
}

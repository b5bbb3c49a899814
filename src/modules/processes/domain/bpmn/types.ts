/** A process as it runs: read once from BPMN, deeply frozen, never stored in a case. */
export interface ProcessModel {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the BPMN source, given in by the caller. */
  readonly hash: string;
  /** `lipsia:*` attributes of the process element, without the prefix. */
  readonly attributes: Attributes;
  readonly nodes: Readonly<Record<string, ProcessNode>>;
  readonly flows: Readonly<Record<string, ProcessFlow>>;
  readonly lanes: Readonly<Record<string, Lane>>;
  /** Start events of the process itself, in the order of the source. */
  readonly starts: readonly string[];
  /** Start events of the event sub-processes at the top. */
  readonly eventStarts: readonly string[];
  /** Notation that is kept but moves no token (annotations, data objects, partner pools), by element id. */
  readonly notation: readonly { readonly element: string; readonly type: string }[];
}

export type NodeKind =
  | 'start'
  | 'end'
  | 'user'
  | 'service'
  | 'send'
  | 'receive'
  | 'decision'
  | 'manual'
  | 'exclusive'
  | 'parallel'
  | 'inclusive'
  | 'event-gateway'
  | 'catch'
  | 'throw'
  | 'boundary'
  | 'sub-process';

export interface ProcessNode {
  readonly id: string;
  /** The BPMN element name, for example `bpmn:UserTask`. */
  readonly type: string;
  readonly kind: NodeKind;
  /** The name that is drawn, or the id where nothing is drawn. */
  readonly name: string;
  readonly line?: number;
  /** `lipsia:*` attributes without the prefix: decision, action, form, letter, message, role, deadline, correlation. */
  readonly attributes: Attributes;
  /** `lipsia:role` of the node, else of its innermost lane, else the lane's name; empty when there is no lane. */
  readonly candidateGroups: readonly string[];
  readonly lane?: string;
  /** The sub-process this node lies in; absent at the top. */
  readonly parent?: string;
  readonly incoming: readonly ProcessFlow[];
  readonly outgoing: readonly ProcessFlow[];
  readonly defaultFlow?: string;
  /** What starts, ends, catches or throws; present on events, and on send and receive tasks as `message`. */
  readonly trigger?: Trigger;
  /** Boundary events attached to this activity, in the order of the source. */
  readonly boundaries: readonly string[];
  /** Only on boundary events: the activity it sits on. */
  readonly attachedTo?: string;
  /** Only on boundary events and starts of event sub-processes: what they hang on ends when they fire. */
  readonly interrupting?: boolean;
  /** Only on sub-processes: the one start event inside. */
  readonly innerStart?: string;
  /** Only on sub-processes: start events of the event sub-processes inside. */
  readonly eventStarts?: readonly string[];
  /** The sub-process is begun by its start event, not by a token. */
  readonly isEventSubProcess?: boolean;
  readonly multi?: MultiInstance;
  /** The activity that undoes this one once it is done. */
  readonly compensation?: string;
  /** Runs only to undo another activity. */
  readonly isForCompensation?: boolean;
  /** Only on call activities: the process and version it is bound to, and the variables that go in and come out. */
  readonly call?: {
    readonly process: string;
    readonly hash: string;
    readonly in: readonly string[];
    readonly out: readonly string[];
  };
  /** Only on inclusive gateways: for each incoming flow the nodes from which it can still be reached. */
  readonly reach?: Readonly<Record<string, ReadonlySet<string>>>;
}

export interface ProcessFlow {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly condition?: Condition;
}

export interface Condition {
  readonly text: string;
  evaluate(variables: Variables): unknown;
}

export type Trigger =
  | { readonly kind: 'none' }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'message'; readonly name: string; readonly correlation?: Condition }
  | { readonly kind: 'signal'; readonly name: string }
  | { readonly kind: 'error'; readonly code?: string }
  | { readonly kind: 'escalation'; readonly code?: string }
  | { readonly kind: 'conditional'; readonly condition: Condition }
  /** On a border what undoes is drawn; thrown it undoes one activity, or all that are done in the scope. */
  | { readonly kind: 'compensation'; readonly activity?: string }
  | { readonly kind: 'timer'; readonly timer: TimerDefinition };

export interface TimerDefinition {
  /** `deadline` is a legal deadline named by `lipsia:deadline`, computed only by the caller's `due`. */
  readonly kind: 'date' | 'duration' | 'cycle' | 'deadline';
  /** As it is written; of a cycle only the duration. */
  readonly text: string;
  /** How often a cycle fires; absent when it has no end. */
  readonly repeat?: number;
  /** Present when the text is an expression instead of an ISO 8601 literal. */
  readonly evaluate?: (variables: Variables) => unknown;
  /** `lipsia:*` attributes of the event, for example the calendar. */
  readonly attributes: Attributes;
}

export interface MultiInstance {
  readonly sequential: boolean;
  readonly cardinality?: Condition;
  /** `lipsia:collection`: an expression that gives a list. */
  readonly collection?: Condition;
  /** `lipsia:element`: the variable that holds the list's entry inside one instance. */
  readonly element?: string;
  /** `lipsia:output`: the list variable that collects `lipsia:outputElement` of every instance. */
  readonly output?: string;
  readonly outputElement?: string;
  readonly completion?: Condition;
}

export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly attributes: Attributes;
}

export type Attributes = Readonly<Record<string, string>>;
export type Variables = Readonly<Record<string, unknown>>;

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

/** What may be asked of an instance. `at` is always an instant in UTC, ISO 8601. */
export type Command =
  | {
      readonly type: 'start';
      readonly at: string;
      readonly variables?: Variables;
      /** Name of the start message or id of the start event; absent for the none start event. */
      readonly via?: string;
    }
  | {
      readonly type: 'complete-task';
      readonly at: string;
      readonly tokenId?: string;
      readonly nodeId?: string;
      readonly variables?: Variables;
    }
  | {
      readonly type: 'deliver-message';
      readonly at: string;
      readonly name: string;
      readonly correlation?: string;
      readonly variables?: Variables;
    }
  /** A signal from outside; everything that waits for it goes on. */
  | { readonly type: 'deliver-signal'; readonly at: string; readonly name: string; readonly variables?: Variables }
  | { readonly type: 'fire-timer'; readonly at: string; readonly timerId: string }
  | { readonly type: 'service-result'; readonly at: string; readonly tokenId: string; readonly variables?: Variables }
  | {
      readonly type: 'service-failed';
      readonly at: string;
      readonly tokenId: string;
      readonly code: string;
      readonly variables?: Variables;
    }
  | { readonly type: 'cancel'; readonly at: string; readonly reason: string };

export type ProcessEvent =
  | { readonly type: 'started'; readonly model: string; readonly hash: string; readonly node: string }
  | { readonly type: 'entered'; readonly token: string; readonly node: string; readonly scope?: string }
  | { readonly type: 'left'; readonly token: string; readonly node: string }
  | { readonly type: 'flow-taken'; readonly token: string; readonly flow: string; readonly scope?: string }
  | { readonly type: 'task-created'; readonly token: string; readonly node: string }
  | { readonly type: 'task-completed'; readonly token: string; readonly node: string }
  | { readonly type: 'service-requested'; readonly token: string; readonly node: string; readonly action?: string }
  | { readonly type: 'decision-requested'; readonly token: string; readonly node: string; readonly decision?: string }
  | { readonly type: 'service-completed'; readonly token: string; readonly node: string }
  | { readonly type: 'message-sent'; readonly token: string; readonly node: string; readonly name: string }
  | {
      readonly type: 'waiting-for-message';
      readonly token: string;
      readonly node: string;
      readonly name: string;
      readonly correlation?: string;
    }
  | { readonly type: 'message-received'; readonly token: string; readonly node: string; readonly name: string }
  | { readonly type: 'signal-sent'; readonly token: string; readonly node: string; readonly name: string }
  | { readonly type: 'waiting-for-signal'; readonly token: string; readonly node: string; readonly name: string }
  | { readonly type: 'signal-received'; readonly token: string; readonly node: string; readonly name: string }
  | { readonly type: 'waiting-for-condition'; readonly token: string; readonly node: string }
  | { readonly type: 'condition-changed'; readonly token: string; readonly node: string; readonly met: boolean }
  | { readonly type: 'escalation-thrown'; readonly token: string; readonly node: string; readonly code: string }
  | {
      readonly type: 'event-sub-process-started';
      readonly node: string;
      readonly token: string;
      readonly scope?: string;
      readonly interrupting: boolean;
    }
  | {
      readonly type: 'timer-armed';
      readonly timer: string;
      readonly token: string;
      readonly node: string;
      readonly due: string;
      readonly left?: number;
    }
  | { readonly type: 'timer-fired'; readonly timer: string; readonly node: string }
  | { readonly type: 'timer-cancelled'; readonly timer: string; readonly node: string }
  | { readonly type: 'variables-set'; readonly variables: Variables; readonly scope?: string }
  | {
      readonly type: 'gateway-chosen';
      readonly token: string;
      readonly node: string;
      readonly flows: readonly string[];
    }
  | { readonly type: 'join-reached'; readonly token: string; readonly node: string }
  | { readonly type: 'joined'; readonly token: string; readonly node: string; readonly tokens: readonly string[] }
  | { readonly type: 'event-awaited'; readonly token: string; readonly node: string }
  | {
      readonly type: 'scope-opened';
      readonly scope: string;
      readonly node: string;
      readonly token: string;
      readonly parent?: string;
      readonly index?: number;
      readonly variables?: Variables;
      /** The scope of a call: only its own variables are seen inside. */
      readonly closed?: true;
    }
  | { readonly type: 'scope-closed'; readonly scope: string; readonly node: string; readonly output?: unknown }
  | {
      readonly type: 'instances-planned';
      readonly token: string;
      readonly node: string;
      readonly count: number;
      /** The outputs are collected in a list variable. */
      readonly collects?: boolean;
      /** The list's entries, kept while instances run one after the other. */
      readonly items?: readonly unknown[];
    }
  | {
      readonly type: 'boundary-fired';
      readonly node: string;
      readonly host: string;
      readonly token: string;
      readonly scope?: string;
      readonly interrupting: boolean;
    }
  | { readonly type: 'compensable'; readonly token: string; readonly node: string; readonly scope?: string }
  /** What was done in a sub-process that has ended can be undone from outside. */
  | { readonly type: 'compensation-kept'; readonly scope: string; readonly parent?: string }
  | { readonly type: 'compensation-thrown'; readonly token: string; readonly node: string; readonly activity?: string }
  | {
      readonly type: 'compensation-started';
      readonly token: string;
      readonly node: string;
      readonly scope?: string;
      /** What is undone, and the scope in which it was done. */
      readonly activity: string;
      readonly doneIn?: string;
      readonly thrower: string;
    }
  | { readonly type: 'error-thrown'; readonly token: string; readonly node: string; readonly code: string }
  | { readonly type: 'incident-raised'; readonly token: string; readonly node: string; readonly code: string }
  | { readonly type: 'token-cancelled'; readonly token: string; readonly node: string }
  | {
      readonly type: 'ended';
      readonly outcome: Outcome;
      readonly node?: string;
      readonly code?: string;
      readonly reason?: string;
    };

export type Outcome = Exclude<Status, 'new' | 'running'>;

/** Why a command changes nothing. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly node?: string;
  /** Technical detail for the log, for example the expression's own error. */
  readonly detail?: string;
}

export type RefusalCode =
  | 'wrong-model'
  | 'already-started'
  | 'not-started'
  | 'already-ended'
  | 'no-such-start'
  | 'no-such-task'
  | 'ambiguous-task'
  | 'no-such-service'
  | 'no-such-timer'
  | 'timer-not-due'
  | 'message-not-expected'
  | 'signal-not-expected'
  | 'no-flow-matches'
  | 'condition-failed'
  | 'timer-invalid'
  | 'instances-invalid'
  | 'variables-invalid'
  | 'time-invalid'
  | 'too-many-steps';

export type Decision =
  | { readonly ok: true; readonly events: readonly ProcessEvent[]; readonly state: ProcessState }
  | { readonly ok: false; readonly refusal: Refusal };

/** What the caller lends to a decision; both parts are pure. */
export interface Context {
  /** Gives the instant (UTC, ISO 8601) at which a timer is due, or null when it cannot be computed. */
  readonly due: (definition: TimerDefinition, at: string, variables: Variables) => string | null;
  /** Most nodes one command may enter; 10,000 when absent. */
  readonly maxSteps?: number;
  /** Names that conditions see beside the variables, the same for the whole command: the day, the fees. Never stored. */
  readonly facts?: Variables;
}

export type ExpressionCompiler = (text: string) => CompiledExpression;
export type CompiledExpression =
  | { readonly ok: true; evaluate(variables: Record<string, unknown>): unknown }
  | { readonly ok: false; readonly error: string };

/** One reason why a diagram cannot run, with its place. */
export interface ModelProblem {
  readonly element: string;
  readonly type: string;
  readonly line?: number;
  readonly code: string;
  readonly message: { readonly de: string; readonly en: string };
}

export type BuildResult =
  | { readonly ok: true; readonly model: ProcessModel }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };

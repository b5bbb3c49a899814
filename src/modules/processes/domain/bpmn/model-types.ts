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

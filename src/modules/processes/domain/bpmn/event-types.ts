import type { MigrationPlan } from './migration/plan-migration.ts';
import type { Variables } from './model-types.ts';
import type { ProcessState, Status } from './state-types.ts';

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
  | {
      readonly type: 'fire-timer';
      readonly at: string;
      readonly timerId: string;
      /** Rounds of a cycle that went by meanwhile are passed over. */
      readonly skipMissed?: true;
    }
  /** Goes on with another version of the process; the model given is the new one. */
  | { readonly type: 'migrate'; readonly at: string; readonly plan: MigrationPlan }
  /** A repair by hand: the token waits elsewhere in the same scope. */
  | { readonly type: 'move-token'; readonly at: string; readonly tokenId: string; readonly to: string }
  /** A repair by hand: the token ends; what stands beside it goes on. */
  | { readonly type: 'cancel-token'; readonly at: string; readonly tokenId: string }
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
  | { readonly type: 'token-moved'; readonly token: string; readonly node: string; readonly to: string }
  | {
      readonly type: 'migrated';
      readonly model: string;
      readonly hash: string;
      /** Old element to new one, where they differ. */
      readonly nodes: Readonly<Record<string, string>>;
      /** Elements beside a token whose waiting ends. */
      readonly dropped: readonly string[];
      /** New names of expected messages and signals, by new element. */
      readonly names: Readonly<Record<string, string>>;
    }
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
  | 'no-such-token'
  | 'nowhere-to-go'
  | 'cannot-move'
  | 'cannot-cancel'
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

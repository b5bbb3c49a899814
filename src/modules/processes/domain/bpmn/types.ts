import type { ProcessModel, TimerDefinition, Variables } from './model-types.ts';

export type * from './event-types.ts';
export type * from './model-types.ts';
export type * from './state-types.ts';

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

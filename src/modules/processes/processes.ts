import type { ServiceFolder } from '#catalogue';
import type { ProcessModel } from './domain/bpmn/index.ts';

/** The door: what is drawn is what runs. */
export interface Processes {
  /** The running form of a service version: model, rules and expressions; read once per version. */
  of(folder: ServiceFolder): Promise<ServiceProcess>;
}

export interface ServiceProcess {
  readonly model: ProcessModel;
  /** Evaluates a decision of `decision.dmn` over plain data; refused when a needed input fails or no rule fits. */
  decide(decision: string, scope: Readonly<Record<string, unknown>>): Decided;
  /** Evaluates FEEL over plain data; what cannot be answered is null. */
  evaluate(text: string, scope: Readonly<Record<string, unknown>>): unknown;
}

export type Decided =
  | { readonly ok: true; readonly value: unknown; readonly rules: readonly string[] }
  | { readonly ok: false; readonly errors: readonly string[] };

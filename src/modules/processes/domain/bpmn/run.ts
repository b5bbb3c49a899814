import { applyTo } from './apply.ts';
import { type Draft, draftOf } from './draft.ts';
import type {
  Condition,
  Context,
  ProcessEvent,
  ProcessModel,
  ProcessNode,
  ProcessState,
  Refusal,
  Token,
  Variables,
} from './types.ts';

/** One command being carried out: every change is an event that is applied at once. */
export class Run {
  readonly model: ProcessModel;
  readonly context: Context;
  readonly at: string;
  readonly events: ProcessEvent[] = [];
  /** Tokens that came by a flow and have not entered yet, oldest first. */
  readonly arriving: string[] = [];
  readonly state: Draft;
  lastEnd: string | undefined;
  #steps = 0;

  constructor(model: ProcessModel, state: ProcessState, context: Context, at: string) {
    this.model = model;
    this.state = draftOf(state);
    this.context = context;
    this.at = at;
  }

  emit(event: ProcessEvent): void {
    this.events.push(event);
    applyTo(this.state, this.model, event);
  }

  /** Gives the next token, scope or timer id. */
  nextId(prefix: 't' | 's' | 'd'): string {
    return `${prefix}${this.state.q + 1}`;
  }

  node(id: string): ProcessNode {
    const node = this.model.nodes[id];
    if (!node) throw new Refused({ code: 'wrong-model', node: id });
    return node;
  }

  has(token: string): boolean {
    return this.state.t.some((candidate) => candidate.i === token);
  }

  token(id: string): Token {
    const token = this.state.t.find((candidate) => candidate.i === id);
    if (!token) throw new Error(`Token ${id} is gone`);
    return token;
  }

  /** Counts one entered node; refuses the command beyond the bound, so that a loop without a wait ends. */
  countStep(node: ProcessNode): void {
    this.#steps += 1;
    if (this.#steps > (this.context.maxSteps ?? 10_000)) throw new Refused({ code: 'too-many-steps', node: node.id });
  }

  evaluate(condition: Condition, scope: string | undefined, node: ProcessNode, extra?: Variables): unknown {
    try {
      return condition.evaluate({ ...this.context.facts, ...variablesIn(this.state, scope), ...extra });
    } catch (error) {
      const detail = `${condition.text}: ${error instanceof Error ? error.message : String(error)}`;
      throw new Refused({ code: 'condition-failed', node: node.id, detail });
    }
  }

  /** Sets variables in the nearest multi-instance instance or call, else in the process. */
  setVariables(variables: Variables | undefined, scope: string | undefined): void {
    if (!variables || Object.keys(variables).length === 0) return;
    const instance = instanceScope(this.state, scope);
    this.emit({ type: 'variables-set', variables, ...(instance !== undefined && { scope: instance }) });
  }
}

/** Carries a refusal out of the depth of a run; never leaves this room. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Gives the variables that are visible in a scope: those of the process or call, then of each enclosing instance. */
export function variablesIn(state: ProcessState, scope: string | undefined): Variables {
  if (scope === undefined) return state.v;
  const open = state.c.find((candidate) => candidate.i === scope);
  if (open?.h) return open.v ?? {};
  const outer = variablesIn(state, open?.p);
  return open?.v ? { ...outer, ...open.v } : outer;
}

/** Gives the named ones of some variables; a name that has no value is left out. */
export function pick(variables: Variables, names: readonly string[]): Variables {
  const present = names.filter((name) => Object.hasOwn(variables, name));
  return Object.fromEntries(present.map((name) => [name, variables[name]]));
}

function instanceScope(state: ProcessState, scope: string | undefined): string | undefined {
  const open = state.c.find((candidate) => candidate.i === scope);
  if (!open) return undefined;
  return open.x === undefined && !open.h ? instanceScope(state, open.p) : open.i;
}

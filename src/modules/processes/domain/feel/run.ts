import type { ProblemCode } from './problem-codes.ts';

/**
 * What one evaluation may use up. Steps count values touched, depth counts nested function bodies. A step costs about
 * half a microsecond and dear operations pay many, so that whatever is written ends within 100 ms.
 */
export type FeelLimits = { readonly steps: number; readonly depth: number; readonly textLength: number };
const defaultLimits: FeelLimits = { steps: 100_000, depth: 1_500, textLength: 1_000_000 };

/** Why a value became null: a code for a text, with its parameters. */
export type FeelProblem = {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
};

export type RunOptions = {
  readonly limits?: Partial<FeelLimits>;
  /** The instant `now()` and `today()` give; without it both are null. */
  readonly now?: Temporal.ZonedDateTime;
};

/** One evaluation: its budget, its clock and the problems met on the way. */
export class Run {
  readonly limits: FeelLimits;
  readonly now: Temporal.ZonedDateTime | null;
  readonly problems: FeelProblem[] = [];
  private steps: number;
  private depth = 0;

  constructor(options: RunOptions = {}) {
    this.limits = { ...defaultLimits, ...options.limits };
    this.now = options.now ?? null;
    this.steps = this.limits.steps;
  }

  /** Takes steps from the budget; ends the evaluation when it is used up. */
  spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0) throw new BudgetExceeded('feel.too-many-steps', { limit: this.limits.steps });
  }

  /** Runs a function body that is nested so many levels deep itself. */
  nested<T>(levels: number, body: () => T): T {
    this.depth += levels;
    try {
      if (this.depth > this.limits.depth) throw new BudgetExceeded('feel.too-deep', { limit: this.limits.depth });
      return body();
    } finally {
      this.depth -= levels;
    }
  }

  /** A text that is not longer than allowed. */
  text(value: string): string {
    if (value.length > this.limits.textLength) {
      throw new BudgetExceeded('feel.text-too-long', { limit: this.limits.textLength });
    }
    this.spend(1 + (value.length >> 6));
    return value;
  }

  /** Notes a problem and gives null, the FEEL answer to every error. */
  fail(code: ProblemCode, params: FeelProblem['params'] = {}): null {
    if (this.problems.length < 100) this.problems.push({ code, params });
    return null;
  }
}

/** Ends an evaluation that asks for more than its budget. */
export class BudgetExceeded extends Error {
  readonly problem: FeelProblem;
  constructor(code: ProblemCode, params: FeelProblem['params']) {
    super(code);
    this.problem = { code, params };
  }
}

/** Runs an evaluation to its end; a used-up budget or stack is null with a problem, never a thrown error. */
export function guarded<T>(run: Run, body: () => T): T | null {
  try {
    return body();
  } catch (error) {
    if (error instanceof BudgetExceeded) return run.fail(error.problem.code, error.problem.params);
    if (error instanceof RangeError && /call stack/i.test(error.message)) return run.fail('feel.too-deep');
    throw error;
  }
}

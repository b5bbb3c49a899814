import { contextFromJs } from '../feel/js-values.ts';
import { type FeelProblem, guarded, type RunOptions } from '../feel/run.ts';
import type { FeelContext, FeelValue } from '../feel/values.ts';
import { weighed } from '../feel/weigh.ts';
import { DmnRun } from './boxed-context.ts';
import { DecisionGraph } from './decision-graph.ts';
import type { DmnModel } from './model.ts';
import type { DmnFault } from './parse-dmn.ts';

/**
 * Compiles a model once. `faults` lists every FEEL text, type or address in it that is wrong, with its line; a model
 * with faults can still be evaluated, and what depends on a fault is an error. `imports` are the models it imports.
 */
export function compileDmn(model: DmnModel, options: { readonly imports?: readonly DmnModel[] } = {}): CompiledDmn {
  const graph = new DecisionGraph(model, options.imports ?? []);
  const answer = (inputs: DmnInputs, runOptions: RunOptions, ask: (values: FeelContext, run: DmnRun) => FeelValue) => {
    const run = new DmnRun(runOptions);
    const values = isContextInput(inputs) ? inputs : contextFromJs(inputs, graph.types.inputTypes());
    const result = guarded(run, () => weighed(ask(values, run), run));
    const spent = run.problems.filter((problem) => budgetCodes.has(problem.code));
    const errors = [...run.errors, ...spent];
    return {
      ok: errors.length === 0,
      value: result,
      matchedRules: run.rules.map((one) => one.rule),
      errors,
      notes: run.problems.filter((problem) => !budgetCodes.has(problem.code)),
    };
  };
  return {
    model,
    faults: graph.faults,
    evaluate: (name, inputs, runOptions = {}) =>
      answer(inputs, runOptions, (values, run) => graph.evaluateDecision(name, values, run)),
    evaluateService: (name, inputs, runOptions = {}) =>
      answer(inputs, runOptions, (values, run) => graph.evaluateService(name, values, run)),
  };
}

const budgetCodes = new Set<string>(['feel.too-many-steps', 'feel.too-deep', 'feel.text-too-long']);

function isContextInput(inputs: DmnInputs): inputs is FeelContext {
  return inputs instanceof Map;
}

/** Inputs by name: FEEL values in a map, or plain data read by the declared types of the input data. */
export type DmnInputs = FeelContext | Readonly<Record<string, unknown>>;
export type DmnResult = {
  /** False when an error makes the value doubtful; notes alone (a null that came up on the way) do not. */
  readonly ok: boolean;
  readonly value: FeelValue;
  /** Ids of the rules that made the result, in the order of evaluation, required decisions first. */
  readonly matchedRules: readonly string[];
  readonly errors: readonly FeelProblem[];
  readonly notes: readonly FeelProblem[];
};
export type CompiledDmn = {
  readonly model: DmnModel;
  readonly faults: readonly DmnFault[];
  /** Evaluates a decision with all it requires; `name` is its name or id. */
  readonly evaluate: (name: string, inputs: DmnInputs, options?: RunOptions) => DmnResult;
  /** Evaluates a decision service with its input data and input decisions given by name. */
  readonly evaluateService: (name: string, inputs: DmnInputs, options?: RunOptions) => DmnResult;
};

import { compileExpression } from '../feel/compile-expression.ts';
import type { Evaluator } from '../feel/compile-node.ts';
import type { ProblemCode } from '../feel/problem-codes.ts';
import { type FeelProblem, Run, type RunOptions } from '../feel/run.ts';
import { coerce, type FeelType, type TypeLookup } from '../feel/types.ts';
import { type FeelValue, kindOf } from '../feel/values.ts';
import type { DmnFault } from './parse-dmn.ts';

/** One evaluation of a decision: besides the budget it keeps the hard errors and the rules that were used. */
export class DmnRun extends Run {
  readonly errors: FeelProblem[] = [];
  readonly rules: { readonly table: string; readonly rule: string }[] = [];

  constructor(options: RunOptions = {}) {
    super(options);
  }

  /** Notes an error that makes the whole result doubtful and gives null. */
  reject(code: ProblemCode, params: FeelProblem['params'] = {}): null {
    if (this.errors.length < 100) this.errors.push({ code, params });
    return null;
  }
}

/** What is known while compiling an expression of a model: names in reach, types, and where faults are noted. */
export type BoxedContext = {
  readonly element: string;
  readonly line: number;
  readonly names: readonly string[];
  readonly members: readonly string[];
  readonly typeNames: readonly string[];
  readonly lookup: TypeLookup;
  readonly faults: DmnFault[];
};

/** The same context with more names in reach. */
export function withNames(context: BoxedContext, names: readonly string[]): BoxedContext {
  return { ...context, names: [...context.names, ...names] };
}

/** FEEL text of a model as a closure; a text that is no FEEL is a fault of the model and evaluates to an error. */
export function compileText(
  text: string,
  dialect: 'expression' | 'unary-tests',
  line: number,
  context: BoxedContext,
): Evaluator {
  const { names, members, typeNames, lookup } = context;
  const compiled = compileExpression(text, { dialect, names, members, typeNames, lookup });
  if (compiled.ok) return compiled.evaluateIn;
  const params = { ...compiled.error.params, element: context.element, position: compiled.error.position, text };
  context.faults.push({ line, code: compiled.error.code, params });
  return (_scope, run) => rejectIn(run, compiled.error.code, params);
}

/** Fits results to a declared type; a result that does not fit is an error and null (DMN 1.5, 10.3.2.9.4). */
export function typed(evaluate: Evaluator, typeRef: string | null, context: BoxedContext): Evaluator {
  if (typeRef === null) return evaluate;
  const type = context.lookup(typeRef);
  if (type === undefined) {
    context.faults.push({
      line: context.line,
      code: 'dmn.unknown-type',
      params: { element: context.element, type: typeRef },
    });
    return evaluate;
  }
  return (scope, run) => fitTo(evaluate(scope, run), type, run, { element: context.element, type: typeRef });
}

/** The value as the type wants it, or an error and null. */
export function fitTo(
  value: FeelValue,
  type: FeelType | undefined,
  run: Run,
  params: FeelProblem['params'],
): FeelValue {
  if (type === undefined) return value;
  const fitted = coerce(value, type, run);
  return fitted === undefined ? rejectIn(run, 'dmn.type-mismatch', { ...params, kind: kindOf(value) }) : fitted;
}

/** Notes a hard error where there is a place for it, otherwise a problem. */
export function rejectIn(run: Run, code: ProblemCode, params: FeelProblem['params'] = {}): null {
  return run instanceof DmnRun ? run.reject(code, params) : run.fail(code, params);
}

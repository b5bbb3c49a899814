import type { FeelNode } from './ast.ts';
import { builtinFunctions } from './builtins/index.ts';
import { compileNode, type Evaluator } from './compile-node.ts';
import { Parser } from './parser.ts';
import type { FeelSyntaxCode } from './problem-codes.ts';
import { type FeelProblem, guarded, Run, type RunOptions } from './run.ts';
import { FeelSyntaxError } from './scanner.ts';
import { ContextScope } from './scope.ts';
import type { TypeLookup } from './types.ts';
import type { FeelContext, FeelValue } from './values.ts';
import { weighed } from './weigh.ts';

/**
 * Compiles FEEL text once (DMN 1.5, chapter 10). Refused with the position of the first misfit when it is no FEEL or
 * longer than 20,000 characters. Evaluating never throws: what cannot be answered is null, and `evaluateWith` says why.
 */
export function compileExpression(text: string, options: ExpressionOptions): CompiledExpression {
  if (text.length > maxLength) return refused(0, 'feel.too-long', { limit: maxLength });
  try {
    const parser = new Parser(text, {
      names: options.dialect === 'unary-tests' ? ['?', ...(options.names ?? [])] : (options.names ?? []),
      builtins: builtinFunctions.keys(),
      typeNames: options.typeNames ?? [],
      members: options.members ?? [],
    });
    const tree = options.dialect === 'unary-tests' ? parser.parseUnaryTestsText() : parser.parseExpressionText();
    const evaluateIn = compileNode(tree, { builtins: builtinFunctions, lookup: options.lookup ?? (() => undefined) });
    const evaluateWith = (context: FeelContext, run: Run) =>
      guarded(run, () => weighed(evaluateIn(new ContextScope(context, null), run), run));
    return {
      ok: true,
      tree,
      evaluateIn,
      reads: [...parser.reads].filter((name) => !builtinFunctions.has(name) || (options.names ?? []).includes(name)),
      evaluate: (context, runOptions = {}) => evaluateWith(context, new Run(runOptions)),
      evaluateWith,
    };
  } catch (error) {
    if (error instanceof FeelSyntaxError) return refused(error.position, error.code, error.params);
    if (error instanceof RangeError) return refused(0, 'feel.too-deep');
    throw error;
  }
}

/** Tells for a unary test whether the value passes; null when the two cannot be compared. */
export function testValue(
  test: CompiledExpressionOk,
  value: FeelValue,
  context: FeelContext,
  run: Run,
): boolean | null {
  const verdict = test.evaluateWith(new Map([...context, ['?', value]]), run);
  return typeof verdict === 'boolean' ? verdict : null;
}

const maxLength = 20_000;

function refused(position: number, code: FeelSyntaxCode, params: FeelProblem['params'] = {}): CompiledExpression {
  return { ok: false, error: { position, code, params } };
}

export type ExpressionOptions = {
  readonly dialect: 'expression' | 'unary-tests';
  /** Names of the variables in reach; needed for names with keywords or symbols in them. */
  readonly names?: readonly string[];
  /** Names of entries that may stand behind a dot or inside a filter. */
  readonly members?: readonly string[];
  readonly typeNames?: readonly string[];
  readonly lookup?: TypeLookup;
};
export type CompiledExpressionOk = {
  readonly ok: true;
  readonly tree: FeelNode;
  /** The bare closure for callers that bring their own scope and guard. */
  readonly evaluateIn: Evaluator;
  /** The variables the expression may read; inside a filter this includes names of the filtered items. */
  readonly reads: readonly string[];
  readonly evaluate: (context: FeelContext, options?: RunOptions) => FeelValue;
  readonly evaluateWith: (context: FeelContext, run: Run) => FeelValue;
};
export type CompiledExpression = CompiledExpressionOk | { readonly ok: false; readonly error: FeelError };
export type FeelError = {
  readonly position: number;
  readonly code: FeelSyntaxCode;
  readonly params: FeelProblem['params'];
};

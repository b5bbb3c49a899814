import { compileExpression, contextFromJs, toJs } from '../feel/index.ts';
import type { ExpressionCompiler } from './types.ts';

/**
 * Gives the FEEL compiler for diagrams: conditions, timers, lists and keys read plain JSON variables and give plain JSON
 * back. `names` are variables with spaces or signs in them. What FEEL cannot answer is null, so no condition is met.
 */
export function feelConditions(names: readonly string[] = []): ExpressionCompiler {
  return (text) => {
    const compiled = compileExpression(text, { dialect: 'expression', names });
    if (!compiled.ok) return { ok: false, error: `${compiled.error.code} (${compiled.error.position + 1})` };
    const { reads, evaluate } = compiled;
    const read = (variables: Record<string, unknown>) => reads.map((name) => [name, variables[name] ?? null]);
    return { ok: true, evaluate: (variables) => toJs(evaluate(contextFromJs(Object.fromEntries(read(variables))))) };
  };
}

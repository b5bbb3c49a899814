import type { FeelNode } from '../ast.ts';
import { compare } from '../compare.ts';
import { compileNode } from '../compile-node.ts';
import { Parser } from '../parser.ts';
import type { Run } from '../run.ts';
import { FeelSyntaxError } from '../scanner.ts';
import { ContextScope } from '../scope.ts';
import { type FeelFunction, FeelRange } from '../values.ts';
import { conversionBuiltins } from './conversion.ts';
import { defineBuiltins } from './define.ts';

/** `range(from)`: the range written in a text, with literal ends only (DMN 1.5, table 72). */
export const rangeTextBuiltins = defineBuiltins({
  'range(from: string)': ([text], run) => readRange(text, run),
});

const makers = new Map<string, FeelFunction>(conversionBuiltins.map((one) => [one.name, one]));

function readRange(text: string, run: Run): FeelRange | undefined {
  const node = text.length > 200 ? null : parse(text);
  if (node?.kind !== 'range' || !isLiteral(node.start) || !isLiteral(node.end)) return undefined;
  const evaluate = compileNode(node, { builtins: makers, lookup: () => undefined });
  const range = evaluate(new ContextScope(new Map(), null), run);
  if (!(range instanceof FeelRange)) return undefined;
  const order = compare(range.start, range.end);
  return order === null || order > 0 ? undefined : range;
}

function parse(text: string): FeelNode | null {
  try {
    return new Parser(text, { names: [], builtins: makers.keys() }).parseExpressionText();
  } catch (error) {
    if (error instanceof FeelSyntaxError) return null;
    throw error;
  }
}

function isLiteral(node: FeelNode): boolean {
  if (node.kind === 'negate') return node.operand.kind === 'literal';
  if (node.kind !== 'call') return node.kind === 'literal';
  return node.callee.kind === 'name' && node.args.every((arg) => arg.value.kind === 'literal');
}

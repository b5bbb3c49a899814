import type { FeelNode } from '../feel/ast.ts';
import { type CompiledExpressionOk, compileExpression } from '../feel/compile-expression.ts';
import { formatValue } from '../feel/format-value.ts';
import { isNumber } from '../feel/number.ts';
import { Run } from '../feel/run.ts';
import { childrenOf } from '../feel/tree.ts';
import { FeelRange, type FeelValue, isList } from '../feel/values.ts';

/** The values a tree names: operands, ends of ranges, items of lists. */
export function constantsIn(node: FeelNode): FeelValue[] {
  if (node.kind === 'literal') return [node.value];
  if (node.kind === 'call' || node.kind === 'negate') {
    const value = evaluateConstant(node);
    return value === null ? [] : [value];
  }
  return childrenOf(node).flatMap(constantsIn);
}

function evaluateConstant(node: FeelNode): FeelValue {
  const compiled = node.kind === 'negate' ? node.operand : node;
  if (node.kind === 'negate' && compiled.kind === 'literal' && isNumber(compiled.value))
    return compiled.value.negated();
  if (node.kind !== 'call' || node.callee.kind !== 'name') return null;
  const args = node.args.map((arg) => (arg.value.kind === 'literal' ? formatLiteral(arg.value.value) : 'null'));
  const made = compileExpression(`${node.callee.name}(${args.join(', ')})`, { dialect: 'expression' });
  const value = made.ok ? made.evaluate(new Map()) : null;
  return value instanceof FeelRange || isList(value) ? null : value;
}

/** A value as FEEL text. */
export function formatLiteral(value: FeelValue): string {
  return formatValue([value], new Run()).slice(1, -1);
}

/** Tells whether a test depends on nothing but the value under test. */
export function isSelfContained(test: CompiledExpressionOk): boolean {
  return test.reads.every((name) => name === '?') && isSimple(test.tree);
}

function isSimple(node: FeelNode): boolean {
  if (node.kind === 'call') {
    return (
      node.callee.kind === 'name' &&
      temporalMakers.has(node.callee.name) &&
      node.args.every((arg) => arg.value.kind === 'literal' || arg.value.kind === 'negate')
    );
  }
  return simpleKinds.has(node.kind) && childrenOf(node).every(isSimple);
}

const simpleKinds: ReadonlySet<string> = new Set([
  'tests',
  'any',
  'test',
  'range',
  'literal',
  'list',
  'negate',
  'name',
  'compare',
  'and',
  'or',
  'between',
  'in',
]);
const temporalMakers: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'duration']);

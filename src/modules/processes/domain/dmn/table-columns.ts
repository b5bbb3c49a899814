import type { FeelNode } from '../feel/ast.ts';
import { compare } from '../feel/compare.ts';
import { compileExpression, type CompiledExpressionOk, testValue } from '../feel/compile-expression.ts';
import { formatValue } from '../feel/format-value.ts';
import { isNumber, numberOf, one } from '../feel/number.ts';
import { Run } from '../feel/run.ts';
import {
  dateFromDays,
  FeelDate,
  FeelDateTime,
  fromEpochNanos,
  epochNanos,
  MonthsDuration,
  NanosDuration,
} from '../feel/temporal.ts';
import { formatTemporal } from '../feel/temporal-text.ts';
import { childrenOf } from '../feel/tree.ts';
import { FeelRange, type FeelTemporal, type FeelValue, isList } from '../feel/values.ts';
import type { ItemDefinition, TableInput } from './model.ts';

/**
 * Splits the values of one input into parts on which every cell of its column says the same: single values and the
 * gaps between them, or the members of an enumeration. A cell that reads other variables makes the column unclear.
 */
export function readColumn(input: TableInput, cells: readonly string[], items: readonly ItemDefinition[]): Column {
  const tests = cells.map((cell) =>
    cell === '' || cell === '-' ? null : compileExpression(cell, { dialect: 'unary-tests' }),
  );
  const limit = limitOf(input, items);
  const unclear = tests.flatMap((test, index) => (test === null || (test.ok && isSelfContained(test)) ? [] : [index]));
  const clear = [...tests, limit].flatMap((test) => (test?.ok === true && isSelfContained(test) ? [test] : []));
  const values = clear.flatMap((test) => constantsIn(test.tree));
  const isClosed = limit?.ok === true && limit.tree.kind === 'tests' && !limit.tree.negated;
  const parts = partsOf(baseType(input.typeRef, items), values).filter(
    (part) => !isClosed || testValue(limit, part.sample, new Map(), new Run()) === true,
  );
  const matches = tests.map((test, index) => {
    if (test === null || unclear.includes(index)) return parts.map(() => true);
    return parts.map((part) => test.ok && testValue(test, part.sample, new Map(), new Run()) === true);
  });
  return { label: input.label ?? input.expression, parts, matches, unclear };
}

/** Several parts of a column as one FEEL test a person can read, such as `[18..65)` or `"a", "b"`. */
export function describeParts(column: Column, indexes: readonly number[]): string {
  if (indexes.length === column.parts.length) return '-';
  const texts: string[] = [];
  for (let at = 0; at < indexes.length; ) {
    let last = at;
    const isOrdered = column.parts[indexes[at] ?? 0]?.span !== null;
    while (isOrdered && indexes[last + 1] === (indexes[last] ?? 0) + 1) last += 1;
    const [from, to] = [column.parts[indexes[at] ?? 0], column.parts[indexes[last] ?? 0]];
    if (from !== undefined && to !== undefined) texts.push(describeSpan(from, to, column));
    at = last + 1;
  }
  return texts.join(', ');
}

function describeSpan(from: Part, to: Part, column: Column): string {
  if (from.span === null || to.span === null) {
    if (!from.isOther) return literal(from.sample);
    return `not(${column.parts
      .filter((part) => !part.isOther)
      .map((part) => literal(part.sample))
      .join(', ')})`;
  }
  const { low, lowIn } = from.span;
  const { high, highIn } = to.span;
  if (low === null && high === null) return '-';
  if (low === null) return `${highIn ? '<=' : '<'} ${literal(high)}`;
  if (high === null) return `${lowIn ? '>=' : '>'} ${literal(low)}`;
  if (compare(low, high) === 0) return literal(low);
  return `${lowIn ? '[' : '('}${literal(low)}..${literal(high)}${highIn ? ']' : ')'}`;
}

function partsOf(type: string | null, values: readonly FeelValue[]): Part[] {
  if (type === 'boolean' || values.some((value) => typeof value === 'boolean')) {
    return [true, false].map((sample) => ({ sample, span: null, isOther: false }));
  }
  const texts = [...new Set(values.filter((value): value is string => typeof value === 'string'))];
  if (type === 'string' || texts.length > 0) {
    const other = `${texts.join('')}…`;
    return [
      ...texts.map((sample) => ({ sample, span: null, isOther: false })),
      { sample: other, span: null, isOther: true },
    ];
  }
  const points = sortedPoints(values);
  if (points.length === 0)
    return [
      { sample: type === 'date' ? new FeelDate(2000, 1, 1) : numberOf(0), span: open(null, null), isOther: false },
    ];
  return points.flatMap((point, index) => {
    const before = points[index - 1] ?? null;
    const own = { sample: point, span: { low: point, lowIn: true, high: point, highIn: true }, isOther: false };
    const last = index === points.length - 1 ? between(point, null) : [];
    return [...between(before, point), own, ...last];
  });
}

function between(low: FeelValue, high: FeelValue): Part[] {
  const sample = low === null ? moved(high, -1) : high === null ? moved(low, 1) : middle(low, high);
  return sample === null ? [] : [{ sample, span: open(low, high), isOther: false }];
}

function open(low: FeelValue, high: FeelValue): Span {
  return { low, lowIn: false, high, highIn: false };
}

function moved(value: FeelValue, by: 1 | -1): FeelValue {
  if (isNumber(value)) return value.plus(by);
  if (value instanceof FeelDate) return dateFromDays(value.epochDays + by);
  if (value instanceof FeelDateTime)
    return fromEpochNanos(epochNanos(value) + BigInt(by) * 1_000_000_000n, value.time.zone);
  if (value instanceof MonthsDuration) return new MonthsDuration(value.months + by);
  return value instanceof NanosDuration ? new NanosDuration(value.nanos + BigInt(by)) : null;
}

/** A value strictly between two; null when there is none, as between two days that follow each other. */
function middle(low: FeelValue, high: FeelValue): FeelValue {
  if (isNumber(low) && isNumber(high)) return low.plus(high).dividedBy(one.plus(one));
  const next =
    low instanceof FeelDateTime && high instanceof FeelDateTime
      ? fromEpochNanos((epochNanos(low) + epochNanos(high)) / 2n, low.time.zone)
      : moved(low, 1);
  const order = next === null ? null : compare(next, high);
  return order !== null && order < 0 && compare(next, low) !== 0 ? next : null;
}

function sortedPoints(values: readonly FeelValue[]): FeelValue[] {
  const kind = values.find((value) => value !== null && typeof value === 'object') ?? null;
  const same = values.filter((value) => compare(value, kind) !== null);
  return same
    .sort((a, b) => compare(a, b) ?? 0)
    .filter((value, index) => index === 0 || compare(value, same[index - 1] ?? null) !== 0);
}

/** The values a tree names: operands, ends of ranges, items of lists. */
function constantsIn(node: FeelNode): FeelValue[] {
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

function formatLiteral(value: FeelValue): string {
  return formatValue([value], new Run()).slice(1, -1);
}

function isSelfContained(test: CompiledExpressionOk): boolean {
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

function limitOf(input: TableInput, items: readonly ItemDefinition[]) {
  const text = input.allowed ?? allowedValues(input.typeRef, items);
  return text === null || text === '' ? null : compileExpression(text, { dialect: 'unary-tests' });
}

function allowedValues(typeRef: string | null, items: readonly ItemDefinition[]): string | null {
  return items.find((item) => item.name === typeRef)?.allowedValues ?? null;
}

function baseType(typeRef: string | null, items: readonly ItemDefinition[]): string | null {
  const item = items.find((one) => one.name === typeRef);
  return item === undefined || item.typeRef === typeRef ? typeRef : baseType(item.typeRef, items);
}

function literal(value: FeelValue): string {
  const isTemporal =
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind !== 'range' &&
    value.kind !== 'function';
  return isTemporal ? `@"${formatTemporal(value as FeelTemporal)}"` : formatLiteral(value);
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

type Span = { readonly low: FeelValue; readonly lowIn: boolean; readonly high: FeelValue; readonly highIn: boolean };
type Part = { readonly sample: FeelValue; readonly span: Span | null; readonly isOther: boolean };
/** A column split into parts; `matches[rule][part]` tells whether the rule's cell takes the part. */
export type Column = {
  readonly label: string;
  readonly parts: readonly Part[];
  readonly matches: readonly (readonly boolean[])[];
  /** Rules whose cell cannot be judged without other variables. */
  readonly unclear: readonly number[];
};

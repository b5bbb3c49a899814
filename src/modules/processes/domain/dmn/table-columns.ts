import { compare } from '../feel/compare.ts';
import { compileExpression, testValue } from '../feel/compile-expression.ts';
import { Run } from '../feel/run.ts';
import { formatTemporal } from '../feel/temporal-text.ts';
import type { FeelTemporal, FeelValue } from '../feel/values.ts';
import type { ItemDefinition, TableInput } from './model.ts';
import { constantsIn, formatLiteral, isSelfContained } from './table-constants.ts';
import { type Part, partsOf } from './table-parts.ts';

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

/** A column split into parts; `matches[rule][part]` tells whether the rule's cell takes the part. */
export type Column = {
  readonly label: string;
  readonly parts: readonly Part[];
  readonly matches: readonly (readonly boolean[])[];
  /** Rules whose cell cannot be judged without other variables. */
  readonly unclear: readonly number[];
};

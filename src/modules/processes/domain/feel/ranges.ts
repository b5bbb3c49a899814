import { compare, equals } from './compare.ts';
import type { Run } from './run.ts';
import { FeelRange, type FeelValue, isList, type RangeOperator } from './values.ts';

/** Result of `left operator right`; null when the two cannot be compared. */
export function compareBy(operator: RangeOperator, left: FeelValue, right: FeelValue, run: Run): boolean | null {
  if (typeof left === 'string') run.spend(left.length >> 4);
  if (operator === '=' || operator === '!=') {
    const same = equals(left, right, run);
    return same === null ? null : operator === '=' ? same : !same;
  }
  const order = compare(left, right);
  if (order === null) return null;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** The range that a comparison such as `< 10` stands for. */
export function rangeOfTest(operator: RangeOperator, operand: FeelValue): FeelRange {
  if (operator === '<' || operator === '<=') return new FeelRange(false, null, operand, operator === '<=', operator);
  if (operator === '>' || operator === '>=') return new FeelRange(operator === '>=', operand, null, false, operator);
  return new FeelRange(true, operand, operand, true, operator);
}

/** Tells whether a value lies within a range; null when it cannot be compared with an end. */
export function within(value: FeelValue, range: FeelRange, run: Run): boolean | null {
  const { operator } = range;
  if (operator !== null) {
    return compareBy(operator, value, operator === '<' || operator === '<=' ? range.end : range.start, run);
  }
  const low = compareBy(range.startIncluded ? '>=' : '>', value, range.start, run);
  const high = compareBy(range.endIncluded ? '<=' : '<', value, range.end, run);
  if (low === null || high === null) return null;
  return low && high;
}

/** `value in test` for one evaluated test: a range, a list of ranges or values, or a value (DMN 1.5, table 53). */
export function passes(value: FeelValue, test: FeelValue, run: Run): boolean | null {
  if (test instanceof FeelRange && !(value instanceof FeelRange)) return within(value, test, run);
  if (isList(test)) {
    run.spend(1 + test.length);
    if (isList(value) && equals(value, test, run) === true) return true;
    return test.some((item) => passes(value, item, run) === true);
  }
  return equals(value, test, run);
}

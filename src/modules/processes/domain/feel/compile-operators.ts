import { calculate, negate } from './arithmetic.ts';
import type { FeelNode } from './ast.ts';
import { compare } from './compare.ts';
import type { Evaluator } from './compile-node.ts';
import { isNumber } from './number.ts';
import { compareBy, passes, within } from './ranges.ts';
import { ItemScope } from './scope.ts';
import { asList, FeelRange, kindOf } from './values.ts';

/** `list[condition]`: the item at a position, or all items for which the condition holds. */
export function filter(source: Evaluator, condition: Evaluator, node: FeelNode): Evaluator {
  const fixed = node.kind === 'literal' || node.kind === 'negate';
  return (scope, run) => {
    const value = source(scope, run);
    const items = asList(value);
    run.spend(1 + items.length);
    const first = condition(fixed || items.length === 0 ? scope : new ItemScope(items[0] ?? null, scope), run);
    if (isNumber(first)) {
      const index = first.truncated().toNumber();
      return items[index < 0 ? items.length + index : index - 1] ?? null;
    }
    if (value === null) return first === null || typeof first === 'boolean' ? [] : run.fail('feel.filter');
    if (fixed && typeof first !== 'boolean') return run.fail('feel.filter', { kind: kindOf(first) });
    return items.filter((item, index) => {
      const verdict = index === 0 ? first : condition(new ItemScope(item, scope), run);
      if (verdict instanceof FeelRange) return within(item, verdict, run) === true;
      return verdict === true;
    });
  };
}

/** The sign turned. */
export function negation(operand: Evaluator): Evaluator {
  return (scope, run) => {
    const value = operand(scope, run);
    return negate(value) ?? run.fail('feel.operator', { operator: '-', left: kindOf(value) });
  };
}

/** `+`, `-`, `*`, `/` and `**`. */
export function arithmetic(operator: '+' | '-' | '*' | '/' | '**', left: Evaluator, right: Evaluator): Evaluator {
  const price = operator === '**' ? 250 : 1;
  return (scope, run) => {
    run.spend(price);
    const [a, b] = [left(scope, run), right(scope, run)];
    const value = calculate(operator, a, b);
    if (value === undefined) return run.fail('feel.operator', { operator, left: kindOf(a), right: kindOf(b) });
    return typeof value === 'string' ? run.text(value) : value;
  };
}

/** Comparison of two values; null when they are of different kinds. */
export function comparison(
  operator: '<' | '<=' | '>' | '>=' | '=' | '!=',
  left: Evaluator,
  right: Evaluator,
): Evaluator {
  return (scope, run) => {
    run.spend(1);
    const [a, b] = [left(scope, run), right(scope, run)];
    const verdict = compareBy(operator, a, b, run);
    if (verdict !== null || a === null || b === null) return verdict;
    return run.fail('feel.operator', { operator, left: kindOf(a), right: kindOf(b) });
  };
}

/** Three-valued logic: `decisive` is true for `or` and false for `and`; anything but a boolean counts as null. */
export function logic(left: Evaluator, right: Evaluator, decisive: boolean): Evaluator {
  return (scope, run) => {
    run.spend(1);
    const a = left(scope, run);
    if (a === decisive) return decisive;
    const b = right(scope, run);
    if (b === decisive) return decisive;
    return typeof a === 'boolean' && typeof b === 'boolean' ? !decisive : null;
  };
}

/** `value between low and high`, both ends included. */
export function between(value: Evaluator, low: Evaluator, high: Evaluator): Evaluator {
  return (scope, run) => {
    run.spend(1);
    const own = value(scope, run);
    const [from, to] = [compare(own, low(scope, run)), compare(own, high(scope, run))];
    return from === null || to === null ? run.fail('feel.between', { kind: kindOf(own) }) : from >= 0 && to <= 0;
  };
}

/** `value in tests`: true when one of the tests passes. */
export function inTests(value: Evaluator, tests: readonly Evaluator[]): Evaluator {
  return (scope, run) => {
    const own = value(scope, run);
    let unsure = false;
    for (const test of tests) {
      const expected = test(scope, run);
      run.spend(1);
      const verdict = passes(own, expected, run);
      if (verdict === true) return true;
      unsure ||= verdict === null;
    }
    return unsure ? null : false;
  };
}

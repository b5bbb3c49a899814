import { compare } from './compare.ts';
import type { Evaluator } from './compile-node.ts';
import { isNumber, numberOf } from './number.ts';
import type { Run } from './run.ts';
import { BindingScope, type Scope } from './scope.ts';
import { dateFromDays, FeelDate } from './temporal.ts';
import { type FeelList, FeelRange, type FeelValue, isList, kindOf } from './values.ts';

/** `for`: all results in order; earlier ones are in reach as `partial`. Null when something cannot be iterated. */
export function compileLoop(iterators: readonly CompiledIterator[], body: Evaluator, asksPartial: boolean): Evaluator {
  return (scope, run) => {
    const results: FeelValue[] = [];
    const done = iterate(iterators, 0, scope, run, (inner) => {
      if (asksPartial) run.spend(results.length);
      results.push(body(asksPartial ? new BindingScope('partial', [...results], inner) : inner, run));
      return true;
    });
    return done === null ? null : results;
  };
}

/** `some` and `every`: three-valued, ends at the first decisive result; `strict` refuses conditions that are no booleans. */
export function compileQuantified(
  kind: 'some' | 'every',
  iterators: readonly CompiledIterator[],
  body: Evaluator,
  strict = false,
): Evaluator {
  const decisive = kind === 'some';
  return (scope, run) => {
    let unsure = false;
    let isWrong = false;
    const done = iterate(iterators, 0, scope, run, (inner) => {
      const verdict = body(inner, run);
      isWrong = strict && verdict !== null && typeof verdict !== 'boolean';
      if (isWrong) return false;
      unsure ||= typeof verdict !== 'boolean';
      return verdict !== decisive;
    });
    if (isWrong) return run.fail('feel.condition');
    if (done === null) return null;
    if (!done) return decisive;
    return unsure ? null : !decisive;
  };
}

/** All values an iterator runs over: a list, or a range of whole numbers or days; undefined for anything else. */
function valuesOf(from: FeelValue, to: FeelValue | undefined, run: Run): FeelList | undefined {
  if (to !== undefined) return spread(from, to, true, true, run);
  if (from instanceof FeelRange) {
    if (from.operator !== null || (compare(from.start, from.end) ?? 1) > 0) return undefined;
    return spread(from.start, from.end, from.startIncluded, from.endIncluded, run);
  }
  if (isList(from)) return from;
  return from === null ? undefined : [from];
}

/** Visits every combination; false when a visit ended it early, null when an iterator is no list or range. */
function iterate(
  iterators: readonly CompiledIterator[],
  index: number,
  scope: Scope,
  run: Run,
  visit: (scope: Scope) => boolean,
): boolean | null {
  const iterator = iterators[index];
  if (iterator === undefined) {
    run.spend(1);
    return visit(scope);
  }
  const from = iterator.from(scope, run);
  const values = valuesOf(from, iterator.to?.(scope, run), run);
  if (values === undefined) return run.fail('feel.not-iterable', { kind: kindOf(from) });
  for (const value of values) {
    run.spend(1);
    const done = iterate(iterators, index + 1, new BindingScope(iterator.name, value, scope), run, visit);
    if (done !== true) return done;
  }
  return true;
}

function spread(from: FeelValue, to: FeelValue, withStart: boolean, withEnd: boolean, run: Run): FeelList | undefined {
  if (from instanceof FeelDate && to instanceof FeelDate) {
    return numbersBetween(from.epochDays, to.epochDays, withStart, withEnd, run)?.map((days) => dateFromDays(days));
  }
  if (!isNumber(from) || !isNumber(to) || !from.isInteger() || !to.isInteger()) return undefined;
  return numbersBetween(from.toNumber(), to.toNumber(), withStart, withEnd, run)?.map((value) => numberOf(value));
}

function numbersBetween(
  from: number,
  to: number,
  withStart: boolean,
  withEnd: boolean,
  run: Run,
): number[] | undefined {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) return undefined;
  run.spend(Math.abs(to - from));
  const step = from <= to ? 1 : -1;
  const values = Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => from + index * step);
  return values.slice(withStart ? 0 : 1, withEnd ? undefined : -1);
}

export type CompiledIterator = { readonly name: string; readonly from: Evaluator; readonly to: Evaluator | null };

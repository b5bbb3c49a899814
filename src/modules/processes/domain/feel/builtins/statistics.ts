import { compare } from '../compare.ts';
import { type Decimal, finite, isNumber, numberOf, one, zero } from '../number.ts';
import { MonthsDuration, NanosDuration } from '../temporal.ts';
import type { FeelList, FeelValue } from '../values.ts';
import { defineBuiltins } from './define.ts';
import { replaceMatching } from './list.ts';

/** List functions that calculate (DMN 1.5, 10.3.4.4), and the overload of `list replace` that takes a function. */
export const statisticsBuiltins = defineBuiltins({
  'sum(list...)': ([list], run) => {
    run.spend(list.length);
    return sum(list);
  },
  'product(list...)': ([list], run) => {
    run.spend(list.length);
    return numbersOf(list)?.reduce((product, item) => product.times(item), one);
  },
  'mean(list...)': ([list], run) => {
    run.spend(list.length);
    const total = sum(list);
    if (total instanceof MonthsDuration) return new MonthsDuration(Math.trunc(total.months / list.length));
    if (total instanceof NanosDuration) return new NanosDuration(total.nanos / BigInt(list.length));
    return isNumber(total) ? total.dividedBy(list.length) : undefined;
  },
  'median(list...)': ([list], run) => {
    run.spend(list.length * 2);
    return list.length === 0 ? null : median(list);
  },
  'stddev(list...)': ([list], run) => {
    run.spend(list.length * 2);
    return deviation(list);
  },
  'mode(list...)': ([list], run) => {
    run.spend(list.length * 2);
    return mode(list);
  },
});

/** `list replace(list, match, newItem)`, merged into the function of the same name. */
export const listReplaceByMatch = defineBuiltins({
  'list replace(list: list, match: function, newItem: any)': ([list, match, item], run) =>
    replaceMatching(list, match, item, run),
});

function numbersOf(list: FeelList): readonly Decimal[] | undefined {
  return list.length > 0 && list.every(isNumber) ? list : undefined;
}

function sum(list: FeelList): FeelValue | undefined {
  if (list.length > 0 && list.every((item) => item instanceof MonthsDuration)) {
    return new MonthsDuration(list.reduce((total, item) => total + item.months, 0));
  }
  if (list.length > 0 && list.every((item) => item instanceof NanosDuration)) {
    return new NanosDuration(list.reduce((total, item) => total + item.nanos, 0n));
  }
  if (list.length === 0) return null;
  const total = numbersOf(list)?.reduce((sofar, item) => sofar.plus(item), zero);
  return total === undefined ? undefined : (finite(total) ?? undefined);
}

function median(list: FeelList): FeelValue | undefined {
  const sorted = sortedNumbers(list);
  if (sorted === undefined) return undefined;
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? zero;
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[middle - 1] ?? zero).dividedBy(2);
}

function deviation(list: FeelList): FeelValue | undefined {
  const numbers = numbersOf(list);
  if (numbers === undefined || numbers.length < 2) return undefined;
  const average = numbers.reduce((total, item) => total.plus(item), zero).dividedBy(numbers.length);
  const squares = numbers.reduce((total, item) => total.plus(item.minus(average).pow(2)), zero);
  return finite(squares.dividedBy(numberOf(numbers.length - 1)).sqrt()) ?? undefined;
}

function mode(list: FeelList): FeelValue | undefined {
  if (list.length === 0) return [];
  const sorted = sortedNumbers(list);
  if (sorted === undefined) return undefined;
  const counts = new Map<string, { value: Decimal; count: number }>();
  for (const value of sorted) {
    const key = value.toString();
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const most = Math.max(...[...counts.values()].map((entry) => entry.count));
  return [...counts.values()].filter((entry) => entry.count === most).map((entry) => entry.value);
}

function sortedNumbers(list: FeelList): readonly Decimal[] | undefined {
  const numbers = numbersOf(list);
  return numbers === undefined ? undefined : [...numbers].sort((a, b) => compare(a, b) ?? 0);
}

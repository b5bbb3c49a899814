import { compare, equals } from '../compare.ts';
import { invoke } from '../invoke.ts';
import { type Decimal, numberOf } from '../number.ts';
import type { Run } from '../run.ts';
import { type FeelFunction, type FeelList, type FeelValue, isList } from '../values.ts';
import { defineBuiltins } from './define.ts';

/** List functions (DMN 1.5, 10.3.4.4) and `sort` (10.3.4.9); positions count from 1, negative ones from the end. */
export const listBuiltins = defineBuiltins({
  'list contains(list: list, element: any)': ([list, element], run) => indexesOf(list, element, run).length > 0,
  'count(list: list)': ([list]) => numberOf(list.length),
  'min(list...)': ([list], run) => extreme(list, -1, run),
  'max(list...)': ([list], run) => extreme(list, 1, run),
  'all(list...)': ([list], run) => quantify(counted(list, run), false),
  'any(list...)': ([list], run) => quantify(counted(list, run), true),
  'sublist(list: list, start position: number, length?: number)': ([list, start, length]) =>
    sublist(list, whole(start), length === null ? null : whole(length)),
  'append(list: list, item*)': ([list, items], run) => counted([...list, ...items], run),
  'concatenate(list*)': ([lists], run) => concatenate(lists, run),
  'insert before(list: list, position: number, newItem: any)': ([list, position, item], run) => {
    const at = positionIn(list, whole(position), 0);
    return at === null ? undefined : counted([...list.slice(0, at), item, ...list.slice(at)], run);
  },
  'remove(list: list, position: number)': ([list, position], run) => {
    const at = positionIn(list, whole(position), 0);
    return at === null ? undefined : counted([...list.slice(0, at), ...list.slice(at + 1)], run);
  },
  'list replace(list: list, position: number, newItem: any)': ([list, position, item], run) => {
    const at = positionIn(list, whole(position), 0);
    return at === null ? undefined : counted([...list.slice(0, at), item, ...list.slice(at + 1)], run);
  },
  'reverse(list: list)': ([list], run) => counted([...list].reverse(), run),
  'index of(list: list, match: any)': ([list, match], run) =>
    indexesOf(list, match, run).map((index) => numberOf(index + 1)),
  'union(list*)': ([lists], run) => distinct(concatenate(lists, run), run),
  'distinct values(list: list)': ([list], run) => distinct(list, run),
  'flatten(list: list)': ([list], run) => flatten(list, run),
  'sort(list: list, precedes: function)': ([list, precedes], run) => sort(list, precedes, run),
});

/** `list replace` with a function that says which items to replace. */
export function replaceMatching(list: FeelList, match: FeelFunction, item: FeelValue, run: Run): FeelValue | undefined {
  const replaced: FeelValue[] = [];
  for (const old of list) {
    const verdict = match.signatures.some((one) => one.parameters.length === 2)
      ? invoke(match, [old, item], run)
      : null;
    if (typeof verdict !== 'boolean') return undefined;
    replaced.push(verdict ? item : old);
  }
  return replaced;
}

function counted(list: FeelList, run: Run): FeelList {
  run.spend(list.length);
  return list;
}

function whole(position: Decimal): number {
  return position.truncated().toNumber();
}

function positionIn(list: FeelList, position: number, beyond: number): number | null {
  if (position === 0 || Math.abs(position) > list.length + beyond) return null;
  return position < 0 ? list.length + position : position - 1;
}

function sublist(list: FeelList, start: number, length: number | null): FeelList | undefined {
  const at = positionIn(list, start, 0);
  if (at === null || (length !== null && (length < 0 || at + length > list.length))) return undefined;
  return list.slice(at, length === null ? undefined : at + length);
}

function indexesOf(list: FeelList, element: FeelValue, run: Run): number[] {
  run.spend(list.length);
  return list.flatMap((item, index) => (equals(item, element, run) === true ? [index] : []));
}

function extreme(list: FeelList, direction: number, run: Run): FeelValue | undefined {
  run.spend(list.length);
  let best = list[0] ?? null;
  if (list.length > 0 && compare(best, best) === null) return undefined;
  for (const item of list) {
    const order = compare(item, best);
    if (order === null) return undefined;
    if (order * direction > 0) best = item;
  }
  return best;
}

function quantify(list: FeelList, decisive: boolean): boolean | null | undefined {
  if (list.includes(decisive)) return decisive;
  if (list.every((item) => typeof item === 'boolean')) return !decisive;
  return list.every((item) => item === null || typeof item === 'boolean') ? null : undefined;
}

function concatenate(lists: FeelList, run: Run): FeelList {
  return counted(
    lists.flatMap((item) => (isList(item) ? item : [item])),
    run,
  );
}

function distinct(list: FeelList, run: Run): FeelList {
  const kept: FeelValue[] = [];
  for (const item of list) {
    run.spend(1 + kept.length);
    if (!kept.some((one) => equals(one, item, run) === true)) kept.push(item);
  }
  return kept;
}

function flatten(list: FeelList, run: Run): FeelList {
  run.spend(list.length);
  return list.flatMap((item) => (isList(item) ? flatten(item, run) : [item]));
}

function sort(list: FeelList, precedes: FeelFunction, run: Run): FeelList | undefined {
  if (list.length < 2) return list;
  const middle = list.length >> 1;
  const left = sort(list.slice(0, middle), precedes, run);
  const right = sort(list.slice(middle), precedes, run);
  return left === undefined || right === undefined ? undefined : merge(left, right, precedes, run);
}

function merge(left: FeelList, right: FeelList, precedes: FeelFunction, run: Run): FeelList | undefined {
  const merged: FeelValue[] = [];
  let [a, b] = [0, 0];
  while (a < left.length && b < right.length) {
    const isRightFirst = invoke(precedes, [right[b] ?? null, left[a] ?? null], run);
    if (typeof isRightFirst !== 'boolean') return undefined;
    if (isRightFirst) b += 1;
    else a += 1;
    merged.push((isRightFirst ? right[b - 1] : left[a - 1]) ?? null);
  }
  return [...merged, ...left.slice(a), ...right.slice(b)];
}

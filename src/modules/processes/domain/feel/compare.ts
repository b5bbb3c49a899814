import { nanosPerSecond } from './calendar.ts';
import { isNumber } from './number.ts';
import type { Run } from './run.ts';
import {
  epochNanos,
  FeelDate,
  FeelDateTime,
  FeelTime,
  MonthsDuration,
  NanosDuration,
  offsetSeconds,
} from './temporal.ts';
import { type FeelContext, type FeelList, FeelRange, type FeelValue, isContext, isList, kindOf } from './values.ts';

/** FEEL equality (DMN 1.5, 10.3.2.13): null when the two are of different kinds. Members are paid from the budget. */
export function equals(left: FeelValue, right: FeelValue, run: Run): boolean | null {
  if (left === null || right === null) return left === right;
  if (typeof left === 'string' || typeof left === 'boolean') {
    if (typeof left === 'string') run.spend(left.length >> 6);
    return typeof left === typeof right ? left === right : null;
  }
  if (isList(left)) return isList(right) ? sameLists(left, right, run) : null;
  if (isContext(left)) return isContext(right) ? sameContexts(left, right, run) : null;
  if (left instanceof FeelRange) return right instanceof FeelRange ? sameRanges(left, right, run) : null;
  const order = compare(left, right);
  if (order !== null) return order === 0;
  return kindOf(left) === 'function' && kindOf(right) === 'function' ? left === right : null;
}

/** Minus, zero or plus as the left value is before, the same as or after the right one; null when not comparable. */
export function compare(left: FeelValue, right: FeelValue): number | null {
  if (isNumber(left)) return isNumber(right) ? left.comparedTo(right) : null;
  if (typeof left === 'string') return typeof right === 'string' ? compareText(left, right) : null;
  if (left instanceof FeelDate) return right instanceof FeelDate ? left.epochDays - right.epochDays : null;
  if (left instanceof FeelTime) return right instanceof FeelTime ? compareTimes(left, right) : null;
  if (left instanceof FeelDateTime) return right instanceof FeelDateTime ? compareDateTimes(left, right) : null;
  if (left instanceof MonthsDuration) return right instanceof MonthsDuration ? left.months - right.months : null;
  if (left instanceof NanosDuration) return right instanceof NanosDuration ? sign(left.nanos - right.nanos) : null;
  return null;
}

/** Order of two texts by Unicode code point, not by UTF-16 unit. */
function compareText(left: string, right: string): number {
  const size = Math.min(left.length, right.length);
  for (let index = 0; index < size; index += 1) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (a !== b) return isSurrogate(a) !== isSurrogate(b) ? (isSurrogate(a) ? 1 : -1) : a - b;
  }
  return left.length - right.length;
}

function sameLists(left: FeelList, right: FeelList, run: Run): boolean {
  if (left.length !== right.length) return false;
  run.spend(left.length);
  return left.every((item, index) => equals(item, right[index] ?? null, run) === true);
}

function sameContexts(left: FeelContext, right: FeelContext, run: Run): boolean {
  if (left.size !== right.size) return false;
  run.spend(left.size);
  return [...left].every(([name, value]) => right.has(name) && equals(value, right.get(name) ?? null, run) === true);
}

function sameRanges(left: FeelRange, right: FeelRange, run: Run): boolean {
  return (
    left.operator === right.operator &&
    left.startIncluded === right.startIncluded &&
    left.endIncluded === right.endIncluded &&
    equals(left.start, right.start, run) === true &&
    equals(left.end, right.end, run) === true
  );
}

// The standard defines the value of a time in seconds, so fractions do not count (DMN 1.5, 10.3.2.3.4).
function compareTimes(left: FeelTime, right: FeelTime): number | null {
  const [from, to] = [offsetSeconds(left.zone, null, left.nanos), offsetSeconds(right.zone, null, right.nanos)];
  if ((from === null) !== (to === null)) return null;
  return wholeSeconds(left) - (from ?? 0) - (wholeSeconds(right) - (to ?? 0));
}

function compareDateTimes(left: FeelDateTime, right: FeelDateTime): number | null {
  if ((left.time.zone === null) !== (right.time.zone === null)) return null;
  return sign(epochNanos(left) / 1_000_000_000n - epochNanos(right) / 1_000_000_000n);
}

function wholeSeconds(time: FeelTime): number {
  return Math.floor(time.nanos / nanosPerSecond);
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

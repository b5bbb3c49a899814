import type { ArithmeticOperator } from './ast.ts';
import { floorDiv, nanosPerDay } from './calendar.ts';
import { Decimal, finite, isNumber } from './number.ts';
import {
  addMonths,
  atMidnight,
  dateFromDays,
  epochNanos,
  FeelDate,
  FeelDateTime,
  FeelTime,
  fromEpochNanos,
  MonthsDuration,
  NanosDuration,
  offsetSeconds,
} from './temporal.ts';
import type { FeelValue } from './values.ts';

/** The result of an arithmetic operator (DMN 1.5, 10.3.2.12); undefined when it is not defined for the two values. */
export function calculate(operator: ArithmeticOperator, left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (isNumber(left) && isNumber(right)) return numbers(operator, left, right);
  if (operator === '+') return plus(left, right);
  if (operator === '-') return minus(left, right);
  if (operator === '*')
    return isNumber(left) ? scale(right, left, false) : isNumber(right) ? scale(left, right, false) : undefined;
  if (operator === '/') return isNumber(right) ? scale(left, right, true) : ratio(left, right);
  return undefined;
}

/** The value with its sign turned; undefined for anything but numbers and durations. */
export function negate(value: FeelValue): FeelValue | undefined {
  if (isNumber(value)) return finite(value.negated());
  if (value instanceof MonthsDuration) return new MonthsDuration(-value.months);
  return value instanceof NanosDuration ? new NanosDuration(-value.nanos) : undefined;
}

function numbers(operator: ArithmeticOperator, left: Decimal, right: Decimal): FeelValue | undefined {
  if (operator === '+') return finite(left.plus(right)) ?? undefined;
  if (operator === '-') return finite(left.minus(right)) ?? undefined;
  if (operator === '*') return finite(left.times(right)) ?? undefined;
  if (operator === '/') return right.isZero() ? undefined : (finite(left.dividedBy(right)) ?? undefined);
  return finite(left.pow(right)) ?? undefined;
}

function plus(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (left instanceof MonthsDuration && right instanceof MonthsDuration) return monthsOf(left.months + right.months);
  if (left instanceof NanosDuration && right instanceof NanosDuration)
    return new NanosDuration(left.nanos + right.nanos);
  if (isDuration(right)) return shift(left, right, 1);
  return isDuration(left) ? shift(right, left, 1) : undefined;
}

function minus(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (left instanceof MonthsDuration && right instanceof MonthsDuration) return monthsOf(left.months - right.months);
  if (left instanceof NanosDuration && right instanceof NanosDuration)
    return new NanosDuration(left.nanos - right.nanos);
  if (isDuration(right)) return shift(left, right, -1);
  if (left instanceof FeelTime && right instanceof FeelTime) return timeGap(left, right);
  const [from, to] = [instantOf(right), instantOf(left)];
  if (from === undefined || to === undefined) return undefined;
  if ((from.time.zone === null) !== (to.time.zone === null)) return undefined;
  return new NanosDuration(epochNanos(to) - epochNanos(from));
}

function shift(value: FeelValue, by: MonthsDuration | NanosDuration, direction: 1 | -1): FeelValue | undefined {
  if (by instanceof MonthsDuration) {
    if (value instanceof FeelDate) return addMonths(value, by.months * direction) ?? undefined;
    if (!(value instanceof FeelDateTime)) return undefined;
    const date = addMonths(value.date, by.months * direction);
    return date === null ? undefined : new FeelDateTime(date, value.time);
  }
  const nanos = by.nanos * BigInt(direction);
  if (value instanceof FeelDateTime) return fromEpochNanos(epochNanos(value) + nanos, value.time.zone) ?? undefined;
  if (value instanceof FeelDate)
    return dateFromDays(Number(floorDiv(epochNanos(atMidnight(value)) + nanos, nanosPerDay))) ?? undefined;
  if (!(value instanceof FeelTime)) return undefined;
  const moved = BigInt(value.nanos) + nanos;
  return new FeelTime(Number(moved - floorDiv(moved, nanosPerDay) * nanosPerDay), value.zone);
}

function timeGap(left: FeelTime, right: FeelTime): FeelValue | undefined {
  const [to, from] = [offsetSeconds(left.zone, null, left.nanos), offsetSeconds(right.zone, null, right.nanos)];
  if ((from === null) !== (to === null)) return undefined;
  const seconds = BigInt((from ?? 0) - (to ?? 0));
  return new NanosDuration(BigInt(left.nanos) - BigInt(right.nanos) + seconds * 1_000_000_000n);
}

function scale(value: FeelValue, by: Decimal, divide: boolean): FeelValue | undefined {
  if (divide && by.isZero()) return undefined;
  if (value instanceof MonthsDuration) return monthsOf(scaled(value.months, by, divide).toNumber());
  if (!(value instanceof NanosDuration)) return undefined;
  const nanos = scaled(value.nanos.toString(), by, divide);
  return nanos.abs().greaterThan('1e40') ? undefined : new NanosDuration(BigInt(nanos.toFixed(0)));
}

function scaled(size: number | string, by: Decimal, divide: boolean): Decimal {
  const whole = new Decimal(size);
  return (divide ? whole.dividedBy(by) : whole.times(by)).truncated();
}

function ratio(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (left instanceof MonthsDuration && right instanceof MonthsDuration) {
    return right.months === 0 ? undefined : new Decimal(left.months).dividedBy(right.months);
  }
  if (!(left instanceof NanosDuration && right instanceof NanosDuration) || right.nanos === 0n) return undefined;
  return new Decimal(left.nanos.toString()).dividedBy(right.nanos.toString());
}

function monthsOf(months: number): MonthsDuration | undefined {
  return Number.isSafeInteger(months) ? new MonthsDuration(months) : undefined;
}

function isDuration(value: FeelValue): value is MonthsDuration | NanosDuration {
  return value instanceof MonthsDuration || value instanceof NanosDuration;
}

function instantOf(value: FeelValue): FeelDateTime | undefined {
  if (value instanceof FeelDateTime) return value;
  return value instanceof FeelDate ? atMidnight(value) : undefined;
}

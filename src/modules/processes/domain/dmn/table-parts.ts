import { compare } from '../feel/compare.ts';
import { isNumber, numberOf, one } from '../feel/number.ts';
import {
  dateFromDays,
  epochNanos,
  FeelDate,
  FeelDateTime,
  fromEpochNanos,
  MonthsDuration,
  NanosDuration,
} from '../feel/temporal.ts';
import type { FeelValue } from '../feel/values.ts';

/** Cuts all values of a type at the given ones: members of an enumeration, or points and the open spans between them. */
export function partsOf(type: string | null, values: readonly FeelValue[]): Part[] {
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

/** Where a part begins and ends; null is endless. */
export type Span = {
  readonly low: FeelValue;
  readonly lowIn: boolean;
  readonly high: FeelValue;
  readonly highIn: boolean;
};
/** Values that every cell treats alike, with one of them as a sample. */
export type Part = { readonly sample: FeelValue; readonly span: Span | null; readonly isOther: boolean };

import { formatValue } from '../format-value.ts';
import { type Decimal, finite, isNumber, numberOf } from '../number.ts';
import {
  addMonths,
  atMidnight,
  dateOf,
  FeelDate,
  FeelDateTime,
  FeelTime,
  type FeelZone,
  isZoneId,
  MonthsDuration,
  NanosDuration,
} from '../temporal.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../temporal-text.ts';
import type { FeelValue } from '../values.ts';
import { defineBuiltins } from './define.ts';

/** Conversion functions (DMN 1.5, 10.3.4.1). */
export const conversionBuiltins = defineBuiltins({
  'date(from: any)': ([from]) => {
    if (from instanceof FeelDate) return from;
    if (from instanceof FeelDateTime) return from.date;
    return typeof from === 'string' ? (parseDate(from) ?? undefined) : undefined;
  },
  'date(year: number, month: number, day: number)': (parts) => dateOfParts(parts) ?? undefined,
  'time(from: any)': ([from]) => {
    if (from instanceof FeelTime) return from;
    if (from instanceof FeelDateTime) return from.time;
    if (from instanceof FeelDate) return atMidnight(from).time;
    return typeof from === 'string' ? (parseTime(from) ?? undefined) : undefined;
  },
  'time(hour: number, minute: number, second: number, offset?: days and time duration)': ([
    hour,
    minute,
    second,
    offset,
  ]) => timeOf(hour, minute, second, zoneOfOffset(offset)),
  'date and time(from: any)': ([from]) => {
    if (from instanceof FeelDateTime) return from;
    if (from instanceof FeelDate) return atMidnight(from);
    return typeof from === 'string' ? (parseDateTime(from) ?? undefined) : undefined;
  },
  'date and time(date: any, time: time)': ([date, time]) => {
    if (date instanceof FeelDateTime) return new FeelDateTime(date.date, time);
    return date instanceof FeelDate ? new FeelDateTime(date, time) : undefined;
  },
  'date and time(date: any, timezone: string)': ([date, timezone]) => {
    const day = date instanceof FeelDateTime ? date : undefined;
    return day !== undefined && isZoneId(timezone)
      ? new FeelDateTime(day.date, new FeelTime(day.time.nanos, { id: timezone }))
      : undefined;
  },
  'date and time(year: number, month: number, day: number, hour: number, minute: number, second: number)': (parts) =>
    dateTimeOf(parts, null),
  'date and time(year: number, month: number, day: number, hour: number, minute: number, second: number, offset: days and time duration)':
    (parts) => dateTimeOf(parts, zoneOfOffset(parts[6])),
  'date and time(year: number, month: number, day: number, hour: number, minute: number, second: number, timezone: string)':
    (parts) => (isZoneId(parts[6]) ? dateTimeOf(parts, { id: parts[6] }) : undefined),
  'number(from: string)': ([text]) => numberFrom(text, null, '.'),
  'number(from: string, grouping separator?: string, decimal separator?: string)': ([text, grouping, decimal]) =>
    separatorsFit(grouping, decimal) ? numberFrom(text, grouping, decimal ?? '.') : undefined,
  'string(from: any)': ([value], run) => (value === null ? null : run.text(formatValue(value, run))),
  'duration(from: any)': ([from]) => {
    if (from instanceof MonthsDuration || from instanceof NanosDuration) return from;
    return typeof from === 'string' ? (parseDuration(from) ?? undefined) : undefined;
  },
  'years and months duration(from: any, to: any)': ([from, to]) => monthsBetween(from, to),
});

function dateOfParts(parts: readonly FeelValue[]): FeelDate | null {
  const [year, month, day] = parts.map((part) => (isNumber(part) ? part.toNumber() : Number.NaN));
  return dateOf(year ?? Number.NaN, month ?? Number.NaN, day ?? Number.NaN);
}

function dateTimeOf(parts: readonly FeelValue[], zone: FeelZone | null | undefined): FeelDateTime | undefined {
  const date = dateOfParts(parts.slice(0, 3));
  const [hour, minute, second] = parts.slice(3, 6) as Decimal[];
  const time = timeOf(hour as Decimal, minute as Decimal, second as Decimal, zone);
  return date === null || time === undefined ? undefined : new FeelDateTime(date, time);
}

function timeOf(
  hour: Decimal,
  minute: Decimal,
  second: Decimal,
  zone: FeelZone | null | undefined,
): FeelTime | undefined {
  const isOut = (value: Decimal, limit: number) => value.isNegative() || value.greaterThanOrEqualTo(limit);
  if (zone === undefined || !hour.isInteger() || !minute.isInteger()) return undefined;
  if (
    (isOut(hour, 24) && !hour.isZero()) ||
    (isOut(minute, 60) && !minute.isZero()) ||
    (isOut(second, 60) && !second.isZero())
  ) {
    return undefined;
  }
  const nanos = hour.times(3600).plus(minute.times(60)).plus(second).times(1e9).truncated().toNumber();
  return new FeelTime(nanos, zone);
}

function zoneOfOffset(offset: NanosDuration | null): FeelZone | null | undefined {
  if (offset === null) return null;
  const seconds = Number(offset.nanos / 1_000_000_000n);
  return Math.abs(seconds) > 18 * 3600 ? undefined : { offset: seconds };
}

function separatorsFit(grouping: string | null, decimal: string | null): boolean {
  if (grouping !== null && ![' ', ',', '.'].includes(grouping)) return false;
  if (decimal !== null && ![',', '.'].includes(decimal)) return false;
  return grouping === null || grouping !== (decimal ?? '.');
}

function numberFrom(text: string, grouping: string | null, decimal: string): Decimal | undefined {
  const plain = (grouping === null ? text : text.split(grouping).join('')).replace(decimal, '.');
  if (text.length > 200 || !/^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,4})?$/.test(plain)) return undefined;
  return finite(numberOf(plain)) ?? undefined;
}

/** Whole months from one day to the other; a time of day counts as part of the last day. */
function monthsBetween(from: FeelValue, to: FeelValue): MonthsDuration | undefined {
  const [start, end] = [dayOf(from), dayOf(to)];
  if (start === undefined || end === undefined) return undefined;
  const direction = start.epochDays <= end.epochDays ? 1 : -1;
  const [low, high] = direction === 1 ? [start, end] : [end, start];
  const months = (high.year - low.year) * 12 + high.month - low.month;
  const isFull = (addMonths(low, months)?.epochDays ?? 0) <= high.epochDays;
  return new MonthsDuration(direction * (isFull ? months : months - 1));
}

function dayOf(value: FeelValue): FeelDate | undefined {
  if (value instanceof FeelDateTime) return value.date;
  return value instanceof FeelDate ? value : undefined;
}

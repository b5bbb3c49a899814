import { dayOfWeek, nanosPerSecond } from './calendar.ts';
import { Decimal, isNumber, numberOf } from './number.ts';
import {
  FeelDate as DateClass,
  type FeelDate,
  FeelDateTime,
  FeelTime,
  MonthsDuration,
  NanosDuration,
  offsetSeconds,
} from './temporal.ts';
import { FeelRange, type FeelValue } from './values.ts';

/** A property of a date, time, duration or range (DMN 1.5, table 65); undefined when the value has none of that name. */
export function propertyOf(value: FeelValue, name: string): FeelValue | undefined {
  if (value instanceof DateClass) return dateProperty(value, name);
  if (value instanceof FeelTime) return timeProperty(value, null, name);
  if (value instanceof FeelDateTime) {
    return dateProperty(value.date, name) ?? timeProperty(value.time, value.date, name);
  }
  if (value instanceof MonthsDuration) {
    if (name === 'years') return numberOf(Math.trunc(value.months / 12) + 0);
    return name === 'months' ? numberOf((value.months % 12) + 0) : undefined;
  }
  if (value instanceof NanosDuration) return nanosProperty(value.nanos, name);
  return value instanceof FeelRange ? rangeProperty(value, name) : undefined;
}

function dateProperty(date: FeelDate, name: string): FeelValue | undefined {
  if (name === 'year') return numberOf(date.year);
  if (name === 'month') return numberOf(date.month);
  if (name === 'day') return numberOf(date.day);
  return name === 'weekday' ? numberOf(dayOfWeek(date.year, date.month, date.day)) : undefined;
}

function timeProperty(time: FeelTime, date: FeelDate | null, name: string): FeelValue | undefined {
  const seconds = Math.floor(time.nanos / nanosPerSecond);
  if (name === 'hour') return numberOf(Math.floor(seconds / 3600));
  if (name === 'minute') return numberOf(Math.floor(seconds / 60) % 60);
  if (name === 'second') return numberOf(seconds % 60);
  if (name === 'timezone') return time.zone !== null && 'id' in time.zone ? time.zone.id : null;
  if (name !== 'time offset') return undefined;
  const offset = offsetSeconds(time.zone, date, time.nanos);
  return offset === null ? null : new NanosDuration(BigInt(offset) * 1_000_000_000n);
}

function nanosProperty(nanos: bigint, name: string): FeelValue | undefined {
  const seconds = nanos / 1_000_000_000n;
  if (name === 'days') return numberOf(seconds / 86_400n);
  if (name === 'hours') return numberOf((seconds / 3600n) % 24n);
  if (name === 'minutes') return numberOf((seconds / 60n) % 60n);
  if (name !== 'seconds') return undefined;
  const rest = new Decimal((nanos % 60_000_000_000n).toString()).dividedBy(nanosPerSecond);
  return isNumber(rest) ? rest : undefined;
}

function rangeProperty(range: FeelRange, name: string): FeelValue | undefined {
  if (name === 'start') return range.start;
  if (name === 'end') return range.end;
  if (name === 'start included') return range.startIncluded;
  return name === 'end included' ? range.endIncluded : undefined;
}

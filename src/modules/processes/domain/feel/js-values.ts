import { Decimal, isNumber, numberOf } from './number.ts';
import { FeelDate, FeelDateTime, FeelTime, MonthsDuration, NanosDuration } from './temporal.ts';
import { formatTemporal, parseDate, parseDateTime, parseDuration, parseTime } from './temporal-text.ts';
import type { FeelType } from './types.ts';
import { type FeelContext, FeelFunction, FeelRange, type FeelValue, isContext, isList } from './values.ts';
import { maxNesting } from './weigh.ts';

/** What goes in and out of JSON. A number that JavaScript cannot hold exactly is written `{ "decimal": "0.1…" }`. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue | undefined };

/**
 * A FEEL value from plain data. Text stays text, unless the type says date, time, date and time or duration;
 * `{ decimal: "…" }` becomes the number, what is nested deeper than 200 levels becomes null. Money in cents and all whole numbers are exact.
 */
export function fromJs(value: unknown, type?: FeelType): FeelValue {
  return convert(value, type, 0);
}

function convert(value: unknown, type: FeelType | undefined, depth: number): FeelValue {
  if (value === null || value === undefined || depth > maxNesting) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return fromText(value, type);
  if (typeof value === 'number') return Number.isFinite(value) ? numberOf(value) : null;
  if (typeof value === 'bigint') return numberOf(value);
  if (value instanceof Temporal.PlainDate) return feelDay(value);
  if (Array.isArray(value)) return value.map((item) => convert(item, memberType(type, null), depth + 1));
  if (value instanceof Map) return contextFrom(value, type, depth);
  if (isFeelObject(value)) return value;
  const fromTemporal = temporalOf(value);
  if (fromTemporal !== undefined) return fromTemporal;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === 'decimal' && typeof first[1] === 'string' && decimalText.test(first[1])) {
    return numberOf(first[1]);
  }
  return contextFrom(entries, type, depth);
}

/** A FEEL context from a plain object; `types` declares which names hold dates, times or durations. */
export function contextFromJs(
  values: Readonly<Record<string, unknown>>,
  types: Readonly<Record<string, FeelType>> = {},
): FeelContext {
  return new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      fromJs(value, Object.hasOwn(types, name) ? types[name] : undefined),
    ]),
  );
}

/**
 * Plain data from a FEEL value: safe whole numbers and short fractions as numbers, others as `{ decimal }`, dates and
 * durations as ISO text, ranges as `{ start, end, startIncluded, endIncluded }`; a function has no form and is null.
 */
export function toJs(value: FeelValue): JsonValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isNumber(value)) return numberToJs(value);
  if (isList(value)) return value.map(toJs);
  if (isContext(value)) return Object.fromEntries([...value].map(([name, entry]) => [name, toJs(entry)]));
  if (value instanceof FeelFunction) return null;
  if (!(value instanceof FeelRange)) return formatTemporal(value);
  const { startIncluded, endIncluded } = value;
  return { start: toJs(value.start), end: toJs(value.end), startIncluded, endIncluded };
}

const decimalText = /^-?\d{1,80}(?:\.\d{1,80})?(?:[eE][+-]?\d{1,4})?$/;

function numberToJs(value: Decimal): JsonValue {
  const plain = value.toNumber();
  const isExact = value.isInteger() ? Number.isSafeInteger(plain) : new Decimal(plain).equals(value);
  if (isExact) return plain;
  const digits = value.toString();
  return { decimal: digits.length > 80 ? value.toExponential() : digits };
}

function fromText(text: string, type: FeelType | undefined): FeelValue {
  const own = plainType(type);
  if (own?.kind !== 'basic') return text;
  if (own.name === 'date') return parseDate(text);
  if (own.name === 'time') return parseTime(text);
  if (own.name === 'date and time') return parseDateTime(text);
  if (own.name === 'number') return decimalText.test(text) ? numberOf(text) : text;
  return own.name.endsWith('duration') ? parseDuration(text) : text;
}

/** Asked for the same few days again and again, whose text costs more than all else here. */
function feelDay(day: Temporal.PlainDate): FeelValue {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = parseDate(day.toString());
  dates.set(day, date);
  return date;
}
const dates = new WeakMap<Temporal.PlainDate, FeelValue>();

function contextFrom(
  entries: Iterable<readonly [string, unknown]>,
  type: FeelType | undefined,
  depth: number,
): FeelContext {
  return new Map([...entries].map(([name, entry]) => [name, convert(entry, memberType(type, name), depth + 1)]));
}

function memberType(type: FeelType | undefined, name: string | null): FeelType | undefined {
  const own = plainType(type);
  if (own?.kind === 'list') return name === null ? own.of : undefined;
  return own?.kind === 'context' && name !== null ? own.fields.get(name) : undefined;
}

function plainType(type: FeelType | undefined): FeelType | undefined {
  if (type?.kind === 'named') return plainType(type.resolve());
  return type?.kind === 'constrained' ? plainType(type.of) : type;
}

function isFeelObject(
  value: object,
): value is Exclude<FeelValue, null | boolean | string | FeelContext | readonly FeelValue[]> {
  return isNumber(value) || feelClasses.some((one) => value instanceof one);
}

const feelClasses = [FeelDate, FeelTime, FeelDateTime, MonthsDuration, NanosDuration, FeelRange, FeelFunction];

function temporalOf(value: object): FeelValue | undefined {
  if (value instanceof Temporal.PlainTime) return parseTime(value.toString({ smallestUnit: 'nanosecond' }));
  if (value instanceof Temporal.PlainDateTime) return parseDateTime(value.toString({ smallestUnit: 'nanosecond' }));
  if (value instanceof Temporal.Instant) return parseDateTime(value.toString({ smallestUnit: 'nanosecond' }));
  if (value instanceof Temporal.Duration) return parseDuration(value.toString());
  if (!(value instanceof Temporal.ZonedDateTime)) return undefined;
  const local = value.toPlainDateTime().toString({ smallestUnit: 'nanosecond' });
  return parseDateTime(/^[+-]/.test(value.timeZoneId) ? `${local}${value.offset}` : `${local}@${value.timeZoneId}`);
}

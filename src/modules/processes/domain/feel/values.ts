import { type Decimal, isNumber } from './number.ts';
import type { Run } from './run.ts';
import { FeelDate, FeelDateTime, FeelTime, MonthsDuration, type NanosDuration } from './temporal.ts';
import type { FeelType } from './types.ts';

/** Every value a FEEL expression can give (DMN 1.5, 10.3.2.2). Values are never changed once made. */
export type FeelValue =
  | null
  | boolean
  | string
  | Decimal
  | FeelDate
  | FeelTime
  | FeelDateTime
  | MonthsDuration
  | NanosDuration
  | FeelList
  | FeelContext
  | FeelRange
  | FeelFunction;
export type FeelList = readonly FeelValue[];
/** A context is a map, so that no entry name can touch an object's prototype. */
export type FeelContext = ReadonlyMap<string, FeelValue>;
export type FeelTemporal = FeelDate | FeelTime | FeelDateTime | MonthsDuration | NanosDuration;

/** A range; `operator` is set when it was written as a comparison such as `(< 10)`. */
export class FeelRange {
  readonly kind = 'range';
  readonly startIncluded: boolean;
  readonly start: FeelValue;
  readonly end: FeelValue;
  readonly endIncluded: boolean;
  readonly operator: RangeOperator | null;
  constructor(
    startIncluded: boolean,
    start: FeelValue,
    end: FeelValue,
    endIncluded: boolean,
    operator: RangeOperator | null = null,
  ) {
    this.startIncluded = startIncluded;
    this.start = start;
    this.end = end;
    this.endIncluded = endIncluded;
    this.operator = operator;
  }
}
export type RangeOperator = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** A function value with one or more parameter lists (built-ins are overloaded, own functions are not). */
export class FeelFunction {
  readonly kind = 'function';
  readonly name: string;
  readonly signatures: readonly FeelSignature[];
  constructor(name: string, signatures: readonly FeelSignature[]) {
    this.name = name;
    this.signatures = signatures;
  }
}
export type FeelSignature = {
  readonly parameters: readonly FeelParameter[];
  readonly result?: FeelType;
  /** Chooses between overloads that take the same number of arguments. */
  readonly accepts?: (args: readonly FeelValue[]) => boolean;
  readonly call: (args: readonly FeelValue[], run: Run) => FeelValue;
};
export type FeelParameter = {
  readonly name: string;
  readonly type?: FeelType;
  readonly optional?: boolean;
  readonly variadic?: boolean;
};

export type FeelKind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'date'
  | 'time'
  | 'date and time'
  | 'years and months duration'
  | 'days and time duration'
  | 'list'
  | 'context'
  | 'range'
  | 'function';

/** The FEEL name of a value's type. */
export function kindOf(value: FeelValue): FeelKind {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  if (isNumber(value)) return 'number';
  if (isList(value)) return 'list';
  if (isContext(value)) return 'context';
  if (value instanceof FeelRange) return 'range';
  if (value instanceof FeelFunction) return 'function';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  return value instanceof MonthsDuration ? 'years and months duration' : 'days and time duration';
}

/** Tells a list from every other value. */
export function isList(value: FeelValue): value is FeelList {
  return Array.isArray(value);
}

/** Tells a context from every other value. */
export function isContext(value: FeelValue): value is FeelContext {
  return value instanceof Map;
}

/** The value as a list: a list as it is, a single value as a list of one. */
export function asList(value: FeelValue): FeelList {
  return isList(value) ? value : [value];
}

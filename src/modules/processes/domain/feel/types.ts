import type { FeelTypeNode } from './ast.ts';
import type { Run } from './run.ts';
import { atMidnight, FeelDate } from './temporal.ts';
import { FeelFunction, type FeelKind, FeelRange, type FeelValue, isContext, isList, kindOf } from './values.ts';

/** A FEEL type, with the check of allowed values that an item definition may add. */
export type FeelType =
  | { readonly kind: 'any' }
  | { readonly kind: 'basic'; readonly name: FeelKind }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly fields: ReadonlyMap<string, FeelType> }
  | { readonly kind: 'function'; readonly parameters: readonly FeelType[]; readonly result: FeelType }
  | { readonly kind: 'constrained'; readonly of: FeelType; readonly allows: (value: FeelValue, run: Run) => boolean }
  | { readonly kind: 'named'; readonly name: string; readonly resolve: () => FeelType | undefined };
export type TypeLookup = (name: string) => FeelType | undefined;

export const anyType: FeelType = { kind: 'any' };

/** The type FEEL itself knows under a name, such as `date and time` or `dateTime`. */
export function builtinType(name: string): FeelType | undefined {
  return builtins[name];
}

/** The type a type expression names; `lookup` answers for the names of item definitions. */
export function typeOf(node: FeelTypeNode, lookup: TypeLookup): FeelType | undefined {
  if (node.kind === 'named') return builtinType(node.name) ?? lookup(node.name);
  if (node.kind === 'list' || node.kind === 'range') {
    const of = typeOf(node.of, lookup);
    return of === undefined ? undefined : { kind: node.kind, of };
  }
  if (node.kind === 'context') {
    const fields = new Map<string, FeelType>();
    for (const field of node.fields) fields.set(field.name, typeOf(field.type, lookup) ?? anyType);
    return { kind: 'context', fields };
  }
  const parameters = node.parameters.map((parameter) => typeOf(parameter, lookup) ?? anyType);
  return { kind: 'function', parameters, result: typeOf(node.result, lookup) ?? anyType };
}

/** Tells whether a value is of a type (`instance of`, DMN 1.5, 10.3.2.9): null is of none, allowed values do not count. */
export function isInstance(value: FeelValue, type: FeelType, run: Run): boolean {
  return value !== null && conforms(value, type, run, false);
}

/** Tells whether a value may stand where the type is declared; null may stand everywhere. */
function conforms(value: FeelValue, type: FeelType, run: Run, withConstraints = true): boolean {
  const fits = (inner: FeelValue, wanted: FeelType) => conforms(inner, wanted, run, withConstraints);
  run.spend(1);
  if (type.kind === 'named') return fits(value, type.resolve() ?? anyType);
  if (type.kind === 'constrained') {
    return fits(value, type.of) && (value === null || !withConstraints || type.allows(value, run));
  }
  if (value === null || type.kind === 'any') return true;
  if (type.kind === 'basic') return kindOf(value) === type.name;
  if (type.kind === 'list') return isList(value) && value.every((item) => fits(item, type.of));
  if (type.kind === 'context') {
    if (!isContext(value)) return false;
    return [...type.fields].every(([name, field]) => value.has(name) && fits(value.get(name) ?? null, field));
  }
  if (type.kind === 'range') {
    return value instanceof FeelRange && fits(value.start, type.of) && fits(value.end, type.of);
  }
  return (
    value instanceof FeelFunction && value.signatures.some((own) => own.parameters.length === type.parameters.length)
  );
}

/**
 * The value as the declared type wants it (DMN 1.5, 10.3.2.9.4): a list of one becomes its item, an item a list of
 * one, a day its midnight; undefined when the value does not fit.
 */
export function coerce(value: FeelValue, type: FeelType, run: Run): FeelValue | undefined {
  if (value === null || conforms(value, type, run)) return value;
  if (isList(value) && value.length === 1) {
    const item = value[0] ?? null;
    if (conforms(item, type, run)) return item;
  }
  if (value instanceof FeelDate && isBasic(type, 'date and time')) return atMidnight(value);
  const list = plain(type);
  if (list.kind === 'list' && !isList(value) && conforms([value], type, run)) return [value];
  return undefined;
}

function plain(type: FeelType): FeelType {
  if (type.kind === 'named') return plain(type.resolve() ?? anyType);
  return type.kind === 'constrained' ? plain(type.of) : type;
}

function isBasic(type: FeelType, name: FeelKind): boolean {
  const own = plain(type);
  return own.kind === 'basic' && own.name === name;
}

const basic = (name: FeelKind): FeelType => ({ kind: 'basic', name });

const builtins: Readonly<Record<string, FeelType>> = {
  __proto__: null as never,
  Any: anyType,
  any: anyType,
  Null: basic('null'),
  number: basic('number'),
  string: basic('string'),
  boolean: basic('boolean'),
  date: basic('date'),
  time: basic('time'),
  'date and time': basic('date and time'),
  dateTime: basic('date and time'),
  'years and months duration': basic('years and months duration'),
  yearMonthDuration: basic('years and months duration'),
  'days and time duration': basic('days and time duration'),
  dayTimeDuration: basic('days and time duration'),
  list: { kind: 'list', of: anyType },
  context: { kind: 'context', fields: new Map() },
  range: { kind: 'range', of: anyType },
};

import { equals } from '../compare.ts';
import type { Run } from '../run.ts';
import { type FeelContext, type FeelList, type FeelValue, isContext } from '../values.ts';
import { defineBuiltins } from './define.ts';

/** Context functions (DMN 1.5, 10.3.4.8), `is` and `not`. */
export const contextBuiltins = defineBuiltins({
  'get value(m: context, key: string)': ([context, key]) => context.get(key),
  'get value(m: context, keys: list)': ([context, keys]) => {
    let value: FeelValue | undefined = context;
    for (const key of keys) value = isContext(value ?? null) ? (value as FeelContext).get(key) : undefined;
    return value;
  },
  'get entries(m: context)': ([context]) =>
    [...context].map(
      ([key, value]: [string, FeelValue]) =>
        new Map([
          ['key', key],
          ['value', value],
        ]),
    ),
  'context(entries: list)': ([entries]) => contextOf(entries),
  'context put(context: context, key: string, value: any)': ([context, key, value], run) =>
    put(context, [key], value, run),
  'context put(context: context, keys: list, value: any)': ([context, keys, value], run) =>
    put(context, keys, value, run),
  'context merge(contexts: list)': ([contexts], run) => {
    if (!contexts.every(isContext)) return undefined;
    for (const one of contexts) run.spend(one.size);
    return new Map(contexts.flatMap((one: FeelContext) => [...one]));
  },
  'is(value1?: any, value2?: any)': ([left, right], run) => isSame(left, right, run),
  'not(negand: any)': ([value]) => (typeof value === 'boolean' ? !value : null),
});

function contextOf(entries: FeelList): FeelContext | undefined {
  const context = new Map<string, FeelValue>();
  for (const entry of entries) {
    if (!isContext(entry) || !entry.has('value')) return undefined;
    const key = entry.get('key');
    if (typeof key !== 'string' || context.has(key)) return undefined;
    context.set(key, entry.get('value') ?? null);
  }
  return context;
}

function put(context: FeelContext, keys: FeelList, value: FeelValue, run: Run): FeelContext | undefined {
  run.spend(context.size);
  const [key, ...rest] = keys;
  if (typeof key !== 'string') return undefined;
  if (rest.length === 0) return new Map([...context, [key, value]]);
  const inner = context.get(key) ?? null;
  const changed = isContext(inner) ? put(inner, rest, value, run) : undefined;
  return changed === undefined ? undefined : new Map([...context, [key, changed]]);
}

/** Same value and, for times, also the same zone written the same way (DMN 1.5, 10.3.4.5). */
function isSame(left: FeelValue, right: FeelValue, run: Run): boolean {
  return equals(left, right, run) === true && zoneOf(left) === zoneOf(right);
}

function zoneOf(value: FeelValue): string {
  if (value === null || typeof value !== 'object' || !('kind' in value)) return '';
  const time = value.kind === 'date time' ? value.time : value.kind === 'time' ? value : null;
  if (time === null || time.zone === null) return '';
  return 'id' in time.zone ? time.zone.id : String(time.zone.offset);
}

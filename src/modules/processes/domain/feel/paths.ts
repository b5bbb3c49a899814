import { propertyOf } from './properties.ts';
import type { Run } from './run.ts';
import { type FeelValue, isContext, isList, kindOf } from './values.ts';

/** `value.member`: an entry of a context, a property, or the list of these for a list (DMN 1.5, 10.3.2.8). */
export function getPath(value: FeelValue, member: string, run: Run): FeelValue {
  if (isContext(value)) {
    const entry = value.get(member);
    return entry === undefined ? run.fail('feel.unknown-entry', { name: member }) : entry;
  }
  if (isList(value)) {
    run.spend(value.length);
    return value.map((item) => getPath(item, member, run));
  }
  if (value === null) return run.fail('feel.path-of-null', { name: member });
  const property = propertyOf(value, member);
  return property === undefined ? run.fail('feel.unknown-property', { name: member, kind: kindOf(value) }) : property;
}

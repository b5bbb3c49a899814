/** What is known of a value before anything runs: enough to see that a name, an entry or an option does not exist. */
export type KnownValue =
  | { readonly kind: 'any' }
  /** One of these texts. */
  | { readonly kind: 'options'; readonly values: readonly string[] }
  /** A context with exactly these entries. */
  | { readonly kind: 'entries'; readonly entries: KnownNames }
  | { readonly kind: 'list'; readonly item: KnownValue };
export type KnownNames = ReadonlyMap<string, KnownValue>;

export const anything: KnownValue = { kind: 'any' };

/** A context with these entries; names alone may hold anything. */
export const entriesOf = (...entries: readonly (string | readonly [string, KnownValue])[]): KnownValue => ({
  kind: 'entries',
  entries: new Map(entries.map((entry) => (typeof entry === 'string' ? [entry, anything] : entry))),
});

/** One of the texts. */
export const oneOf = (...values: readonly string[]): KnownValue => ({ kind: 'options', values });

/** The value null: it says nothing about what else may stand there. */
export const nothing: KnownValue = { kind: 'options', values: [] };

const isNothing = (value: KnownValue): boolean => value.kind === 'options' && value.values.length === 0;

/** What is known when a value is one or the other. */
export function either(left: KnownValue, right: KnownValue): KnownValue {
  if (isNothing(left)) return right;
  if (isNothing(right)) return left;
  if (left.kind === 'options' && right.kind === 'options') return oneOf(...new Set([...left.values, ...right.values]));
  if (left.kind === 'list' && right.kind === 'list') return { kind: 'list', item: either(left.item, right.item) };
  if (left.kind !== 'entries' || right.kind !== 'entries') return anything;
  const entries = new Map(left.entries);
  for (const [name, value] of right.entries) {
    const own = entries.get(name);
    entries.set(name, own ? either(own, value) : value);
  }
  return { kind: 'entries', entries };
}

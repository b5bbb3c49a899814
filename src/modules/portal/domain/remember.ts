/** Keeps what `load` gave for a while, by key, so that a page asked for often costs the database little; faults are not kept. */
export function remember<Value>(now: () => Temporal.Instant, seconds: number, load: (key: string) => Promise<Value>) {
  const known = new Map<string, { readonly value: Promise<Value>; readonly until: Temporal.Instant }>();
  return (key: string): Promise<Value> => {
    const at = now();
    const before = known.get(key);
    if (before && Temporal.Instant.compare(at, before.until) < 0) return before.value;
    const value = load(key);
    known.set(key, { value, until: at.add({ seconds }) });
    value.catch(() => known.delete(key));
    return value;
  };
}

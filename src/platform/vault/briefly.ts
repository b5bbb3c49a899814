/**
 * The same function with its results kept for a second: what sends a form asks for the next page at once, and what opens
 * their drafts is not to stay here after they left. `null` is not kept.
 */
export function briefly<Value>(most: number, make: (key: string) => Value): Brief<Value> {
  const known = new Map<string, Value>();
  const keep = (key: string, value: Value): void => {
    if (value === null || known.size >= most) return;
    if (known.size === 0) setTimeout(() => known.clear(), keptMilliseconds).unref();
    known.set(key, value);
  };
  const find = (key: string): Value => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    keep(key, made);
    return made;
  };
  return Object.assign(find, { keep });
}

const keptMilliseconds = 1_000;

interface Brief<Value> {
  (key: string): Value;
  /** Keeps what the function would make of the key, for whoever knows it already. */
  keep(key: string, value: Value): void;
}

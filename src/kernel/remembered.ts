/** The same function with its last results kept, at most so many: for what costs much and gives the same for the same key each time. */
export function remembered<Key extends string | number, Value>(
  most: number,
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    // To take one after the other from the front of a map is slow, so the whole generation goes.
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}

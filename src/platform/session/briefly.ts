/**
 * The same function with its results kept for some milliseconds: people ask for several pages in a row, and what opens
 * their drafts is not to stay here after they left.
 */
export function briefly<Value>(
  milliseconds: number,
  most: number,
  make: (key: string) => Value | null,
): (key: string) => Value | null {
  const known = new Map<string, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    if (made === null || known.size >= most) return made;
    if (known.size === 0) setTimeout(() => known.clear(), milliseconds).unref();
    known.set(key, made);
    return made;
  };
}

import { type Equation, type Range, rangesOf } from './ranges.ts';

/**
 * What somebody can conclude about the wanted counts from everything that was ever published: for each its smallest and largest
 * possible value. Null when the publications contradict each other (a corrected number) and cannot be held together.
 */
export function attack(published: readonly Published[], wanted: readonly string[]): ReadonlyMap<string, Range> | null {
  const known = new Map(published.flatMap((one) => Object.entries(one.known)));
  const places = new Map<string, number>();
  const placeOf = (key: string): number => {
    if (!places.has(key)) places.set(key, places.size);
    return places.get(key)!;
  };
  const equations: Equation[] = [];
  for (const { total, parts } of sumsOf(published)) {
    let value = 0;
    const terms: [number, number][] = [];
    for (const [key, factor] of [...parts.map((part) => [part, 1] as const), [total, -1] as const]) {
      const fixed = known.get(key);
      if (fixed === undefined) terms.push([placeOf(key), factor]);
      else value -= factor * fixed;
    }
    if (terms.length > 0) equations.push({ terms, value });
    else if (value !== 0) return null;
  }
  const open = wanted.filter((key) => places.has(key));
  const ranges = rangesOf(
    places.size,
    equations,
    open.map((key) => places.get(key)!),
  );
  if (!ranges) return null;
  const found = new Map<string, Range>();
  for (const key of wanted) {
    const fixed = known.get(key);
    const range = ranges[open.indexOf(key)];
    found.set(
      key,
      fixed === undefined ? (range ?? { low: 0, high: Number.POSITIVE_INFINITY }) : { low: fixed, high: fixed },
    );
  }
  return found;
}

/** Each sum once, however often it was published. */
function sumsOf(published: readonly Published[]): readonly Sum[] {
  const named = published
    .flatMap(({ sums }) => sums)
    .map((sum) => [`${sum.total}=${sum.parts.join('+')}`, sum] as const);
  return [...new Map(named).values()];
}

/** Counts that were published, and which counts add up to which: all that a reader can calculate with. */
export interface Published {
  readonly known: Readonly<Record<string, number>>;
  readonly sums: readonly Sum[];
}
export interface Sum {
  readonly total: string;
  readonly parts: readonly string[];
}

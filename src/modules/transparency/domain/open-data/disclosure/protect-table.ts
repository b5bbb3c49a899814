import { ok, type Result, refuse } from '#kernel/result';
import { attack, type Published } from './published.ts';
import type { Range } from './ranges.ts';
import { cheapestRectangle, type Place } from './rectangle.ts';
import { type FrequencyTable, keysOf, publishedOf, withMargins } from './table-keys.ts';

/** Below this count a cell could be about somebody whom others know; the same width stays open to whoever calculates. */
export const minimumCell = 3;

/**
 * A table with its margins in which no count from 1 to 2 is shown and none can be calculated, not even with all earlier
 * publications: for each, an interval at least 3 wide stays open, its upper end at 3 or above (linear programming). Further
 * counts are left out where that needs it. Counts that moved by less than 3 since an earlier publication are left out, too.
 * Refused with `cannot-protect` when no pattern is enough.
 */
export function protectTable(
  table: FrequencyTable,
  history: readonly Published[] = [],
): Result<ProtectedTable, 'cannot-protect'> {
  const keys = keysOf(table);
  const values = withMargins(table);
  const before = history.map((one) => keepAgreeing(one, keys, values));
  const small = placesOf(values).filter(([row, column]) => isSmall(values[row]![column]!));
  const moved = placesOf(values).filter(([row, column]) =>
    movedALittle(history, keys[row]![column]!, values[row]![column]!),
  );
  const primary = [...small, ...moved];
  const hidden = new Set(primary.map(nameOf));
  const tried = new Set<string>();
  for (;;) {
    const published = publishedOf(keys, shownOf(values, hidden));
    const ranges = attack([...before, published], [...new Set(primary.map(([row, column]) => keys[row]![column]!))]);
    if (!ranges) return refuse('cannot-protect');
    const unsafe = small.filter(([row, column]) => !isWide(ranges.get(keys[row]![column]!)!));
    if (unsafe.length === 0) return ok(giveBack({ keys, values, before, hidden, primary }));
    if (!hideMore(values, unsafe, hidden, tried)) return refuse('cannot-protect');
  }
}

/** A pattern of further counts for each unsafe one that no pattern of this round helps yet; false when none is left to try. */
function hideMore(
  values: readonly (readonly number[])[],
  unsafe: readonly Place[],
  hidden: Set<string>,
  tried: Set<string>,
): boolean {
  let isHelped = false;
  for (const place of unsafe) {
    const found = cheapestRectangle(values, place, hidden, tried, minimumCell);
    if (!found) continue;
    tried.add(found.name);
    for (const corner of found.corners) hidden.add(nameOf(corner));
    isHelped = true;
  }
  return isHelped;
}

/** A further count that everybody can calculate anyway protects nothing and is shown. */
function giveBack({ keys, values, before, hidden, primary }: Protection): ProtectedTable {
  const needed = new Set(primary.map(nameOf));
  const others = placesOf(values).filter((place) => hidden.has(nameOf(place)) && !needed.has(nameOf(place)));
  const ranges = attack(
    [...before, publishedOf(keys, shownOf(values, hidden))],
    others.map(([row, column]) => keys[row]![column]!),
  );
  for (const place of others) {
    const range = ranges?.get(keys[place[0]]![place[1]]!);
    if (range && range.low === range.high) hidden.delete(nameOf(place));
  }
  const shown = shownOf(values, hidden);
  return { shown, published: publishedOf(keys, shown), small: needed.size, further: hidden.size - needed.size };
}

/** Of an earlier publication what today's true counts still agree with; a corrected count no longer adds up with today's. */
function keepAgreeing(
  { known, sums }: Published,
  keys: readonly (readonly string[])[],
  values: readonly (readonly number[])[],
): Published {
  const today = new Map(keys.flatMap((row, at) => row.map((key, column) => [key, values[at]![column]!] as const)));
  const differing = new Set(
    Object.entries(known).flatMap(([key, value]) => (today.has(key) && today.get(key) !== value ? [key] : [])),
  );
  if (differing.size === 0) return { known, sums };
  const parts = sums.filter((sum) => ![sum.total, ...sum.parts].some((key) => differing.has(key)));
  const kept = Object.entries(known).filter(([key]) => !differing.has(key));
  return { known: Object.fromEntries(kept), sums: parts };
}

const movedALittle = (history: readonly Published[], key: string, value: number): boolean =>
  history.some(({ known }) => {
    const before = known[key];
    return before !== undefined && before !== value && Math.abs(before - value) < minimumCell;
  });

const isSmall = (value: number): boolean => value > 0 && value < minimumCell;
const isWide = ({ low, high }: Range): boolean => high >= minimumCell && high - low >= minimumCell;
const nameOf = ([row, column]: Place): string => `${row}/${column}`;
const placesOf = (values: readonly (readonly number[])[]): readonly Place[] =>
  values.flatMap((row, at) => row.map((_, column): Place => [at, column]));
const shownOf = (values: readonly (readonly number[])[], hidden: ReadonlySet<string>) =>
  values.map((row, at) => row.map((value, column) => (hidden.has(nameOf([at, column])) ? null : value)));

export interface ProtectedTable {
  /** With margins; null is left out. */
  readonly shown: readonly (readonly (number | null)[])[];
  /** What a reader knows from now on: goes into the history of the next release. */
  readonly published: Published;
  /** How many were left out for themselves, and how many to protect them. */
  readonly small: number;
  readonly further: number;
}
interface Protection {
  readonly keys: readonly (readonly string[])[];
  readonly values: readonly (readonly number[])[];
  readonly before: readonly Published[];
  readonly hidden: Set<string>;
  readonly primary: readonly Place[];
}

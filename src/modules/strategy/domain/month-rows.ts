import {
  leastCell,
  leastPersons,
  numberThings,
  type Observation,
  openThings,
  shareThings,
  type ThingMeasured,
  thingsMeasured,
  wordsOfThings,
} from './things.ts';

/**
 * The rows of one month that everybody may see. What is about persons: a service with fewer than ten is put together with others like
 * it; numbers are gathered until at least three share a row, under the highest of them; a word that stands for one or two is told as
 * three, taken from the most frequent word; answers from 1 to 5 become two where that is not enough. So the sum stays true, and a three may be one, two or three.
 * Of forms begun only the share is told.
 */
export function monthRows(observations: readonly Observation[]): MonthRow[] {
  return thingsMeasured.flatMap((thing) => {
    const bySubject = groups(observations.filter((one) => one.thing === thing));
    if (openThings.has(thing)) return [...bySubject].flatMap(([subject, cells]) => asRows(thing, subject, cells));
    const large = [...bySubject].filter(([, cells]) => sum(cells) >= leastPersons);
    const small = [...bySubject].filter(([, cells]) => sum(cells) < leastPersons);
    const rest = gather(small.flatMap(([, cells]) => cells));
    const shown = small.length > 1 && sum(rest) >= leastPersons ? [...large, ['uebrige', rest] as const] : large;
    return shown.flatMap(([subject, cells]) => {
      const safe = numberThings.has(thing)
        ? inBins(cells)
        : shareThings.has(thing)
          ? asShares(cells, wordsOfThings[thing]?.[0] ?? '')
          : (lifted(cells) ?? (thing === 'zufriedenheit' ? lifted(inHalves(cells)) : null));
      return safe ? asRows(thing, subject, safe) : [];
    });
  });
}

/** Neighbouring numbers together until no row stands for one or two, each under its highest; what is left at the end becomes three. */
export function inBins(cells: readonly Cell[]): readonly Cell[] {
  const bins: Cell[] = [];
  let open = 0;
  const sorted = cells.toSorted((a, b) => Number(a.value) - Number(b.value));
  for (const { value, count } of sorted) {
    open += count;
    if (open < leastCell) continue;
    bins.push({ value, count: open });
    open = 0;
  }
  const highest = sorted.at(-1);
  if (open === 0 || !highest) return bins;
  const before = bins.pop();
  if (!before) return [{ value: highest.value, count: open }];
  const left = before.count - (leastCell - open);
  return left >= leastCell
    ? [...bins, { ...before, count: left }, { value: highest.value, count: leastCell }]
    : [...bins, { value: highest.value, count: before.count + open }];
}

/** Counts of one and two become three, at the cost of the largest; null where that is too small for it. */
export function lifted(cells: readonly Cell[]): readonly Cell[] | null {
  const largest = cells.reduce((best, cell) => (cell.count > best.count ? cell : best));
  const lack = cells.reduce((all, { count }) => all + Math.max(0, leastCell - count), 0);
  if (largest.count - lack < leastCell) return null;
  return cells.map((cell) =>
    cell === largest ? { ...cell, count: cell.count - lack } : { ...cell, count: Math.max(leastCell, cell.count) },
  );
}

/**
 * Of 100 so many, in steps of five, after small counts became three; the first word also where it never occurred. How many were sent is
 * published elsewhere with some counts left out: a number here would give those away, and the share fits more than one.
 */
export function asShares(cells: readonly Cell[], first: string): readonly Cell[] | null {
  const safe = lifted(cells.some(({ value }) => value === first) ? cells : [{ value: first, count: 0 }, ...cells]);
  if (!safe) return null;
  const whole = sum(safe);
  const share = Math.round(((safe.find(({ value }) => value === first)?.count ?? 0) / whole) * 20) * 5;
  const other = safe.find(({ value }) => value !== first)?.value;
  return [{ value: first, count: share }, ...(other ? [{ value: other, count: 100 - share }] : [])].filter(
    ({ count }) => count > 0,
  );
}

/** Answers as the two that matter, when five would be too many for so few: satisfied or not. */
const inHalves = (cells: readonly Cell[]): readonly Cell[] =>
  gather(cells.map(({ value, count }) => ({ value: value >= '4' ? '4' : '3', count })));

function groups(observations: readonly Observation[]): ReadonlyMap<string, readonly Cell[]> {
  const bySubject = Map.groupBy(observations, ({ subject }) => subject);
  return new Map(
    [...bySubject].sort(([a], [b]) => (a < b ? -1 : 1)).map(([subject, cells]) => [subject, gather(cells)]),
  );
}

const gather = (cells: readonly Cell[]): readonly Cell[] =>
  [...Map.groupBy(cells, ({ value }) => value)]
    .map(([value, same]) => ({ value, count: sum(same) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => (a.value < b.value ? -1 : 1));

const sum = (cells: readonly Cell[]): number => cells.reduce((all, { count }) => all + count, 0);
const asRows = (thing: ThingMeasured, subject: string, cells: readonly Cell[]): MonthRow[] =>
  cells.map(({ value, count }) => ({ thing, subject, value, count }));

interface Cell {
  readonly value: string;
  readonly count: number;
}
export interface MonthRow extends Cell {
  readonly thing: ThingMeasured;
  readonly subject: string;
}

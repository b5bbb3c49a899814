/** Sorts spans and joins those that touch or overlap; empty ones vanish. */
export function unite(spans: readonly Span[]): readonly Span[] {
  if (areUnited(spans)) return spans;
  const sorted = spans.filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0]);
  const united: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = united.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else united.push([from, to]);
  }
  return united;
}

const areUnited = (spans: readonly Span[]): boolean =>
  spans.every(([from, to], index) => from < to && (index === 0 || from > spans[index - 1]![1]));

/** What is left of united spans without others (sorted or not). */
export function subtract(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  const cuts = others.length > 1 ? unite(others) : others;
  const left: Span[] = [];
  for (const [from, to] of spans) {
    let at = from;
    for (const [cutFrom, cutTo] of cuts) {
      if (cutTo <= at || cutFrom >= to) continue;
      if (cutFrom > at) left.push([at, cutFrom]);
      at = Math.max(at, cutTo);
    }
    if (at < to) left.push([at, to]);
  }
  return left;
}

/** What two lists of united spans have in common. */
export function intersect(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  const common: Span[] = [];
  for (const [from, to] of spans) {
    for (const [otherFrom, otherTo] of others) {
      const [start, end] = [Math.max(from, otherFrom), Math.min(to, otherTo)];
      if (start < end) common.push([start, end]);
    }
  }
  return common;
}

/** Minutes in all. */
export const minutesOf = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);

/** True when one of the spans holds the other whole. */
export const holds = (spans: readonly Span[], [from, to]: Span): boolean =>
  spans.some(([start, end]) => start <= from && to <= end);

/** Whole minutes since 1970 in UTC: places in time that no change of the clocks doubles or loses. */
export const minuteOf = (instant: Temporal.Instant): number => Math.floor(instant.epochMilliseconds / 60_000);

/** The instant of such a minute. */
export const instantOf = (minute: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(minute * 60_000);

/** From the first minute to the one after the last, in minutes since 1970. */
export type Span = readonly [from: number, to: number];

/** Middle and upper end of some minutes; null where fewer than the least were measured. Between two values it is drawn straight, as PostgreSQL's `percentile_cont` does. */
export function spreadOf(minutes: readonly number[], least: number): Spread | null {
  if (minutes.length < Math.max(least, 1)) return null;
  const sorted = [...minutes].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { count: sorted.length, median: at(0.5), p90: at(0.9) };
}

/** Minutes: half took less than the median, nine of ten less than `p90`. */
export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

/** Counts answered requests by route and status, and how long they took, for OpenMetrics. */
export function createMetrics(): Metrics {
  const counts = new Map<string, Series>();
  return {
    observe(method, path, status, milliseconds) {
      const key = `${method} ${path} ${status}`;
      const series = counts.get(key) ?? { method, path, status, count: 0, seconds: 0, buckets: bounds.map(() => 0) };
      counts.set(key, series);
      const seconds = milliseconds / 1_000;
      series.count += 1;
      series.seconds += seconds;
      for (let i = bounds.length - 1; i >= 0 && seconds <= bounds[i]!; i--) series.buckets[i]! += 1;
    },
    series: () => [...counts.values()],
  };
}

/** Upper bounds of the latency histogram in seconds. */
export const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const;

export interface Metrics {
  observe(method: string, path: string, status: number, milliseconds: number): void;
  series(): readonly Readonly<Series>[];
}
export interface Series {
  readonly method: string;
  /** The pattern of the route, never the address itself: it could name a case. */
  readonly path: string;
  readonly status: number;
  count: number;
  seconds: number;
  /** Requests no slower than each bound. */
  readonly buckets: number[];
}

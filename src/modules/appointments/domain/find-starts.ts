import { type Span, subtract } from './spans.ts';

/**
 * Every start at which a visit of this length fits on one desk, with the desks it fits on, earliest first. The desk whose free time
 * is tightest stands first, so that long free times stay whole. `busy` counts holds and unconfirmed visits like all others.
 */
export function findStarts({ open, busy, minutes, step, earliest }: Search): readonly Start[] {
  const rooms: { readonly desk: number; readonly from: number; readonly to: number }[] = [];
  for (const [desk, hours] of open) {
    const taken = busy(desk);
    for (const [from, to] of taken.length > 0 ? subtract(hours, taken) : hours)
      if (to - from >= minutes && to - minutes >= earliest) rooms.push({ desk, from, to });
  }
  // The tightest first: so every start meets its desks in their order.
  rooms.sort((a, b) => a.to - a.from - (b.to - b.from));
  const found = new Map<number, number[]>();
  for (const { desk, from, to } of rooms) {
    for (let at = Math.ceil(Math.max(from, earliest) / step) * step; at + minutes <= to; at += step) {
      const desks = found.get(at);
      if (desks) desks.push(desk);
      else found.set(at, [desk]);
    }
  }
  const starts: Start[] = [];
  for (const [at, desks] of found) starts.push({ at, desks });
  return starts.sort((a, b) => a.at - b.at);
}

/** Some of many starts, at least so many minutes apart, so that a list can be read. */
export function apart<T extends { readonly at: number }>(starts: readonly T[], minutes: number): readonly T[] {
  const shown: T[] = [];
  for (const start of starts) {
    const last = shown.at(-1);
    if (!last || start.at - last.at >= minutes) shown.push(start);
  }
  return shown;
}

export interface Start {
  /** Minute since 1970. */
  readonly at: number;
  /** Where it fits, best first. */
  readonly desks: readonly number[];
}
interface Search {
  /** Published hours with the right skills, by desk. */
  readonly open: ReadonlyMap<number, readonly Span[]>;
  readonly busy: (desk: number) => readonly Span[];
  readonly minutes: number;
  readonly step: number;
  /** Nothing begins before. */
  readonly earliest: number;
}

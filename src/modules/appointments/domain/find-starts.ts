import { type Span, subtract } from './spans.ts';

/**
 * Every start at which a visit of this length fits on one desk, with the desks it fits on, earliest first. The desk whose free time
 * is tightest stands first, so that long free times stay whole. `busy` counts holds and unconfirmed visits like all others.
 */
export function findStarts({ open, busy, minutes, step, earliest }: Search): readonly Start[] {
  const found = new Map<number, { desk: number; room: number }[]>();
  for (const [desk, hours] of open) {
    const taken = busy(desk);
    for (const [from, to] of taken.length > 0 ? subtract(hours, taken) : hours) {
      for (let at = Math.ceil(Math.max(from, earliest) / step) * step; at + minutes <= to; at += step) {
        const fits = { desk, room: to - from };
        const others = found.get(at);
        if (others) others.push(fits);
        else found.set(at, [fits]);
      }
    }
  }
  return [...found]
    .sort((a, b) => a[0] - b[0])
    .map(([at, desks]) => ({ at, desks: desks.sort((a, b) => a.room - b.room).map(({ desk }) => desk) }));
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

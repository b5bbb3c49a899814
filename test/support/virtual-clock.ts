import { type Clock, legalZone } from '#kernel/clock';

/** A clock that stands still until it is moved. Starts on a working Monday morning in Leipzig. */
export function virtualClock(start: string | Temporal.Instant = '2026-03-02T08:00:00Z'): VirtualClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    set: (to) => {
      now = Temporal.Instant.from(to);
    },
    advance: (by) => {
      now = now.toZonedDateTimeISO(legalZone).add(by).toInstant();
    },
  };
}

export interface VirtualClock extends Clock {
  set(to: string | Temporal.Instant): void;
  /** Moves on by legal time: a day is a calendar day in Leipzig, also when the clocks change. */
  advance(by: Temporal.DurationLike): void;
}

/**
 * Seconds to wait after failed sign-ins with one name: none for the first four, then a minute, doubled each time, an hour at most.
 * A day without failure forgets them. Waiting, not locking, so that nobody can shut out another for long.
 */
export function waitAfter(failures: Failures | null, now: Temporal.Instant): number {
  const counted = countedFailures(failures, now);
  if (!failures || counted < free) return 0;
  const seconds = Math.min(3_600, 60 * 2 ** (counted - free));
  const passed = (now.epochMilliseconds - failures.lastAt.epochMilliseconds) / 1_000;
  return Math.max(0, Math.ceil(seconds - passed));
}

/** How many failures still count. */
export const countedFailures = (failures: Failures | null, now: Temporal.Instant): number =>
  failures && now.epochMilliseconds - failures.lastAt.epochMilliseconds < 86_400_000 ? failures.count : 0;

const free = 5;

export interface Failures {
  readonly count: number;
  readonly lastAt: Temporal.Instant;
}

import type { LogNormal } from '../simulation/index.ts';

/** Takes in one finished service; what cannot be true (forgotten clicks: under 15 seconds or over three hours) is left out. */
export function learnTime(known: TimesLearned, minutes: number): TimesLearned {
  if (!(minutes >= shortest && minutes <= longest)) return known;
  const log = Math.log(minutes);
  return { count: known.count + 1, sum: known.sum + log, squares: known.squares + log * log };
}

/** Lets the past count less, so that a new way of working shows: 0.98 each day halves it in 34 days. */
export const fadeTimes = ({ count, sum, squares }: TimesLearned, share: number): TimesLearned => ({
  count: count * share,
  sum: sum * share,
  squares: squares * share,
});

/**
 * The distribution of a service at an office: lognormal, drawn towards the assumed one as if that rested on so many services
 * (normal-inverse-gamma, its mean). Without any history it is the assumed one.
 */
export function timeOf(assumed: LogNormal, { count, sum, squares }: TimesLearned, weight = seedWeight): LogNormal {
  if (count <= 0) return assumed;
  const mean = sum / count;
  const within = Math.max(0, squares - count * mean * mean);
  const between = ((weight * count) / (weight + count)) * (mean - assumed.mu) ** 2;
  return {
    mu: (weight * assumed.mu + sum) / (weight + count),
    sigma: Math.sqrt((weight * assumed.sigma ** 2 + within + between) / (weight + count)),
  };
}

/** Nothing seen yet. */
export const nothingLearned: TimesLearned = { count: 0, sum: 0, squares: 0 };

const [shortest, longest, seedWeight] = [0.25, 180, 10];

/** All that must be kept of the past of one service at one office: how many, and the sums of the logarithms and their squares. */
export interface TimesLearned {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

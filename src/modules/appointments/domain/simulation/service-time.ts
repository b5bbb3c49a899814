import { drawNormal, drawNormalAbove, type RandomStream } from './random-stream.ts';

/** The lognormal distribution with a mean in minutes and a coefficient of variation (standard deviation by mean). */
export function logNormal(mean: number, variation: number): LogNormal {
  if (!(mean > 0) || !(variation >= 0)) throw new RangeError('A service time needs a mean above 0');
  const variance = Math.log(1 + variation * variation);
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

/** The mean in minutes. */
export const meanMinutes = ({ mu, sigma }: LogNormal): number => Math.exp(mu + (sigma * sigma) / 2);

/** One visit for several services after each other, by equal mean and variance (Fenton and Wilkinson). */
export function sumOfTimes(times: readonly LogNormal[]): LogNormal {
  if (times.length === 1) return times[0]!;
  let mean = 0;
  let variance = 0;
  for (const time of times) {
    const part = meanMinutes(time);
    mean += part;
    variance += part * part * Math.expm1(time.sigma * time.sigma);
  }
  return logNormal(mean, Math.sqrt(variance) / mean);
}

/** A draw in minutes. */
export const drawMinutes = ({ mu, sigma }: LogNormal, next: RandomStream): number =>
  Math.exp(mu + sigma * drawNormal(next));

/** A draw of the minutes a service still takes that has run for some minutes already. */
export function drawMinutesLeft(time: LogNormal, elapsed: number, next: RandomStream): number {
  if (elapsed <= 0) return drawMinutes(time, next);
  if (time.sigma === 0) return Math.max(0, Math.exp(time.mu) - elapsed);
  const z = drawNormalAbove((Math.log(elapsed) - time.mu) / time.sigma, next);
  return Math.max(0, Math.exp(time.mu + time.sigma * z) - elapsed);
}

/** The logarithm of the minutes is normal with mean mu and standard deviation sigma. */
export interface LogNormal {
  readonly mu: number;
  readonly sigma: number;
}

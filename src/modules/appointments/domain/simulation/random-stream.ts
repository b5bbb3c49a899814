/** Numbers from 0 (included) to 1 (excluded), the same in every run with the same seed (generator sfc32). */
export function seededStream(seed: number): RandomStream {
  let a = seed | 0;
  let b = (seed * 0x9e3779b1) | 0;
  let c = 0x243f6a88;
  let count = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** A draw of the standard normal distribution (Box and Muller). */
export const drawNormal = (next: RandomStream): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** A draw of the standard normal distribution, given that it is above a bound; exact far out in the tail too. */
export const drawNormalAbove = (bound: number, next: RandomStream): number =>
  Math.max(bound, -normalQuantile(normalShare(-bound) * (1 - next())));

/** A place in a list, as likely as its weight. */
export function drawPlace(weights: readonly number[], next: RandomStream): number {
  let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [place, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return place;
  }
  return weights.length - 1;
}

/** The share of the standard normal distribution at or below z; error under 1e-7 (Abramowitz and Stegun 26.2.17, Mills beyond 6). */
export function normalShare(z: number): number {
  if (z > 0) return 1 - normalShare(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < -6) return density / (-z + 1 / (-z + 2 / (-z + 3 / -z)));
  const t = 1 / (1 - 0.2316419 * z);
  return density * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
}

/** The z below which this share of the standard normal distribution lies (Acklam, relative error 1.2e-9). */
export function normalQuantile(share: number): number {
  if (share <= 0) return Number.NEGATIVE_INFINITY;
  if (share >= 1) return Number.POSITIVE_INFINITY;
  if (share > 0.97575) return -normalQuantile(1 - share);
  if (share < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(share));
    return fraction(tailAbove, q) / (q * fraction(tailBelow, q) + 1);
  }
  const q = share - 0.5;
  return (q * fraction(middleAbove, q * q)) / (q * q * fraction(middleBelow, q * q) + 1);
}

const fraction = (factors: readonly number[], x: number): number =>
  factors.reduce((sum, factor) => sum * x + factor, 0);

const middleAbove = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const middleBelow = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const tailAbove = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const tailBelow = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

/** Gives the next number from 0 (included) to 1 (excluded). Randomness comes in; nothing here makes its own. */
export type RandomStream = () => number;

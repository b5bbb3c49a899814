/** A bucket of tokens for each name: how many seconds to wait, 0 when allowed. */
export function createLimiter({ burst, perSecond }: Rate, now: () => number = () => performance.now()) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (name: string): number => {
    const at = now();
    const bucket = buckets.get(name) ?? { tokens: burst, at };
    bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1_000) * perSecond);
    bucket.at = at;
    if (buckets.size > 10_000) buckets.clear();
    buckets.set(name, bucket);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perSecond);
    bucket.tokens -= 1;
    return 0;
  };
}

export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

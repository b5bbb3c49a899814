import type { LimitName } from './types.ts';

/** Token buckets per address and limit on this node; refuses what comes faster than a person could act. */
export function createLimiter(now: () => number, rates: Rates = defaultRates): Limiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(who, name) {
      if (name === 'none') return 0;
      const { burst, perMinute } = rates[name];
      const key = `${name} ${who}`;
      const at = now();
      const bucket = buckets.get(key) ?? { tokens: burst, at };
      bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 60_000) * perMinute);
      bucket.at = at;
      if (buckets.size > 50_000) buckets.clear();
      buckets.set(key, bucket);
      if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / perMinute) * 60);
      bucket.tokens -= 1;
      return 0;
    },
  };
}

/** Generous for people behind one shared address, tight where guessing pays. */
export const defaultRates: Rates = {
  read: { burst: 600, perMinute: 1_200 },
  write: { burst: 120, perMinute: 240 },
  upload: { burst: 40, perMinute: 40 },
  'sign-in': { burst: 20, perMinute: 20 },
};

/** For measuring alone: nobody waits. */
export const noLimits: Rates = {
  read: { burst: Number.POSITIVE_INFINITY, perMinute: 1 },
  write: { burst: Number.POSITIVE_INFINITY, perMinute: 1 },
  upload: { burst: Number.POSITIVE_INFINITY, perMinute: 1 },
  'sign-in': { burst: Number.POSITIVE_INFINITY, perMinute: 1 },
};

export interface Limiter {
  /** Seconds to wait, 0 when allowed. */
  take(who: string, name: LimitName): number;
}
export type Rates = Readonly<
  Record<Exclude<LimitName, 'none'>, { readonly burst: number; readonly perMinute: number }>
>;

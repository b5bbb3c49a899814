/** A bucket that holds one minute's worth and fills evenly; gives the seconds to wait, 0 when there is room. */
export function takeFrom(bucket: Bucket, perMinute: number, now: number): number {
  bucket.tokens = Math.min(perMinute, bucket.tokens + ((now - bucket.at) / 60_000) * perMinute);
  bucket.at = now;
  if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / perMinute) * 60);
  bucket.tokens -= 1;
  return 0;
}

export interface Bucket {
  tokens: number;
  /** Milliseconds. */
  at: number;
}

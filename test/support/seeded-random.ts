import { createHash } from 'node:crypto';
import type { Random } from '#kernel/clock';

/** Bytes that look random and are the same in every run with the same seed. */
export function seededRandom(seed: string | number = 'lipsia'): Random {
  let block = 0;
  let rest = Buffer.alloc(0);
  return {
    bytes(count) {
      while (rest.length < count) {
        rest = Buffer.concat([rest, createHash('sha256').update(`${seed}:${block++}`).digest()]);
      }
      const taken = Uint8Array.from(rest.subarray(0, count));
      rest = rest.subarray(count);
      return taken;
    },
  };
}

import { hash } from 'node:crypto';

/** HMAC-SHA-256 (RFC 2104) under one key, by its two hashes: what is the same each time is worked out once. */
export function keyedHash(key: Uint8Array): (text: string) => Buffer {
  const short = key.length > blockLength ? hash('sha256', key, 'buffer') : key;
  const padded = (mask: number): Uint8Array =>
    new Uint8Array(blockLength).map((_, index) => (short[index] ?? 0) ^ mask);
  const [inner, outer] = [padded(0x36), padded(0x5c)];
  return (text) => {
    const first = hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer');
    return hash('sha256', Buffer.concat([outer, first]), 'buffer');
  };
}

const blockLength = 64;

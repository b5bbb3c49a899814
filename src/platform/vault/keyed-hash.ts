import { sha256Of } from '#kernel/sha256';

/** HMAC-SHA-256 (RFC 2104) under one key, by its two hashes: what is the same each time is worked out once. */
export function keyedHash(key: Uint8Array): (text: string) => Buffer {
  const short = key.length > blockLength ? sha256Of(key) : key;
  const padded = (mask: number): Uint8Array => {
    const block = new Uint8Array(blockLength).fill(mask);
    for (const [index, byte] of short.entries()) block[index] = byte ^ mask;
    return block;
  };
  const [inner, outer] = [padded(0x36), padded(0x5c)];
  return (text) => sha256Of(Buffer.concat([outer, sha256Of(Buffer.concat([inner, Buffer.from(text)]))]));
}

const blockLength = 64;

import { sha256Of } from '#kernel/sha256';

/** HMAC-SHA-256 (RFC 2104) under one key, by its two hashes: what is the same each time is worked out once. */
export function keyedHash(key: Uint8Array): (text: string) => Buffer {
  const short = key.length > blockLength ? sha256Of(key) : key;
  const [inner, outer] = [padded(short, 0x36), padded(short, 0x5c)];
  return (text) => {
    // Both steps in one piece of the buffer pool: memory of its own for each costs more than the hashes.
    const room = Buffer.allocUnsafe(blockLength + Math.max(3 * text.length, hashLength));
    inner.copy(room);
    const first = sha256Of(room.subarray(0, blockLength + room.write(text, blockLength, 'utf8')));
    outer.copy(room);
    first.copy(room, blockLength);
    return sha256Of(room.subarray(0, blockLength + hashLength));
  };
}

function padded(key: Uint8Array, mask: number): Buffer {
  const block = Buffer.allocUnsafe(blockLength).fill(mask);
  for (let at = 0; at < key.length; at++) block[at] = key[at]! ^ mask;
  return block;
}

const blockLength = 64;
const hashLength = 32;

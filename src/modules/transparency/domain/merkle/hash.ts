import { sha256Of } from '#kernel/sha256';

/** The hash of a leaf: SHA-256 over 0x00 and the entry (RFC 6962 section 2.1). */
export const leafHash = (entry: Uint8Array): Hash => sha256Of(Buffer.concat([leafPrefix, entry]));

/** The hash of two neighbours: SHA-256 over 0x01, left and right (RFC 6962 section 2.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  // Proofs come from outside: what is no hash must not meet what stood in the buffer before.
  if (left.length !== hashLength || right.length !== hashLength)
    return sha256Of(Buffer.concat([nodePrefix, left, right]));
  node.set(left, 1);
  node.set(right, 1 + hashLength);
  return sha256Of(node);
}

/** The root of the tree without leaves. */
export const emptyRoot: Hash = sha256Of(new Uint8Array());

/** True for two hashes of the same bytes, both of 32 bytes. */
export const isSame = (a: Hash, b: Hash): boolean => a.length === hashLength && Buffer.compare(a, b) === 0;

/** Bytes of a hash. */
export const hashLength = 32;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);
/** One buffer for all: millions of nodes are made, each at once. */
const node = new Uint8Array(1 + 2 * hashLength);
node[0] = 1;

/** 32 bytes. */
export type Hash = Uint8Array;

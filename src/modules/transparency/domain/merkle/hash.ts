import { createHash } from 'node:crypto';

/** The hash of a leaf: SHA-256 over 0x00 and the entry (RFC 6962 section 2.1). */
export const leafHash = (entry: Uint8Array): Hash => createHash('sha256').update(leafPrefix).update(entry).digest();

/** The hash of two neighbours: SHA-256 over 0x01, left and right (RFC 6962 section 2.1). */
export const nodeHash = (left: Hash, right: Hash): Hash =>
  createHash('sha256').update(nodePrefix).update(left).update(right).digest();

/** The root of the tree without leaves. */
export const emptyRoot: Hash = createHash('sha256').digest();

/** True for two hashes of the same bytes, both of 32 bytes. */
export const isSame = (a: Hash, b: Hash): boolean => a.length === hashLength && Buffer.compare(a, b) === 0;

/** Bytes of a hash. */
export const hashLength = 32;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** 32 bytes. */
export type Hash = Uint8Array;

import { emptyRoot, type Hash, hashLength, isSame, nodeHash } from './hash.ts';

/** True when the proof leads from this leaf to this root (RFC 9162 section 2.1.3.2); every malformed input is simply false. */
export function isIncluded({ index, size, leaf, proof, root }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && isSame(hash, root);
}

/**
 * True when the later tree begins with the earlier one (RFC 9162 section 2.1.4.2). An empty tree is the beginning of every tree;
 * its root is still checked, and it has no proof.
 */
export function isConsistent({ size1, size2, root1, root2, proof }: Consistency): boolean {
  if (!isCount(size1) || !isCount(size2) || size1 > size2 || !areHashes([root1, root2, ...proof])) return false;
  if (size1 === 0) return proof.length === 0 && isSame(root1, emptyRoot) && (size2 > 0 || isSame(root2, emptyRoot));
  if (size1 === size2) return proof.length === 0 && isSame(root1, root2);
  const path = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  const [start, ...rest] = path;
  if (!start) return false;
  let node = size1 - 1;
  let last = size2 - 1;
  while (node % 2 === 1) {
    node = half(node);
    last = half(last);
  }
  let earlier = start;
  let later = start;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      earlier = nodeHash(sibling, earlier);
      later = nodeHash(sibling, later);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      later = nodeHash(later, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && isSame(earlier, root1) && isSame(later, root2);
}

const half = (value: number): number => Math.floor(value / 2);
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const areHashes = (hashes: readonly Hash[]): boolean => hashes.every((hash) => hash.length === hashLength);
const isPowerOfTwo = (value: number): boolean => 2 ** Math.round(Math.log2(value)) === value;

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  /** From the sibling of the leaf up to the child of the root. */
  readonly proof: readonly Hash[];
  readonly root: Hash;
}
export interface Consistency {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Hash;
  readonly root2: Hash;
  readonly proof: readonly Hash[];
}

import { emptyRoot, type Hash, nodeHash } from './hash.ts';

/** The root of the tree of the first `size` leaves. */
export const rootOf = (size: number, read: ReadHash): Hash =>
  size === 0 ? emptyRoot : foldRange(rangeParts(0, size), read);

/** The proof that leaf `index` stands in the tree of the first `size` leaves, from its sibling upwards; throws for an index outside. */
export function inclusionProof(index: number, size: number, read: ReadHash): Hash[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  return inclusionRanges(index, 0, size).map((parts) => foldRange(parts, read));
}

/** The proof that the tree of `size2` leaves begins with that of `size1`; empty for the empty tree. Throws when it is the larger. */
export function consistencyProof(size1: number, size2: number, read: ReadHash): Hash[] {
  if (!(size1 >= 0 && size1 <= size2)) throw new RangeError(`a tree of ${size2} cannot begin with ${size1}`);
  return size1 === 0 ? [] : consistencyRanges(size1, 0, size2, true).map((parts) => foldRange(parts, read));
}

/** The whole subtrees of 2^height leaves that make up the leaves from `start` up to `end`, left to right. */
export function rangeParts(start: number, end: number): Node[] {
  const parts: Node[] = [];
  for (let at = start; at < end; ) {
    let height = 0;
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= end) height += 1;
    parts.push({ height, index: at / 2 ** height });
    at += 2 ** height;
  }
  return parts;
}

/** RFC 6962 section 2.1.1, as ranges of leaves instead of hashes. */
function inclusionRanges(index: number, start: number, end: number): Node[][] {
  if (end - start === 1) return [];
  const middle = start + split(end - start);
  return index < middle
    ? [...inclusionRanges(index, start, middle), rangeParts(middle, end)]
    : [...inclusionRanges(index, middle, end), rangeParts(start, middle)];
}

/** RFC 6962 section 2.1.2; a whole subtree that the earlier tree ends with is known to the reader and left out. */
function consistencyRanges(size: number, start: number, end: number, isKnown: boolean): Node[][] {
  if (size === end) return isKnown ? [] : [rangeParts(start, end)];
  const middle = start + split(end - start);
  return size <= middle
    ? [...consistencyRanges(size, start, middle, isKnown), rangeParts(middle, end)]
    : [...consistencyRanges(size, middle, end, false), rangeParts(start, middle)];
}

/** The largest power of two below the count. */
function split(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

const foldRange = (parts: readonly Node[], read: ReadHash): Hash =>
  parts.map(read).reduceRight((right, left) => nodeHash(left, right));

/** A whole subtree: the `index`-th of those with 2^height leaves. */
export interface Node {
  readonly height: number;
  readonly index: number;
}
/** Gives the hash of a whole subtree. */
export type ReadHash = (node: Node) => Hash;

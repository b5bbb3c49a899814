import { type Hash, nodeHash } from './hash.ts';
import { foldPairs, hashesOf, tileWidth } from './tiles.ts';
import type { Node, ReadHash } from './tree.ts';

/** The plainest tree there is, over leaf hashes in memory: what the tiles are held against. */
export function plainTree(leaves: readonly Hash[]): ReadHash {
  const known = new Map<number, Hash>();
  const read: ReadHash = ({ height, index }) => {
    if (height === 0) return leaves[index] as Hash;
    const key = height * 2 ** 40 + index;
    const hash = known.get(key) ?? nodeHash(read(left(height, index)), read(right(height, index)));
    known.set(key, hash);
    return hash;
  };
  return read;
}

const left = (height: number, index: number): Node => ({ height: height - 1, index: index * 2 });
const right = (height: number, index: number): Node => ({ height: height - 1, index: index * 2 + 1 });

/** All tiles of a tree by `level/index`; `change` spoils a tile before the levels above are made. */
export function tilesFrom(
  leaves: readonly Hash[],
  change: Readonly<Record<string, (tile: Uint8Array) => Uint8Array>> = {},
): Map<string, Uint8Array> {
  const tiles = new Map<string, Uint8Array>();
  let row = leaves;
  for (let level = 0; row.length > 0; level += 1) {
    const above: Hash[] = [];
    for (let index = 0; index * tileWidth < row.length; index += 1) {
      const hashes = row.slice(index * tileWidth, (index + 1) * tileWidth);
      const key = `${level}/${index}`;
      const tile = (change[key] ?? ((same) => same))(Buffer.concat(hashes));
      tiles.set(key, tile);
      if (hashes.length === tileWidth) above.push(foldPairs(hashesOf(tile)));
    }
    row = above;
  }
  return tiles;
}

import type { Hash } from './merkle/hash.ts';
import { foldPairs, hashesOf, tileWidth } from './merkle/tiles.ts';

/** Every tile that changes when leaves are added to a tree of `size`, as it then is. `known` gives the tiles it ends with by `level/index`. */
export function growTiles(size: number, leaves: readonly Hash[], known: ReadonlyMap<string, Uint8Array>): GrownTile[] {
  const grown: GrownTile[] = [];
  let row = leaves;
  let before = size;
  for (let level = 0; row.length > 0; level += 1) {
    const above: Hash[] = [];
    let index = Math.floor(before / tileWidth);
    let tile = before % tileWidth === 0 ? [] : hashesOf(open(known, level, index, before % tileWidth));
    for (const hash of row) {
      tile.push(hash);
      if (tile.length < tileWidth) continue;
      grown.push({ level, index, hashes: Buffer.concat(tile) });
      above.push(foldPairs(tile));
      index += 1;
      tile = [];
    }
    if (tile.length > 0) grown.push({ level, index, hashes: Buffer.concat(tile) });
    before = Math.floor(before / tileWidth);
    row = above;
  }
  return grown;
}

function open(known: ReadonlyMap<string, Uint8Array>, level: number, index: number, width: number): Uint8Array {
  const hashes = known.get(`${level}/${index}`);
  if (hashes?.length !== width * 32) throw new RangeError(`tile ${level}/${index} is not the one the tree ends with`);
  return hashes;
}

export interface GrownTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
}

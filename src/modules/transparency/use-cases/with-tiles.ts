import { placeOf, readFromTiles } from '../domain/merkle/tiles.ts';
import type { ReadHash } from '../domain/merkle/tree.ts';
import { type Reader, readTiles, type TilePlace } from '../store/log-store.ts';

/** Works something out over the tree, after the tiles that it needs were fetched in one statement. */
export async function withTiles<T>(tx: Reader, work: (read: ReadHash) => T): Promise<T> {
  const wanted = new Map<string, TilePlace>();
  work((node) => {
    const { level, tile } = placeOf(node);
    wanted.set(`${level}/${tile}`, { level, index: tile });
    return nothing;
  });
  const tiles = wanted.size === 0 ? new Map<string, Uint8Array>() : await readTiles(tx, [...wanted.values()]);
  return work(readFromTiles((level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array()));
}

const nothing = new Uint8Array(32);

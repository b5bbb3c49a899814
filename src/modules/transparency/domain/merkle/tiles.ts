import { type Hash, hashLength, nodeHash } from './hash.ts';
import type { Node, ReadHash } from './tree.ts';

/** Hashes in a full tile (C2SP tlog-tiles). */
export const tileWidth = 256;

/** The address of a tile below the log's prefix; level `entries` for the bundle of the entries themselves. */
export const tilePath = ({ level, index, width }: Tile): string =>
  `tile/${level}/${indexPath(index)}${width < tileWidth ? `.p/${width}` : ''}`;

/** The tile that an address names; null for everything that is not written exactly as the standard wants it. */
export function readTilePath(path: string): Tile | null {
  const match = /^tile\/(entries|\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (!match?.[1] || !match[2]) return null;
  const index = Number(match[2].replaceAll(/[x/]/g, ''));
  const width = match[3] === undefined ? tileWidth : Number(match[3]);
  const level = match[1] === 'entries' ? 'entries' : Number(match[1]);
  const isExact = Number.isSafeInteger(index) && indexPath(index) === match[2];
  return isExact && (match[3] === undefined || width < tileWidth) ? { level, index, width } : null;
}

/** How many hashes of this tile a tree of `size` leaves has, 0 to 256. */
export function widthIn({ level, index }: Pick<Tile, 'level' | 'index'>, size: number): number {
  const hashes = Math.floor(size / tileWidth ** (level === 'entries' ? 0 : level));
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth));
}

/** Where the hash of a whole subtree stands: in which tile, and which of its hashes it is made of. */
export function placeOf({ height, index }: Node): Place {
  const level = Math.floor(height / 8);
  const span = 2 ** (height - level * 8);
  const first = index * span;
  return { level, tile: Math.floor(first / tileWidth), from: first % tileWidth, to: (first % tileWidth) + span };
}

/** Reads subtrees out of tiles; throws when a tile is too short, since a wrong hash would be worse. */
export const readFromTiles =
  (tileOf: (level: number, index: number) => Uint8Array): ReadHash =>
  (node) => {
    const { level, tile, from, to } = placeOf(node);
    const bytes = tileOf(level, tile);
    if (bytes.length < to * hashLength) throw new RangeError(`tile ${level}/${tile} has no hash ${to - 1}`);
    return foldPairs(hashesOf(bytes, from, to));
  };

/** Hashes of a tile, one beside the other. */
export const hashesOf = (bytes: Uint8Array, from = 0, to = bytes.length / hashLength): Hash[] =>
  Array.from({ length: to - from }, (_, at) => bytes.subarray((from + at) * hashLength, (from + at + 1) * hashLength));

/** The root over hashes whose number is a power of two. */
export function foldPairs(hashes: readonly Hash[]): Hash {
  let row = hashes;
  while (row.length > 1) {
    row = Array.from({ length: row.length / 2 }, (_, at) => nodeHash(row[at * 2] as Hash, row[at * 2 + 1] as Hash));
  }
  return row[0] as Hash;
}

/** `1234067` as `x001/x234/067`. */
function indexPath(index: number): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const parts = digits.match(/\d{3}/g) ?? [];
  return parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join('/');
}

export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256; below 256 the tile is partial. */
  readonly width: number;
}
interface Place {
  readonly level: number;
  readonly tile: number;
  readonly from: number;
  readonly to: number;
}

import { setImmediate } from 'node:timers/promises';
import type { Tx } from '#platform/database';
import type { FeedPlace } from '#platform/events';
import { growTiles } from '../domain/grow-tiles.ts';
import { leafHash } from '../domain/merkle/hash.ts';
import { type EventPlace, type Head, insertLeaves, lockHead, moveHead, readLastTiles } from '../store/log-store.ts';

/** The end of the log, locked for this transaction, with the tiles that the tree ends with. */
export async function openLog(tx: Tx): Promise<LogEnd> {
  const [head, tiles] = await Promise.all([lockHead(tx), readLastTiles(tx)]);
  return { head, size: Number(head.size), tiles };
}

/** Adds entries behind the end, with their part of the tree; `place` is how far the feed of events was read. */
export async function appendLeaves(
  tx: Tx,
  { size, tiles }: LogEnd,
  entries: readonly NewEntry[],
  place: FeedPlace,
): Promise<void> {
  if (entries.length > 0) insertLeaves(tx, size, entries);
  // The database writes them while their part of the tree is worked out.
  await setImmediate();
  const leaves = entries.map(({ entry }) => leafHash(entry));
  moveHead(tx, size + leaves.length, place, growTiles(size, leaves, tiles));
}

export interface LogEnd {
  readonly head: Head;
  readonly size: number;
  readonly tiles: ReadonlyMap<string, Uint8Array>;
}
export interface NewEntry extends EventPlace {
  readonly entry: Uint8Array;
}

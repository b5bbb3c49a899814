import type { StoredEvent } from '#kernel/event';
import { saltOf } from '../domain/entry.ts';
import { inclusionProof } from '../domain/merkle/tree.ts';
import { readCheckpoint } from '../domain/note/checkpoint.ts';
import { readNote } from '../domain/note/note.ts';
import { writeProof } from '../domain/note/proof.ts';
import { writeExtra } from '../domain/receipt.ts';
import { latestCheckpoint } from '../store/checkpoint-store.ts';
import { findLeaves } from '../store/log-store.ts';
import { findStreams } from '../store/stream-store.ts';
import type { LogParts } from './log-parts.ts';
import { withTiles } from './with-tiles.ts';

/**
 * The receipt for an event: a proof that can be checked without this server (C2SP tlog-proof). `not-yet` while no checkpoint covers it, which
 * takes a minute at most; `forgotten` once the case was erased. The caller has made sure that the reader may know of the event.
 */
export async function proveEvent({ db }: Pick<LogParts, 'db'>, event: StoredEvent): Promise<string | NoReceipt> {
  const found = await lookUp(db, [event]);
  const place = found.placeOf(event);
  if (typeof place === 'string') return { because: place };
  const { leaf, secret, checkpoint } = place;
  const proof = await withTiles(db, (read) => inclusionProof(leaf.index, checkpoint.size, read));
  const extra = writeExtra({ entry: leaf.entry, hash: event.hash, salt: saltOf(secret, event.seq) });
  return writeProof({ extra, index: leaf.index, proof, checkpoint: checkpoint.note });
}

/** Where each of these events stands in the log, or why there is no receipt for it; in the order of the events. */
export async function findPlaces(
  { db }: Pick<LogParts, 'db'>,
  events: readonly StoredEvent[],
): Promise<(number | NoReceipt['because'])[]> {
  const found = await lookUp(db, events);
  return events.map((event) => {
    const place = found.placeOf(event);
    return typeof place === 'string' ? place : place.leaf.index;
  });
}

async function lookUp(db: LogParts['db'], events: readonly StoredEvent[]) {
  const [leaves, streams, last] = await Promise.all([
    findLeaves(db, events),
    findStreams(db, [...new Set(events.map(({ stream }) => stream))]),
    latestCheckpoint(db),
  ]);
  const byPlace = new Map(leaves.map((leaf) => [`${leaf.stream}/${leaf.seq}`, leaf]));
  const read = last && readCheckpoint(readNote(last.note)?.text ?? '');
  const checkpoint = last && read ? { size: read.size, note: last.note } : null;
  return {
    placeOf({ stream, seq }: StoredEvent) {
      const leaf = byPlace.get(`${stream}/${seq}`);
      const secret = streams.get(stream)?.secret;
      if (!leaf || !checkpoint || leaf.index >= checkpoint.size) return 'not-yet' as const;
      return secret ? { leaf, secret, checkpoint } : ('forgotten' as const);
    },
  };
}

export interface NoReceipt {
  readonly because: 'not-yet' | 'forgotten';
}

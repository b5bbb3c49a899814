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
export async function proveEvent(
  { db }: Pick<LogParts, 'db'>,
  event: StoredEvent,
): Promise<Receipt | 'not-yet' | 'forgotten'> {
  const [[leaf], streams, last] = await Promise.all([
    findLeaves(db, [event]),
    findStreams(db, [event.stream]),
    latestCheckpoint(db),
  ]);
  const checkpoint = last && readCheckpoint(readNote(last.note)?.text ?? '');
  const secret = streams.get(event.stream)?.secret;
  if (!leaf || !checkpoint || leaf.index >= checkpoint.size) return 'not-yet';
  if (!secret) return 'forgotten';
  const proof = await withTiles(db, (read) => inclusionProof(leaf.index, checkpoint.size, read));
  const extra = writeExtra({ entry: leaf.entry, hash: event.hash, salt: saltOf(secret, event.seq) });
  return { index: leaf.index, text: writeProof({ extra, index: leaf.index, proof, checkpoint: last.note }) };
}

export interface Receipt {
  readonly index: number;
  readonly text: string;
}

import type { Actor } from '#kernel/actor';
import type { NewEvent, StoredEvent } from '#kernel/event';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { FedEvent, FeedPlace } from './feed.ts';

/** The append-only log: gapless and hash-chained per stream, public face and sealed body. */
export interface EventStore {
  /**
   * Appends to a stream. `expected` is the last seq the caller has seen (0 for a new stream).
   * Returns the new last seq, or `'conflict'` when somebody else was first. Bodies are sealed under `key`.
   */
  append(tx: Tx, append: Append): Promise<number | 'conflict'>;
  /**
   * Begins many streams in one statement, each with its first events, as `append` with nothing expected would. It is sent and not
   * waited for; a stream that is there already fails the transaction. Gives the events of each stream as `read` will give them.
   */
  begin(tx: Tx, streams: readonly Omit<Append, 'expected'>[]): Promise<readonly (readonly StoredEvent[])[]>;
  /**
   * All events of a stream in order; sealed bodies stay sealed until the vault opens them for an actor and a purpose. Where no event of the
   * stream can be older than `since` (ISO instant), the months before it are not looked into.
   */
  read(tx: Tx, stream: Uuid, since?: string): Promise<StoredEvent[]>;
  /** The next events of all streams after a place, in the order in which they became final; see `readFeed`. */
  feed(tx: Tx, after: FeedPlace, limit: number): Promise<FedEvent[]>;
  /** Recomputes every chain in batches; names the streams that do not hold. */
  verify(): Promise<Verification>;
  /** Makes sure that the partitions of the coming months stand. */
  ensurePartitions(): Promise<void>;
}

export interface Append {
  readonly stream: Uuid;
  readonly expected: number;
  readonly events: readonly NewEvent[];
  readonly actor: Actor;
  /** The vault key of the person the sealed bodies belong to; needed when an event has one. */
  readonly key?: Uuid;
}

export interface Verification {
  readonly streams: number;
  readonly events: number;
  readonly broken: readonly Uuid[];
}

import type { StoredEvent } from '#kernel/event';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';

/** What makes an event, as a list for SELECT. */
export const eventColumns = `stream, seq, id, type, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, actor, public, sealed, hash`;

export const toEvent = (row: EventRow): StoredEvent => ({
  id: row.id,
  stream: row.stream,
  seq: row.seq,
  type: row.type,
  at: row.at,
  actor: row.actor,
  public: row.public,
  sealed: row.sealed,
  hash: row.hash,
});

export interface EventRow {
  readonly stream: Uuid;
  readonly seq: number;
  readonly id: Uuid;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly public: JsonObject;
  readonly sealed: Uint8Array | null;
  readonly hash: Uint8Array;
}

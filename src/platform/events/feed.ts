import type { StoredEvent } from '#kernel/event';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import { type EventRow, eventColumns, toEvent } from './rows.ts';

/**
 * The next events of all streams after a place, at most `limit`: in the order of their transactions, within one by stream and
 * number. Only what is final is given, so that none appears behind a place later. Throws when the place comes from another
 * server, as after a restored backup.
 */
export async function readFeed(tx: Tx, after: FeedPlace, limit: number): Promise<FedEvent[]> {
  const [now] = await tx.query<{ ahead: boolean }>(isAhead, [after.xact], 'events-feed-place');
  if (now?.ahead) throw new Error('the place in the feed of events comes from another database server');
  const rows = await tx.query<EventRow & { readonly digits: string }>(
    next,
    [after.xact, after.stream, after.seq, limit],
    'events-feed',
  );
  return rows.map((row) => ({ ...toEvent(row), place: { xact: row.digits, stream: row.stream, seq: row.seq } }));
}

const isAhead = 'SELECT $1::bigint >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS ahead';
// The digits have a name of their own: ORDER BY would else sort by them, and 999 after 1000.
const next = `SELECT ${eventColumns}, xact::text AS digits FROM events.event
  WHERE xact >= $1::bigint AND (xact, stream, seq) > ($1::bigint, $2::uuid, $3::int)
    AND xact < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
  ORDER BY xact, stream, seq LIMIT $4`;

/** A place in the feed; `xact` is a whole number in digits. */
export interface FeedPlace {
  readonly xact: string;
  readonly stream: Uuid;
  readonly seq: number;
}
export interface FedEvent extends StoredEvent {
  readonly place: FeedPlace;
}

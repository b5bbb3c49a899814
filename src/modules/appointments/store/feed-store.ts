import type { Uuid } from '#kernel/ids';
import type { Reads } from '#platform/database';

/** A new secret address for the calendar of a desk; the one before works no longer. */
export async function keepFeed(on: Reads, feed: NewFeed): Promise<void> {
  await on.query(
    `INSERT INTO appointments.desk_feed (desk, office, secret, made_by, made_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (desk) DO UPDATE SET office = $2, secret = $3, made_by = $4, made_at = $5`,
    [feed.desk, feed.office, feed.secret, feed.by, feed.at],
  );
}

/** The calendar of a desk has no address any more. */
export const endFeed = async (on: Reads, office: string, desk: number): Promise<void> =>
  void (await on.query('DELETE FROM appointments.desk_feed WHERE desk = $1 AND office = $2', [desk, office]));

/** The desk behind a secret; null for none. */
export const findFeed = async (on: Reads, secret: Uint8Array): Promise<FeedRow | null> =>
  (await on.query<FeedRow>('SELECT desk, office FROM appointments.desk_feed WHERE secret = $1', [secret]))[0] ?? null;

/** The desks of an office whose calendar has an address. */
export const feedsOf = (on: Reads, office: string): Promise<FeedRow[]> =>
  on.query<FeedRow>('SELECT desk, office FROM appointments.desk_feed WHERE office = $1', [office]);

export interface FeedRow {
  readonly desk: number;
  readonly office: string;
}
interface NewFeed extends FeedRow {
  readonly secret: Uint8Array;
  readonly by: Uuid;
  readonly at: string;
}

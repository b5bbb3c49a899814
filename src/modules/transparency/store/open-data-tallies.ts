import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { FeedPlace } from '#platform/events';
import type { Measure, Tally } from '../domain/open-data/own/figures.ts';
import type { LoggedCase } from '../domain/open-data/own/trace-rule.ts';
import type { Reader } from './log-store.ts';

/** Locks the place up to which is counted and gives it. */
export async function lockTallyHead(tx: Tx): Promise<FeedPlace> {
  const [head] = await tx.query<FeedPlace>('SELECT xact::text, stream, seq FROM transparency.tally_head FOR UPDATE');
  if (!head) throw new Error('the counting has no place');
  return head;
}

export const moveTallyHead = (tx: Tx, { xact, stream, seq }: FeedPlace): void =>
  tx.post('UPDATE transparency.tally_head SET xact = $1, stream = $2, seq = $3', [xact, stream, seq]);

/** Adds to what was counted before. */
export const addTallies = (tx: Tx, tallies: readonly Tally[]): void =>
  tx.post(
    `INSERT INTO transparency.tally AS t (measure, subject, period, bucket, count)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[])
     ON CONFLICT (measure, period, subject, bucket) DO UPDATE SET count = t.count + excluded.count`,
    [
      tallies.map(({ measure }) => measure),
      tallies.map(({ subject }) => subject),
      tallies.map(({ period }) => period),
      tallies.map(({ bucket }) => bucket),
      tallies.map(({ count }) => count),
    ],
  );

/** What was counted of some kinds in periods from the first to the last, both included. */
export const readTallies = (tx: Reader, measures: readonly Measure[], first: string, last: string): Promise<Tally[]> =>
  tx.query<Tally>(
    `SELECT measure, subject, period, bucket, count FROM transparency.tally
     WHERE measure = ANY($1) AND period >= $2 AND period <= $3 ORDER BY measure, period, subject, bucket`,
    [measures, first, last],
  );

/** The service of each stream and when it began; streams that the log does not know yet are missing. */
export async function beginnings(tx: Reader, streams: readonly Uuid[]) {
  const rows = await tx.query<{ id: Uuid; service: string | null; beganAt: Date }>(
    'SELECT id, service, began_at AS "beganAt" FROM transparency.stream WHERE id = ANY($1)',
    [streams],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The cases that began within a span with their entries of the log, until its end. */
export async function loggedCases(tx: Reader, from: string, until: string): Promise<LoggedCase[]> {
  const rows = await tx.query<{ stream: string; service: string; entry: Uint8Array }>(
    `SELECT s.id AS stream, s.service, l.entry FROM transparency.stream s JOIN transparency.leaf l ON l.stream = s.id
     WHERE s.service IS NOT NULL AND s.began_at >= $1 AND s.began_at < $2 ORDER BY s.id, l.seq`,
    [from, until],
  );
  return [...Map.groupBy(rows, ({ stream }) => stream)].map(([stream, entries]) => ({
    stream,
    service: entries[0]!.service,
    entries: entries
      .map(({ entry }) => JSON.parse(Buffer.from(entry).toString()) as LeafEntry)
      .filter(({ at }) => at < until)
      .map(({ type, at, service, facts }) => ({
        ...{ type, day: at.slice(0, 10), isShown: service !== null },
        status: typeof facts?.['status'] === 'string' ? facts['status'] : null,
      })),
  }));
}

interface LeafEntry {
  readonly type: string;
  readonly at: string;
  readonly service: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
}

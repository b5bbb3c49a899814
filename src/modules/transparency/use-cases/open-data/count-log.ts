import type { Database, Tx } from '#platform/database';
import type { EventStore } from '#platform/events';
import { talliesOf } from '../../domain/open-data/own/count-events.ts';
import type { Tally } from '../../domain/open-data/own/figures.ts';
import { addTallies, beginnings, lockTallyHead, moveTallyHead } from '../../store/open-data-tallies.ts';

/** Counts what the public log has taken up since the last time; gives how many events were looked at. */
export async function countLog(parts: { readonly db: Database; readonly events: EventStore }): Promise<number> {
  let all = 0;
  for (;;) {
    const read = await parts.db.transaction((tx) => countBatch(parts.events, tx));
    all += read;
    if (read < batchSize) return all;
  }
}

/** Stops before the first event that the log does not know yet: what it is about stands there. */
async function countBatch(events: EventStore, tx: Tx): Promise<number> {
  const fed = await events.feed(tx, await lockTallyHead(tx), batchSize);
  const began = await beginnings(tx, [...new Set(fed.map(({ stream }) => stream))]);
  const unknown = fed.findIndex(({ stream }) => !began.has(stream));
  const known = unknown === -1 ? fed : fed.slice(0, unknown);
  const last = known.at(-1);
  if (!last) return 0;
  const tallies = known.flatMap((event) => {
    const { service, beganAt } = began.get(event.stream)!;
    return talliesOf(event, { service, at: Temporal.Instant.fromEpochMilliseconds(beganAt.getTime()) });
  });
  const summed = together(tallies);
  if (summed.length > 0) addTallies(tx, summed);
  moveTallyHead(tx, last.place);
  return known.length;
}

/** One row for each place, as the database wants it. */
const together = (tallies: readonly Tally[]): readonly Tally[] =>
  [
    ...Map.groupBy(tallies, ({ measure, subject, period, bucket }) =>
      [measure, subject, period, bucket].join(' '),
    ).values(),
  ].map((same) => ({ ...same[0]!, count: same.length }));

const batchSize = 500;

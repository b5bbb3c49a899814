import type { Random } from '#kernel/clock';
import type { Tx } from '#platform/database';
import type { FedEvent } from '#platform/events';
import { entryOf, rareBelow, saltOf } from '../domain/entry.ts';
import { findLeaves } from '../store/log-store.ts';
import {
  findStreams,
  forgetSecrets,
  hasCases,
  insertStreams,
  type KnownStream,
  type NewStream,
} from '../store/stream-store.ts';
import { appendLeaves, openLog } from './append-leaves.ts';
import type { LogParts } from './log-parts.ts';

/** Brings every event that is final into the log, in batches of 256, each in one transaction; gives how many entries were added. */
export async function appendEntries(parts: Pick<LogParts, 'db' | 'events' | 'random'>): Promise<number> {
  let added = 0;
  for (;;) {
    const batch = await parts.db.transaction((tx) => appendBatch(parts, tx));
    added += batch.added;
    if (batch.read < batchSize) return added;
  }
}

async function appendBatch(
  parts: Pick<LogParts, 'events' | 'random'>,
  tx: Tx,
): Promise<{ read: number; added: number }> {
  const end = await openLog(tx);
  const fed = await parts.events.feed(tx, end.head, batchSize);
  const last = fed.at(-1);
  if (!last) return { read: 0, added: 0 };
  // After a restored backup the feed may begin again: what stands in the log stays where it is.
  const known = new Set((await findLeaves(tx, fed)).map(({ stream, seq }) => `${stream}/${seq}`));
  const events = fed.filter(({ stream, seq }) => !known.has(`${stream}/${seq}`));
  const entries = await entriesOf(parts, tx, events);
  await appendLeaves(
    tx,
    end,
    events.map(({ stream, seq }, at) => ({ stream, seq, entry: entries[at]! })),
    last.place,
  );
  return { read: fed.length, added: events.length };
}

/** Entries for these events; streams that begin are noted, and those of erased cases lose their secret afterwards. */
async function entriesOf(
  { random }: Pick<LogParts, 'random'>,
  tx: Tx,
  events: readonly FedEvent[],
): Promise<Uint8Array[]> {
  const streams = await findStreams(tx, [...new Set(events.map(({ stream }) => stream))]);
  const frequent = new Map<string, boolean>();
  const began: NewStream[] = [];
  const begin = (event: FedEvent): KnownStream => {
    const stream = { service: serviceOf(event), secret: random.bytes(32) };
    began.push({ id: event.stream, beganAt: event.at, ...stream });
    streams.set(event.stream, stream);
    return stream;
  };
  const entries: Uint8Array[] = [];
  for (const event of events) {
    const stream = streams.get(event.stream) ?? begin(event);
    const { service } = stream;
    if (service && !frequent.has(service)) frequent.set(service, await hasCases(tx, service, rareBelow, event.at));
    const isRare = service === null || !frequent.get(service);
    entries.push(entryOf(event, { service, isRare, salt: saltFor(stream, event, random) }));
  }
  if (began.length > 0) insertStreams(tx, began);
  const erased = events.filter(({ type }) => erasures.has(type)).map(({ stream }) => stream);
  if (erased.length > 0) forgetSecrets(tx, erased);
  return entries;
}

/** What happens after an erasure gets a salt that nobody keeps. */
const saltFor = (stream: KnownStream, event: FedEvent, random: Random): Uint8Array =>
  stream.secret ? saltOf(stream.secret, event.seq) : random.bytes(32);

/** Forms that nobody sent are no cases: they make no service less rare, and their entry names none. */
function serviceOf({ seq, type, public: face }: FedEvent): string | null {
  const service = face['service'];
  return seq === 1 && type !== 'forms.drafts-lapsed' && typeof service === 'string' ? service : null;
}

/** What says that nobody must be able to tie entries of a stream to a person any more. */
const erasures: ReadonlySet<string> = new Set(['case.erased', 'information.forgotten']);
const batchSize = 256;

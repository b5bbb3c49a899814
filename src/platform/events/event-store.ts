import { actorLabel } from '#kernel/actor';
import type { Clock } from '#kernel/clock';
import { chainHash, chainStart, type StoredEvent } from '#kernel/event';
import type { Uuid } from '#kernel/ids';
import type { Database, Tx } from '#platform/database';
import type { Vault } from '#platform/vault';
import { readFeed } from './feed.ts';
import { type EventRow, eventColumns, toEvent } from './rows.ts';
import { sealedContext } from './sealed-context.ts';
import type { Append, EventStore, Verification } from './types.ts';

/** The event log on PostgreSQL; the database grants the app neither update nor delete on events. */
export function createEventStore(parts: Parts): EventStore {
  return {
    append: (tx, append) => appendTo(parts, tx, append),
    begin: (tx, streams) => beginAll(parts, tx, streams),
    read: async (tx, stream, since) =>
      (await tx.query<EventRow>(readStream, [stream, since ?? '-infinity'], 'events-read')).map(toEvent),
    feed: readFeed,
    verify: () => verifyAll(parts.db),
    ensurePartitions: async () => {
      const today = parts.clock.now().toZonedDateTimeISO('UTC').toPlainDate().toString();
      await parts.db.transaction(async (tx) => {
        // Nodes that start at once would lock each other out, and one that waits for a long reader would hold up every command.
        await tx.query("SET LOCAL lock_timeout = '3s'");
        await tx.query('SELECT pg_advisory_xact_lock($1)', [partitionLock]);
        await tx.query('SELECT events.ensure_partitions($1::date, 4)', [today]);
      });
    },
  };
}

async function appendTo({ clock, newId, vault }: Parts, tx: Tx, { stream, expected, events, actor, key }: Append) {
  if (events.length === 0) return expected;
  let hash: Uint8Array = chainStart;
  if (expected > 0) {
    const [head] = await tx.query<{ seq: number; hash: Uint8Array }>(readHead, [stream], 'events-head');
    if (!head || head.seq !== expected) return 'conflict';
    hash = head.hash;
  }
  const at = clock.now().toString({ smallestUnit: 'millisecond' });
  const chained = await chain(
    { newId, vault },
    tx,
    { stream, expected, events, actor, ...(key ? { key } : {}) },
    at,
    hash,
  );
  const [done] = await tx.query<{ count: number }>(
    expected === 0 ? insertFirst : insertNext,
    [
      ...[
        stream,
        chained.seq,
        Buffer.from(chained.hash),
        at,
        actorLabel(actor),
        ...columnsOf(chained.events.map((stored) => rowOf(stored, key))),
      ],
      ...(expected === 0 ? [] : [expected]),
    ],
    expected === 0 ? 'events-first' : 'events-next',
  );
  return done?.count === events.length ? chained.seq : 'conflict';
}

async function beginAll(parts: Parts, tx: Tx, streams: readonly Omit<Append, 'expected'>[]): Promise<StoredEvent[][]> {
  if (streams.length === 0) return [];
  const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
  const heads: unknown[][] = [];
  const rows: unknown[][] = [];
  const begun: StoredEvent[][] = [];
  for (const one of streams) {
    const chained = await chain(parts, tx, { ...one, expected: 0 }, at, chainStart);
    heads.push([one.stream, chained.seq, Buffer.from(chained.hash)]);
    for (const stored of chained.events) rows.push([...rowOf(stored, one.key), stored.stream, stored.actor]);
    begun.push(chained.events);
  }
  tx.post(insertBegun, [at, ...columnsOf(heads, 3), ...columnsOf(rows, 9)], 'events-begin');
  return begun;
}

/** The new events of one stream, each tied to all before it. */
async function chain(
  { newId, vault }: Pick<Parts, 'newId' | 'vault'>,
  tx: Tx,
  { stream, expected, events, actor, key }: Append,
  at: string,
  before: Uint8Array,
) {
  let [seq, hash] = [expected, before];
  const stored: StoredEvent[] = [];
  for (const event of events) {
    seq += 1;
    if (event.sealed && !key) throw new Error(`event ${event.type} has a sealed body but no key was given`);
    const sealed = event.sealed && key ? await vault.seal(key, event.sealed, sealedContext(stream, seq), tx) : null;
    const envelope = { id: newId(), stream, seq, type: event.type, at, actor: actorLabel(actor), public: event.public };
    hash = chainHash(envelope, sealed, hash);
    stored.push({ ...envelope, sealed, hash });
  }
  return { seq, hash, events: stored };
}

/** An event as a row; the key of its sealed body stands beside it. */
const rowOf = ({ seq, id, type, public: face, sealed, hash }: StoredEvent, key: Uuid | undefined): unknown[] => [
  ...[seq, id, type, JSON.stringify(face), sealed, sealed ? key : null, hash],
];

/** Rows as columns, so many of them, also when there are no rows. */
const columnsOf = (rows: readonly (readonly unknown[])[], width = 7): unknown[][] =>
  Array.from({ length: width }, (_, column) => rows.map((row) => row[column]));

async function verifyAll(db: Database): Promise<Verification> {
  let last: Uuid = '00000000-0000-0000-0000-000000000000';
  const found = { streams: 0, events: 0, broken: [] as Uuid[] };
  for (;;) {
    const heads = await db.query<{ id: Uuid; seq: number; hash: Uint8Array }>(readHeads, [last]);
    const final = heads.at(-1);
    if (!final) break;
    const rows = await db.query<EventRow>(readMany, [heads.map((head) => head.id)]);
    const byStream = Map.groupBy(rows, (row) => row.stream);
    for (const head of heads) {
      const events = (byStream.get(head.id) ?? []).map(toEvent);
      found.streams += 1;
      found.events += events.length;
      if (!holds(events, head)) found.broken.push(head.id);
    }
    last = final.id;
  }
  const [orphan] = await db.query<{ count: number }>(countOrphans);
  if (orphan && orphan.count > 0) found.broken.push('events without a stream');
  return found;
}

function holds(events: readonly StoredEvent[], head: { readonly seq: number; readonly hash: Uint8Array }): boolean {
  let hash = chainStart;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) return false;
    hash = chainHash(event, event.sealed, hash);
    if (!Buffer.from(hash).equals(event.hash)) return false;
  }
  return events.length === head.seq && Buffer.from(hash).equals(head.hash);
}

/** Any fixed number will do; nothing else in Lipsia takes it. */
const partitionLock = 7_811_887_398_514_067;
const readHead = 'SELECT seq, hash FROM events.stream WHERE id = $1';
const readStream = `SELECT ${eventColumns} FROM events.event WHERE stream = $1 AND at >= $2 ORDER BY seq`;
const readHeads = 'SELECT id, seq, hash FROM events.stream WHERE id > $1 ORDER BY id LIMIT 500';
const readMany = `SELECT ${eventColumns} FROM events.event WHERE stream = ANY($1) ORDER BY stream, seq`;
const countOrphans = `SELECT count(*)::int AS count FROM events.event e WHERE NOT EXISTS (SELECT 1 FROM events.stream s WHERE s.id = e.stream)`;
const insertRows = `
  INSERT INTO events.event (stream, at, actor, seq, id, type, public, sealed, key, hash)
  SELECT $1::uuid, $4::timestamptz, $5::text, r.seq, r.id, r.type, r.public, r.sealed, r.key, r.hash
  FROM unnest($6::int[], $7::uuid[], $8::text[], $9::jsonb[], $10::bytea[], $11::uuid[], $12::bytea[])
    AS r(seq, id, type, public, sealed, key, hash)
  WHERE EXISTS (SELECT 1 FROM head) RETURNING 1`;
const insertFirst = `
  WITH head AS (INSERT INTO events.stream (id, seq, hash) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING RETURNING id),
  done AS (${insertRows}) SELECT count(*)::int AS count FROM done`;
const insertNext = `
  WITH head AS (UPDATE events.stream SET seq = $2, hash = $3 WHERE id = $1 AND seq = $13 RETURNING id),
  done AS (${insertRows}) SELECT count(*)::int AS count FROM done`;
const insertBegun = `
  WITH head AS (INSERT INTO events.stream (id, seq, hash) SELECT * FROM unnest($2::uuid[], $3::int[], $4::bytea[]))
  INSERT INTO events.event (stream, at, actor, seq, id, type, public, sealed, key, hash)
    SELECT r.stream, $1::timestamptz, r.actor, r.seq, r.id, r.type, r.public, r.sealed, r.key, r.hash
    FROM unnest($5::int[], $6::uuid[], $7::text[], $8::jsonb[], $9::bytea[], $10::uuid[], $11::bytea[], $12::uuid[], $13::text[])
      AS r(seq, id, type, public, sealed, key, hash, stream, actor)`;

interface Parts {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: () => Uuid;
  readonly vault: Vault;
}

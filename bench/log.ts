import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { type Database, openDatabase } from '#platform/database';
import { createEventStore } from '#platform/events';
import type { Vault } from '#platform/vault';
import { growTiles } from '../src/modules/transparency/domain/grow-tiles.ts';
import { inclusionProof, rootOf } from '../src/modules/transparency/domain/merkle/tree.ts';
import { isIncluded } from '../src/modules/transparency/domain/merkle/verify.ts';
import { appendEntries } from '../src/modules/transparency/use-cases/append-entries.ts';
import { appendLeaves, openLog } from '../src/modules/transparency/use-cases/append-leaves.ts';
import { withTiles } from '../src/modules/transparency/use-cases/with-tiles.ts';
import { random } from './support/keys.ts';
import { median, quantile, report, round, say } from './support/report.ts';
import { type Surroundings, withSurroundings } from './support/surroundings.ts';

/**
 * Leaves per second that the public log takes durably, in batches of 256 with their tree; beside it plain inserts of the same rows into one
 * table, in the same batches, and the whole way from the events on. Then proofs for entries of a log of ten million.
 */
const [perRound, rounds, batch, small, big, proofs, starts] = [256 * 80, 5, 256, 1_024, 10_000_000, 300, 3];

async function measureAll({ connect, databaseUrl, startNode }: Surroundings): Promise<void> {
  const owner = await connect();
  const taken = { small: [] as number[], big: [] as number[] };
  const db = openDatabase({ databaseUrl, poolSize: 2, nodeName: 'bench' });
  const events = createEventStore({
    db,
    vault: {} as Vault,
    newId: () => '',
    clock: { now: () => Temporal.Now.instant() },
  });
  await owner.query(
    'CREATE TABLE public.plain (index bigint PRIMARY KEY, stream uuid NOT NULL, seq integer NOT NULL, entry bytea NOT NULL)',
  );
  await owner.query('GRANT ALL ON public.plain TO PUBLIC');
  const runs = { log: [] as number[], plain: [] as number[], events: [] as number[] };
  await fill(owner, small);
  await appendAll({ db, events, random }, small);
  taken.small.push(...(await startSeconds(startNode, small)));
  await fill(owner, perRound);
  await appendAll({ db, events, random });
  for (let attempt = 1; attempt <= rounds; attempt += 1) {
    await fill(owner, perRound);
    const begun = performance.now();
    const added = await appendAll({ db, events, random });
    runs.events.push((added / (performance.now() - begun)) * 1_000);
    const rows = await newestRows(owner);
    runs.log.push(await leavesPerSecond(db, rows));
    runs.plain.push(await plainPerSecond(db, attempt, rows));
    say(
      `Round ${attempt}: ${round(runs.log.at(-1)!)} leaves/s, plain ${round(runs.plain.at(-1)!)} rows/s, from events ${round(runs.events.at(-1)!)}/s`,
    );
  }
  const milliseconds = await proofsOfTenMillion(owner, db);
  await fillLeaves(owner);
  taken.big.push(...(await startSeconds(startNode, big)));
  const growth = median(taken.big) / median(taken.small);
  // Each round beside its own baseline: other work on the machine comes and goes between rounds.
  const ratio = median(runs.log.map((rate, round) => rate / runs.plain[round]!));
  await db.close();
  report({
    name: 'log',
    value: median(runs.log),
    unit: 'durable leaves/s in batches of 256',
    baseline: 'plain durable inserts of the same rows in the same batches',
    baselineValue: median(runs.plain),
    ratio: round(ratio),
    bar: 'ratio >= 0.5, proof among 10,000,000 under 5 ms, start at 10,000,000 <= 1.25 of that at 1,024',
    ok: ratio >= 0.5 && quantile(milliseconds, 0.5) < 5 && growth <= 1.25,
    conditions: {
      rounds: { log: runs.log.map(round), plain: runs.plain.map(round), fromEvents: runs.events.map(round) },
      proofMilliseconds: { p50: round(quantile(milliseconds, 0.5)), p99: round(quantile(milliseconds, 0.99)) },
      startSeconds: { at1024: taken.small.map(round), at10Million: taken.big.map(round), growth: round(growth) },
      work: 'rows, leaf hashes, tiles of the tree, place; one transaction for each batch; from events: feed, entry and salt, too',
    },
  });
}

/** All events of a round: the feed waits for every transaction that began before, those of PostgreSQL's own housekeeping too. */
async function appendAll(parts: Parameters<typeof appendEntries>[0], count = perRound): Promise<number> {
  let added = 0;
  while (added < count) added += await appendEntries(parts);
  return added;
}

/** Events as cases make them, eight to a stream, each stream in a transaction of its own. */
const fill = (owner: Client, count: number): Promise<unknown> =>
  owner.query(`DO $$ DECLARE own uuid; BEGIN FOR step IN 1..${count / 8} LOOP own := uuidv7();
    INSERT INTO events.event (stream, seq, id, type, at, actor, public, hash)
    SELECT own, seq, gen_random_uuid(), CASE seq WHEN 1 THEN 'case.submitted' ELSE 'case.advanced' END, now(), 'system',
      jsonb_build_object('service', 'hund-anmelden', 'edition', 1, 'status', 'open', 'entered', '["pruefen"]'::jsonb), sha256(own::text::bytea)
    FROM generate_series(1, 8) seq; COMMIT; END LOOP; END $$`);

/** The entries of the round, for streams of their own. */
async function newestRows(owner: Client): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    'SELECT uuidv7() AS stream, seq, entry FROM transparency.leaf ORDER BY index DESC LIMIT $1',
    [perRound],
  );
  return rows;
}

async function leavesPerSecond(db: Database, rows: readonly Row[]): Promise<number> {
  const begun = performance.now();
  for (let at = 0; at < rows.length; at += batch) {
    await db.transaction(async (tx) => {
      const end = await openLog(tx);
      await appendLeaves(tx, end, rows.slice(at, at + batch), end.head);
    });
  }
  return (rows.length / (performance.now() - begun)) * 1_000;
}

async function plainPerSecond(db: Database, attempt: number, rows: readonly Row[]): Promise<number> {
  const begun = performance.now();
  for (let at = 0; at < rows.length; at += batch) {
    const part = rows.slice(at, at + batch);
    await db.query(
      'INSERT INTO public.plain SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::int[], $4::bytea[])',
      [
        part.map((_, step) => attempt * perRound + at + step),
        part.map(({ stream }) => stream),
        part.map(({ seq }) => seq),
        part.map(({ entry }) => entry),
      ],
      'plain',
    );
  }
  return (rows.length / (performance.now() - begun)) * 1_000;
}

/** Milliseconds for each of many proofs, read from tiles in the database and checked; the leaves themselves are not needed for it. */
async function proofsOfTenMillion(owner: Client, db: Database): Promise<number[]> {
  say('Building a tree of 10,000,000 entries');
  await owner.query('TRUNCATE transparency.tile');
  const known = new Map<string, Uint8Array>();
  const part = 65_536;
  for (let from = 0; from < big; from += part) {
    const leaves = Array.from({ length: Math.min(part, big - from) }, (_, at) => leafOf(from + at));
    const tiles = growTiles(from, leaves, known);
    known.clear();
    for (const { level, index, hashes } of tiles) if (hashes.length < 8_192) known.set(`${level}/${index}`, hashes);
    await owner.query({
      name: 'tiles',
      text: `INSERT INTO transparency.tile SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])
        ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes`,
      values: [tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ hashes }) => hashes)],
    });
  }
  await owner.query('ANALYZE transparency.tile');
  const root = await withTiles(db, (read) => rootOf(big, read));
  const milliseconds: number[] = [];
  for (let attempt = 0; attempt < proofs; attempt += 1) {
    const index = randomBytes(6).readUIntBE(0, 6) % big;
    const begun = performance.now();
    const proof = await withTiles(db, (read) => inclusionProof(index, big, read));
    milliseconds.push(performance.now() - begun);
    if (!isIncluded({ index, size: big, leaf: leafOf(index), proof, root }))
      throw new Error(`the proof of ${index} does not hold`);
  }
  return milliseconds;
}

/** Any 32 bytes are a leaf: only the tree above is worth the time. */
function leafOf(index: number): Uint8Array {
  const hash = Buffer.alloc(32);
  hash.writeUIntBE(index, 26, 6);
  return hash;
}

/** Ten million rows as many as the tree has: the log as a node finds it. */
async function fillLeaves(owner: Client): Promise<void> {
  say('Writing 10,000,000 entries');
  await owner.query('TRUNCATE transparency.leaf, transparency.checkpoint');
  await owner.query(`INSERT INTO transparency.leaf SELECT step, ('00000000-0000-7000-8000-' || lpad(to_hex(step), 12, '0'))::uuid, 1,
    convert_to('entry-' || step, 'UTF8') FROM generate_series(0, ${big - 1}) step`);
  await owner.query(`UPDATE transparency.head SET size = ${big}`);
  await owner.query('ANALYZE transparency.leaf');
}

/** Seconds until a node says that it is ready, with a log of so many entries. */
async function startSeconds(startNode: Surroundings['startNode'], entries: number): Promise<number[]> {
  const seconds: number[] = [];
  for (let attempt = 0; attempt <= starts; attempt += 1) {
    const begun = performance.now();
    const node = await startNode();
    // The first one warms the files.
    if (attempt > 0) seconds.push((performance.now() - begun) / 1_000);
    await node.stop();
  }
  say(`Start with ${entries} entries: ${seconds.map(round).join(', ')} s`);
  return seconds;
}

await withSurroundings(measureAll);

interface Row {
  readonly stream: string;
  readonly seq: number;
  readonly entry: Uint8Array;
}

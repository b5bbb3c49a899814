import { fork } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { fileOf, type Growth, type Sample } from './grow.ts';
import { copied, type Template } from './template.ts';

/** Fills a database with so many cases of the last twelve months, and only these; gives some of them as samples. */
export async function fill(wish: Fill): Promise<readonly Sample[]> {
  const folder = join(wish.home, `copy-${wish.count}`);
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  const until = Date.now();
  const since = until - 360 * 86_400_000;
  const parts = wish.count > 10_000 ? 2 : 1;
  const sampleEvery = Math.ceil(wish.count / wish.samples);
  const growing = Array.from({ length: parts }, (_, part) =>
    growPart({
      templates: wish.templates,
      folder,
      part,
      from: Math.floor((wish.count * part) / parts),
      to: Math.floor((wish.count * (part + 1)) / parts),
      count: wish.count,
      sampleEvery,
      since,
      until,
    }),
  );
  const owner = await wish.connect();
  const first = new Date(since).toISOString().slice(0, 10);
  await owner.query('SELECT events.ensure_partitions($1::date, 14)', [first]);
  await owner.query(`TRUNCATE ${copied.join(', ')} CASCADE`);
  const restore = await takeIndexesAway(owner);
  const samples = (await Promise.all(growing)).flat();
  await inParallel(copied, async (table) => {
    const client = await wish.connect();
    await client.query(`BEGIN; TRUNCATE ${table}`);
    const isParted = table === 'events.event';
    for (let part = 0; part < parts; part++)
      await client.query(
        `COPY ${table} FROM '${fileOf({ folder, part }, table)}' (FORMAT binary${isParted ? '' : ', FREEZE'})`,
      );
    await client.query('COMMIT');
  });
  rmSync(folder, { recursive: true });
  for (const statements of restore) {
    await inParallel(statements, async (statement) => {
      const client = await wish.connect();
      await client.query("SET maintenance_work_mem = '1GB'");
      await client.query(statement);
    });
  }
  await inParallel(copied, async (table) => void (await (await wish.connect()).query(`ANALYZE ${table}`)));
  await owner.query('CHECKPOINT');
  return samples;
}

function growPart(wish: Growth): Promise<readonly Sample[]> {
  const child = fork('bench/support/grow.ts');
  return new Promise((done, fail) => {
    child.on('message', (message: { samples: Sample[] }) => done(message.samples));
    child.once('exit', (code) => code !== 0 && fail(new Error(`growing ended with ${code}`)));
    child.send(wish);
  });
}

/** Loading is faster without indexes; gives what puts them back: first keys and indexes, then what refers to them. */
async function takeIndexesAway(owner: Client): Promise<readonly (readonly string[])[]> {
  const constraints = await owner.query<{ table: string; name: string; kind: string; text: string }>(
    `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, contype AS kind, pg_get_constraintdef(oid) AS text
     FROM pg_constraint WHERE contype IN ('p', 'u', 'f') AND conparentid = 0
       AND (conrelid = ANY($1::regclass[]) OR confrelid = ANY($1::regclass[])) ORDER BY contype = 'f' DESC`,
    [copied],
  );
  for (const { table, name } of constraints.rows) await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  const indexes = await owner.query<{ name: string; text: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS text FROM pg_index WHERE indrelid = ANY($1::regclass[])`,
    [copied],
  );
  for (const { name } of indexes.rows) await owner.query(`DROP INDEX ${name}`);
  const add = constraints.rows.map(({ table, name, kind, text }) => ({
    kind,
    sql: `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${text}`,
  }));
  return [
    [...add.filter(({ kind }) => kind !== 'f').map(({ sql }) => sql), ...indexes.rows.map(({ text }) => text)],
    add.filter(({ kind }) => kind === 'f').map(({ sql }) => sql),
  ];
}

/** Two at a time: the machine has two cores. */
async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all].reverse();
  await Promise.all(
    [1, 2].map(async () => {
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) await work(one);
    }),
  );
}

interface Fill {
  readonly home: string;
  readonly count: number;
  readonly samples: number;
  readonly templates: readonly Template[];
  /** Connections as the owner of the database. */
  connect(): Promise<Client>;
}

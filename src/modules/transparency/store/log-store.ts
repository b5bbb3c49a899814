import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { FeedPlace } from '#platform/events';

/** Locks the end of the log and gives it; whoever else appends waits. */
export async function lockHead(tx: Tx): Promise<Head> {
  const [head] = await tx.query<Head>(`${selectHead} FOR UPDATE`, [], 'log-head-lock');
  if (!head) throw new Error('the public log has no head');
  return head;
}

export async function readSize(tx: Reader): Promise<number> {
  const [head] = await tx.query<Head>(selectHead, [], 'log-head');
  return Number(head?.size ?? 0);
}

/** Moves the end of the log, with the tiles that changed. */
export const moveHead = (
  tx: Tx,
  size: number,
  place: FeedPlace,
  tiles: readonly (TilePlace & { readonly hashes: Uint8Array })[],
): void =>
  tx.post(
    `WITH grown AS (INSERT INTO transparency.tile (level, index, hashes)
       SELECT * FROM unnest($5::smallint[], $6::bigint[], $7::bytea[])
       ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes)
     UPDATE transparency.head SET size = $1, xact = $2, stream = $3, seq = $4`,
    [
      ...[size, place.xact, place.stream, place.seq],
      ...[tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ hashes }) => hashes)],
    ],
    'log-move-head',
  );

/** Those of the named events that stand in the log already. */
export async function findLeaves(tx: Reader, places: readonly EventPlace[]): Promise<Leaf[]> {
  const rows = await tx.query<Leaf & { readonly index: string }>(
    `SELECT l.index, l.stream, l.seq, l.entry FROM unnest($1::uuid[], $2::int[]) AS wanted(stream, seq)
     CROSS JOIN LATERAL (SELECT * FROM transparency.leaf f WHERE f.stream = wanted.stream AND f.seq = wanted.seq LIMIT 1) l
     ORDER BY l.index`,
    [places.map(({ stream }) => stream), places.map(({ seq }) => seq)],
    'log-leaves',
  );
  return rows.map((row) => ({ ...row, index: Number(row.index) }));
}

/** Entries from an index on, at most `count`. */
export async function readEntries(tx: Reader, from: number, count: number): Promise<Uint8Array[]> {
  const rows = await tx.query<{ entry: Uint8Array }>(
    'SELECT entry FROM transparency.leaf WHERE index >= $1 AND index < $2 ORDER BY index',
    [from, from + count],
    'log-entries',
  );
  return rows.map(({ entry }) => entry);
}

export const insertLeaves = (tx: Tx, first: number, leaves: readonly Omit<Leaf, 'index'>[]): void =>
  tx.post(
    `INSERT INTO transparency.leaf (index, stream, seq, entry)
     SELECT $1 + at - 1, stream, seq, entry
     FROM unnest($2::uuid[], $3::int[], $4::bytea[]) WITH ORDINALITY AS new(stream, seq, entry, at)`,
    [first, leaves.map(({ stream }) => stream), leaves.map(({ seq }) => seq), leaves.map(({ entry }) => entry)],
    'log-insert',
  );

/** The tiles that are there, by `level/index`. */
export async function readTiles(tx: Reader, wanted: readonly TilePlace[]): Promise<Map<string, Uint8Array>> {
  const rows = await tx.query<{ level: number; index: string; hashes: Uint8Array }>(
    `SELECT t.level, t.index, t.hashes FROM unnest($1::int[], $2::bigint[]) AS wanted(level, index)
     CROSS JOIN LATERAL (SELECT * FROM transparency.tile f WHERE f.level = wanted.level AND f.index = wanted.index LIMIT 1) t`,
    [wanted.map(({ level }) => level), wanted.map(({ index }) => index)],
    'log-tiles',
  );
  return new Map(rows.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
}

/** The tiles that still grow, by `level/index`: what the tree ends with. */
export async function readLastTiles(tx: Reader): Promise<Map<string, Uint8Array>> {
  const rows = await tx.query<{ level: number; index: string; hashes: Uint8Array }>(
    `SELECT t.level, t.index, t.hashes FROM transparency.head h, generate_series(0, 7) AS of(level)
     CROSS JOIN LATERAL (SELECT * FROM transparency.tile f WHERE f.level = of.level AND f.index = h.size >> (of.level * 8 + 8) LIMIT 1) t
     WHERE (h.size >> (of.level * 8)) & 255 <> 0`,
    [],
    'log-last-tiles',
  );
  return new Map(rows.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
}

const selectHead = 'SELECT size, xact::text, stream, seq FROM transparency.head';

/** A transaction, or the database for a single statement. */
export type Reader = Pick<Tx, 'query'>;
export interface Head extends FeedPlace {
  /** In digits, as the database gives a bigint. */
  readonly size: string;
}
export interface EventPlace {
  readonly stream: Uuid;
  readonly seq: number;
}
export interface Leaf extends EventPlace {
  readonly index: number;
  readonly entry: Uint8Array;
}
export interface TilePlace {
  readonly level: number;
  readonly index: number;
}

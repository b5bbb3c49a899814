import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { Reads, Tx } from '#platform/database';
import type { ItemState } from '../domain/custody/index.ts';

/** Stores the wish of a person; false when there is one for this document already. */
export async function insertWish(on: Tx, row: NewWish): Promise<boolean> {
  const made = await on.query(
    `INSERT INTO partners.pick_up (id, case_id, case_number, service, kind, office, place, language, key, sealed, chosen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (case_id, kind) DO NOTHING RETURNING id`,
    [
      ...[row.id, row.caseId, row.caseNumber, row.service, row.kind, row.office, row.place, row.language],
      ...[row.key, row.sealed, row.chosenAt],
    ],
  );
  return made.length > 0;
}

/** Another place, or other names, as long as the office has not registered the document. */
export async function updateWish(on: Tx, id: Uuid, place: string, sealed: Uint8Array): Promise<void> {
  await on.query('UPDATE partners.pick_up SET place = $2, sealed = $3 WHERE id = $1', [id, place, sealed]);
}

/** The wish for a document of a case; null without one. */
export const wishOfCase = (on: Reads, caseNumber: string, kind: string): Promise<WishRow | null> =>
  one(on, 'p.case_number = $1 AND p.kind = $2', [caseNumber, kind]);

/** The wish behind an id. */
export const findWish = (on: Reads, id: Uuid): Promise<WishRow | null> => one(on, 'p.id = $1', [id]);

/** The wish that a document answers, locked until the transaction ends. */
export async function lockWish(
  on: Tx,
  where: { readonly id: Uuid } | { readonly serial: string },
): Promise<WishRow | null> {
  const bySerial = 'serial' in where;
  await on.query(
    `SELECT id FROM partners.pick_up WHERE id = ${bySerial ? '(SELECT pick_up FROM partners.item WHERE serial = $1)' : '$1'} FOR UPDATE`,
    [bySerial ? where.serial : where.id],
  );
  return bySerial ? one(on, 'i.serial = $1', [where.serial]) : findWish(on, where.id);
}

/** What is to be registered by these offices: wishes without a document, oldest first. */
export const openWishes = (on: Reads, office: string): Promise<WishRow[]> =>
  many(on, 'p.office = $1 AND i.serial IS NULL ORDER BY p.chosen_at LIMIT 200', [office]);

/** A new code: the hash alone, with its tries. */
export async function setCode(on: Tx, id: Uuid, hash: string, tries: number): Promise<void> {
  await on.query(
    `UPDATE partners.pick_up SET code_hash = $2, tries_left = $3, is_used = false, verified_by = NULL, verified_at = NULL,
       codes_given = codes_given + 1 WHERE id = $1`,
    [id, hash, tries],
  );
}

/** What a try of the code led to; a right one is good for the next step at the same desk. */
export async function setTry(on: Tx, id: Uuid, { triesLeft, isUsed, by, at }: CodeTry): Promise<void> {
  await on.query(
    'UPDATE partners.pick_up SET tries_left = $2, is_used = $3, verified_by = $4, verified_at = $5 WHERE id = $1',
    [id, triesLeft, isUsed, isUsed ? by : null, isUsed ? at : null],
  );
}

/** The person signed in and stands at the locker. */
export async function setRelease(on: Tx, id: Uuid, until: string): Promise<void> {
  await on.query('UPDATE partners.pick_up SET released_until = $2 WHERE id = $1', [id, until]);
}

/** Wishes whose document is ready, goes back on this day at the latest, and of which nobody was reminded. */
export const wishesToRemind = (on: Tx, until: string): Promise<WishRow[]> =>
  many(on, `i.state = 'ready' AND i.until <= $1 AND p.reminded_at IS NULL ORDER BY p.id LIMIT 200`, [until]);

/** Notes a reminder. */
export async function setReminded(on: Tx, id: Uuid, at: string): Promise<void> {
  await on.query('UPDATE partners.pick_up SET reminded_at = $2 WHERE id = $1', [id, at]);
}

/** Wishes behind these serial numbers, with what the cases are told about them. */
export const wishesOf = (on: Reads, serials: readonly string[]): Promise<WishedItem[]> =>
  on.query<WishedItem>(`${wished} i.to_place AS "to" ${from} WHERE i.serial = ANY($1)`, [serials]);

/** Wishes behind the documents of a bag; `to` says where the bag goes. */
export const wishesInBag = (on: Reads, seal: string | null): Promise<WishedItem[]> =>
  on.query<WishedItem>(
    `${wished} b.to_place AS "to" ${from} JOIN partners.bag_item g ON g.serial = i.serial JOIN partners.bag b ON b.seal = g.seal
     WHERE g.seal = $1`,
    [seal],
  );

/** Where the events about a bag, an item or a place go, and what is public about it. */
export async function streamOf(on: Tx, table: 'item' | 'bag' | 'custody_place', id: string): Promise<StreamPlace> {
  const sql = {
    item: `SELECT stream, seq, jsonb_build_object('kind', kind, 'place', to_place) AS face FROM partners.item WHERE serial = $1`,
    bag: `SELECT stream, seq, jsonb_build_object('from', from_place, 'to', to_place, 'listHash', list_hash) AS face
      FROM partners.bag WHERE seal = $1`,
    custody_place: `SELECT stream, seq, '{}'::jsonb AS face FROM partners.custody_place WHERE id = $1`,
  }[table];
  const [row] = await on.query<StreamPlace>(sql, [id]);
  if (!row) throw new Error(`no ${table} ${id}`);
  return row;
}

const many = (on: Reads, where: string, values: readonly unknown[]): Promise<WishRow[]> =>
  on.query<WishRow>(
    `SELECT ${columns} FROM partners.pick_up p LEFT JOIN partners.item i ON i.pick_up = p.id WHERE ${where}`,
    values,
  );

const one = async (on: Reads, where: string, values: readonly unknown[]): Promise<WishRow | null> =>
  (await many(on, where, values))[0] ?? null;

const from = 'FROM partners.item i JOIN partners.pick_up p ON p.id = i.pick_up';
const wished = `SELECT p.case_id AS "caseId", p.kind, p.place, p.office, i.state,`;
const columns = `p.id, p.case_id AS "caseId", p.case_number AS "caseNumber", p.service, p.kind, p.office, p.place, p.language, p.key, p.sealed,
  p.code_hash AS "codeHash", p.tries_left AS "triesLeft", p.is_used AS "isUsed", p.codes_given AS "codesGiven",
  p.verified_by AS "verifiedBy", p.verified_at AS "verifiedAt", p.released_until AS "releasedUntil",
  i.serial, i.state, i.until::text AS until, i.holder`;

export interface WishRow {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly caseNumber: string;
  readonly service: string;
  readonly kind: string;
  readonly office: string;
  readonly place: string;
  readonly language: Language;
  readonly key: Uuid;
  readonly sealed: Uint8Array;
  readonly codeHash: string | null;
  readonly triesLeft: number;
  readonly isUsed: boolean;
  readonly codesGiven: number;
  readonly verifiedBy: string | null;
  readonly verifiedAt: Date | null;
  readonly releasedUntil: Date | null;
  /** Null as long as the office has registered nothing. */
  readonly serial: string | null;
  readonly state: ItemState | null;
  readonly until: string | null;
  readonly holder: string | null;
}
export interface NewWish
  extends Pick<
    WishRow,
    'id' | 'caseId' | 'caseNumber' | 'service' | 'kind' | 'office' | 'place' | 'language' | 'key' | 'sealed'
  > {
  readonly chosenAt: string;
}
export interface WishedItem {
  readonly caseId: Uuid;
  readonly kind: string;
  readonly place: string;
  readonly office: string;
  readonly state: ItemState;
  readonly to: string;
}
interface CodeTry {
  readonly triesLeft: number;
  readonly isUsed: boolean;
  readonly by: string | null;
  readonly at: string;
}
interface StreamPlace {
  readonly stream: Uuid;
  readonly seq: number;
  readonly face: JsonObject;
}

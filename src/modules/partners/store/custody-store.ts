import type { Uuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import type { Tx } from '#platform/database';
import { type Bag, type Custody, type CustodyEvent, type Hand, holderOf, type Item } from '../domain/custody/index.ts';

/** Takes the id of a command for this transaction; its first answer, when it was answered before. Waits while another one answers it. */
export async function claimCommand(on: Tx, { id, staffId, what, at }: Claim): Promise<Claimed> {
  const made = await on.query(
    'INSERT INTO partners.custody_command (id, staff_id, what, at) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING RETURNING id',
    [id, staffId, what, at],
  );
  if (made.length > 0) return { isNew: true };
  const [row] = await on.query<{ answer: Json; staffId: string; what: string }>(
    'SELECT answer, staff_id AS "staffId", what FROM partners.custody_command WHERE id = $1',
    [id],
  );
  const isSame = row?.staffId === staffId && row.what === what;
  return { isNew: false, answer: isSame ? (row?.answer ?? null) : null };
}

/** Notes how a command was answered. */
export async function answerCommand(on: Tx, id: Uuid, answer: Json): Promise<void> {
  await on.query('UPDATE partners.custody_command SET answer = $2 WHERE id = $1', [id, JSON.stringify(answer)]);
}

/**
 * The part of the custody that a command is about, locked until the transaction ends: the places, whatever lies there or is on its way there, the bags and the items.
 * Always in the same order, so that two commands wait for each other and never in a circle.
 */
export async function lockCustody(on: Tx, { places, seals, serials }: CustodyScope, newId: () => Uuid) {
  for (const place of [...new Set(places)].sort())
    await on.query('INSERT INTO partners.custody_place (id, stream) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', [
      ...[place, newId()],
    ]);
  const placeRows = await on.query<StreamRow>(
    'SELECT id, stream, seq FROM partners.custody_place WHERE id = ANY($1) ORDER BY id FOR UPDATE',
    [places],
  );
  const bags = await on.query<BagRow>(
    `SELECT ${bagColumns} FROM partners.bag b WHERE seal = ANY($1) OR (state <> 'received' AND (to_place = ANY($2) OR from_place = ANY($2)
       OR seal IN (SELECT seal FROM partners.bag_item WHERE serial = ANY($3) AND is_open))) ORDER BY seal FOR UPDATE`,
    [seals, places, serials],
  );
  const held = places.map((place) => `place:${place}`);
  const items = await on.query<ItemRow>(
    `SELECT ${itemColumns} FROM partners.item WHERE serial = ANY($1) OR (holder = ANY($2) AND state <> 'handed-out')
       OR serial IN (SELECT serial FROM partners.bag_item WHERE seal = ANY($3)) ORDER BY serial FOR UPDATE`,
    [serials, held, bags.map(({ seal }) => seal)],
  );
  return { custody: custodyOf(items, bags), items, bags, places: placeRows };
}

/** Stores what a command changed; the database refuses a holder that does not fit the state. */
export async function saveCustody(on: Tx, before: Custody, after: Custody, at: string): Promise<void> {
  for (const [serial, item] of Object.entries(after.items)) {
    if (!before.items[serial] || before.items[serial] === item) continue;
    await on.query('UPDATE partners.item SET state = $2, until = $3, holder = $4, changed_at = $5 WHERE serial = $1', [
      serial,
      item.state,
      item.until,
      holderIn(after, serial),
      at,
    ]);
  }
  for (const [seal, bag] of Object.entries(after.bags)) {
    if (!before.bags[seal] || before.bags[seal] === bag) continue;
    await on.query(
      'UPDATE partners.bag SET state = $2, courier = $3, handed_at = $4, changed_at = $5 WHERE seal = $1',
      [seal, bag.state, bag.courier, bag.handedAt === null ? null : instantOf(bag.handedAt), at],
    );
    if (bag.state === 'received')
      await on.query('UPDATE partners.bag_item SET is_open = false WHERE seal = $1', [seal]);
  }
}

/** Stores an item that was just registered. */
export async function insertItem(on: Tx, after: Custody, serial: string, more: NewItem): Promise<void> {
  const item = after.items[serial]!;
  await on.query(
    `INSERT INTO partners.item (serial, stream, seq, kind, office, state, to_place, until, holder, pick_up, registered_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      ...[serial, more.stream, more.seq, item.kind, more.office, item.state, item.to, item.until],
      ...[holderIn(after, serial), more.pickUp, more.at],
    ],
  );
}

/** Stores a bag that was just sealed, with its list. */
export async function insertBag(on: Tx, seal: string, bag: Bag, more: Omit<NewItem, 'pickUp' | 'office'>) {
  await on.query(
    `INSERT INTO partners.bag (seal, stream, seq, from_place, to_place, list_hash, state, sealed_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [seal, more.stream, more.seq, bag.from, bag.to, bag.listHash, bag.state, more.at],
  );
  await on.query('INSERT INTO partners.bag_item (seal, serial) SELECT $1, unnest($2::text[])', [seal, bag.serials]);
}

/** Adds what happened to the journal. */
export async function insertCustodyEvent(on: Tx, command: Uuid, at: string, by: Hand, body: CustodyEvent) {
  await on.query(
    'INSERT INTO partners.custody_event (command, at, by_role, by_id, by_place, body) VALUES ($1, $2, $3, $4, $5, $6)',
    [command, at, by.role, by.id, by.place, JSON.stringify(body)],
  );
}

/** The whole journal in order. */
export const custodyJournal = async (on: Pick<Tx, 'query'>): Promise<readonly CustodyEvent[]> =>
  (await on.query<{ body: CustodyEvent }>('SELECT body FROM partners.custody_event ORDER BY number')).map(
    ({ body }) => body,
  );

/** Everything as the tables say it, for a check against the journal. */
export async function readCustody(on: Pick<Tx, 'query'>): Promise<Custody> {
  const items = await on.query<ItemRow>(`SELECT ${itemColumns} FROM partners.item ORDER BY serial`);
  const bags = await on.query<BagRow>(`SELECT ${bagColumns} FROM partners.bag b ORDER BY seal`);
  return custodyOf(items, bags);
}

/** How far a stream of the event log reaches now. */
export async function setStreamSeq(on: Tx, table: 'item' | 'bag' | 'custody_place', id: string, seq: number) {
  const column = { item: 'serial', bag: 'seal', custody_place: 'id' }[table];
  await on.query(`UPDATE partners.${table} SET seq = $2 WHERE ${column} = $1`, [id, seq]);
}

function custodyOf(items: readonly ItemRow[], bags: readonly BagRow[]): Custody {
  const holdings: Record<string, string[]> = {};
  for (const { serial, holder } of items) holdings[holder] = [...(holdings[holder] ?? []), serial];
  return {
    items: Object.fromEntries(
      items.map(({ serial, kind, state, to, until }) => [serial, { kind, state, to, until }] as const),
    ),
    bags: Object.fromEntries(
      bags.map(({ seal, from, to, serials, listHash, state, courier, handedAt }) => [
        ...([seal, { from, to, serials, listHash, state, courier, handedAt }] as const),
      ]),
    ),
    holdings,
  };
}

function holderIn(custody: Custody, serial: string): string {
  const holder = holderOf(custody, serial);
  if (!holder) throw new Error(`document ${serial} would have two holders or none`);
  return holder;
}

const instantOf = (minutes: number): string => Temporal.Instant.fromEpochMilliseconds(minutes * 60_000).toString();

const itemColumns = `serial, stream, seq, kind, office, state, to_place AS "to", until::text AS until, holder, pick_up AS "pickUp"`;
const bagColumns = `seal, stream, seq, from_place AS "from", to_place AS "to", list_hash AS "listHash", state, courier,
  (extract(epoch FROM handed_at) / 60)::int AS "handedAt",
  (SELECT coalesce(array_agg(i.serial ORDER BY i.serial), '{}') FROM partners.bag_item i WHERE i.seal = b.seal) AS serials,
  alarmed_at IS NOT NULL AS "isAlarmed", dispute, found, found_by AS "foundBy"`;

interface Claim {
  readonly id: Uuid;
  readonly staffId: string;
  readonly what: string;
  readonly at: string;
}
export type Claimed = { readonly isNew: true } | { readonly isNew: false; readonly answer: Json };
export interface CustodyScope {
  readonly places: readonly string[];
  readonly seals: readonly string[];
  readonly serials: readonly string[];
}
export interface StreamRow {
  readonly id: string;
  readonly stream: Uuid;
  readonly seq: number;
}
export interface ItemRow extends Item {
  readonly serial: string;
  readonly stream: Uuid;
  readonly seq: number;
  readonly office: string;
  readonly holder: string;
  readonly pickUp: Uuid;
}
export interface BagRow extends Bag {
  readonly seal: string;
  readonly stream: Uuid;
  readonly seq: number;
  readonly isAlarmed: boolean;
  readonly dispute: Dispute | null;
  readonly found: readonly string[] | null;
  readonly foundBy: Uuid | null;
}
export interface Dispute {
  readonly missing: readonly string[];
  readonly foreign: readonly string[];
  readonly isSealWhole: boolean;
}
interface NewItem {
  readonly stream: Uuid;
  readonly seq: number;
  readonly office: string;
  readonly pickUp: Uuid;
  readonly at: string;
}

import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Reads, Tx } from '#platform/database';
import type { ItemState } from '../domain/custody/index.ts';
import type { Dispute } from './custody-store.ts';

/** Signatures of a bag for one step. */
export const signaturesOf = (on: Reads, seal: string, leg: Leg): Promise<SignatureRow[]> =>
  on.query<SignatureRow>(`SELECT ${signatureColumns} FROM partners.bag_signature WHERE seal = $1 AND leg = $2`, [
    ...[seal, leg],
  ]);

/** Stores a signature; the same side may sign again as long as the other has not. */
export async function putSignature(on: Tx, row: SignatureRow & { readonly seal: string }): Promise<void> {
  await on.query(
    `INSERT INTO partners.bag_signature (seal, leg, side, staff_id, role, place, list_hash, body, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (seal, leg, side) DO UPDATE SET staff_id = $4, role = $5, place = $6, list_hash = $7, body = $8, at = $9`,
    [
      ...[row.seal, row.leg, row.side, row.staffId, row.role, row.place, row.listHash],
      ...[row.body ? JSON.stringify(row.body) : null, row.at],
    ],
  );
}

/** What did not match at the count. */
export async function setDispute(on: Tx, seal: string, { missing, foreign, isSealWhole }: Dispute): Promise<void> {
  const dispute = JSON.stringify({ missing, foreign, isSealWhole });
  await on.query('UPDATE partners.bag SET dispute = $2 WHERE seal = $1', [seal, dispute]);
}

/** The offices that made these documents. */
export const officesOfItems = async (on: Reads, serials: readonly string[]): Promise<readonly string[]> =>
  (
    await on.query<{ office: string }>('SELECT DISTINCT office FROM partners.item WHERE serial = ANY($1)', [serials])
  ).map(({ office }) => office);

/** What the auditor found. */
export async function setFound(on: Tx, seal: string, found: readonly string[], by: Uuid): Promise<void> {
  await on.query('UPDATE partners.bag SET found = $2, found_by = $3 WHERE seal = $1', [
    seal,
    JSON.stringify(found),
    by,
  ]);
}

/** A bag with everything its page shows; null for an unknown seal. */
export async function findBag(on: Reads, seal: string): Promise<BagView | null> {
  const [row] = await on.query<BagView>(`SELECT ${bagColumns} FROM partners.bag b WHERE b.seal = $1`, [seal]);
  return row ?? null;
}

/** Bags that are under way or to be settled, where the condition holds, oldest first. */
export const openBags = (on: Reads, wish: BagWish): Promise<BagView[]> =>
  on.query<BagView>(
    `SELECT ${bagColumns} FROM partners.bag b WHERE b.state <> 'received' AND ($1::text IS NULL OR b.from_place = $1 OR b.to_place = $1)
       AND ($2::uuid IS NULL OR b.courier = $2 OR b.state = 'sealed') AND ($3::text IS NULL OR b.state = $3) ORDER BY b.sealed_at, b.seal LIMIT 200`,
    [wish.place ?? null, wish.courier ?? null, wish.state ?? null],
  );

/** Bags whose leg is open since before an instant and for which no alarm was raised yet, locked. */
export const overdueBags = (on: Tx, before: string): Promise<{ readonly seal: string }[]> =>
  on.query(
    `SELECT seal FROM partners.bag WHERE state = 'on-way' AND handed_at < $1 AND alarmed_at IS NULL ORDER BY seal FOR UPDATE`,
    [before],
  );

/** Notes an alarm. */
export async function setAlarmed(on: Tx, seal: string, at: string): Promise<void> {
  await on.query('UPDATE partners.bag SET alarmed_at = $2 WHERE seal = $1', [seal, at]);
}

/** Documents that lie at a place, by kind and number. */
export const itemsAt = (on: Reads, place: string): Promise<ShelfItem[]> =>
  on.query<ShelfItem>(
    `SELECT serial, kind, state, to_place AS "to", office, until::text AS until,
       EXISTS (SELECT 1 FROM partners.bag_item g WHERE g.serial = i.serial AND g.is_open) AS "isBagged"
     FROM partners.item i WHERE holder = $1 ORDER BY kind, serial LIMIT 500`,
    [`place:${place}`],
  );

/** Documents whose last day is over, at any place. */
export const itemsToExpire = (
  on: Reads,
  day: string,
): Promise<{ readonly serial: string; readonly office: string }[]> =>
  on.query(`SELECT serial, office FROM partners.item WHERE state = 'ready' AND until < $1 ORDER BY serial LIMIT 200`, [
    day,
  ]);

const signatureColumns = `leg, side, staff_id AS "staffId", role, place, list_hash AS "listHash", body,
  to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`;
const bagColumns = `b.seal, b.from_place AS "from", b.to_place AS "to", b.list_hash AS "listHash", b.state, b.courier, b.dispute, b.found,
  b.found_by AS "foundBy", to_char(b.handed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "handedAt",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('serial', i.serial, 'kind', i.kind, 'state', i.state, 'office', i.office) ORDER BY i.serial), '[]')
   FROM partners.bag_item g JOIN partners.item i ON i.serial = g.serial WHERE g.seal = b.seal) AS items,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('leg', s.leg, 'side', s.side, 'staffId', s.staff_id) ORDER BY s.at), '[]')
   FROM partners.bag_signature s WHERE s.seal = b.seal) AS signatures`;

export type Leg = 'hand-over' | 'receive' | 'settle';
export type Side = 'clerk' | 'courier';
export interface SignatureRow {
  readonly leg: Leg;
  readonly side: Side;
  /** Id of the staff; of a locker, its own. */
  readonly staffId: string;
  readonly role: 'office' | 'branch' | 'courier';
  readonly place: string | null;
  readonly listHash: string;
  readonly body: JsonObject | null;
  readonly at: string;
}
export interface BagView {
  readonly seal: string;
  readonly from: string;
  readonly to: string;
  readonly listHash: string;
  readonly state: 'sealed' | 'on-way' | 'disputed' | 'received';
  readonly courier: Uuid | null;
  readonly handedAt: string | null;
  readonly dispute: Dispute | null;
  readonly found: readonly string[] | null;
  readonly foundBy: Uuid | null;
  readonly items: readonly {
    readonly serial: string;
    readonly kind: string;
    readonly state: ItemState;
    readonly office: string;
  }[];
  readonly signatures: readonly Pick<SignatureRow, 'leg' | 'side' | 'staffId'>[];
}
export interface BagWish {
  readonly place?: string;
  /** Bags of this courier, and those that wait for one. */
  readonly courier?: Uuid;
  readonly state?: BagView['state'];
}
export interface ShelfItem {
  readonly serial: string;
  readonly kind: string;
  readonly state: ItemState;
  readonly to: string;
  readonly office: string;
  readonly until: string | null;
  readonly isBagged: boolean;
}

import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import type { Reads, Tx } from '#platform/database';
import type { FreeSlot, Offer, OfferState, Wish, WishList, WishRecord } from '../domain/wishes/index.ts';

/** One change of the list of wishes at a time, on all nodes together. */
export const aloneWithWishes = (tx: Tx): Promise<unknown> =>
  tx.query('SELECT pg_advisory_xact_lock($1, 0)', [wishLock], 'appointments-wishes-lock');

/** Everybody who waits, with what is offered to them. */
export async function readWaiting(on: Reads): Promise<Waiting> {
  const [wishes, offers] = [
    await on.query<WishRow>(
      `${wishSelect} WHERE state IN ('awaiting', 'open', 'offered') ORDER BY made_at`,
      [],
      'appointments-waiting',
    ),
    await on.query<OfferRow>(
      `SELECT ${offerColumns}, b.state AS "visitState" FROM appointments.offer o JOIN appointments.booking b ON b.id = o.booking
       WHERE o.state = 'open'`,
      [],
      'appointments-offers',
    ),
  ];
  return {
    rows: new Map(wishes.map((row) => [row.id, row])),
    offers,
    list: {
      wishes: new Map(wishes.map((row) => [row.id, recordOf(row)])),
      offers: new Map(offers.map((row) => [row.id, offerOf(row)])),
    },
  };
}

/** A wish by the number people have; null when there is none. */
export const findWish = async (on: Reads, number: string): Promise<WishRow | null> =>
  (await on.query<WishRow>(`${wishSelect} WHERE number = $1`, [number], 'appointments-wish'))[0] ?? null;

/** A wish by its id; null when there is none. */
export const findWishById = async (on: Reads, id: Uuid): Promise<WishRow | null> =>
  (await on.query<WishRow>(`${wishSelect} WHERE id = $1`, [id], 'appointments-wish-by-id'))[0] ?? null;

/** An offer by its id; null when there is none. */
export const findOffer = async (on: Reads, id: string): Promise<OfferRow | null> =>
  (
    await on.query<OfferRow>(
      `SELECT ${offerColumns}, b.state AS "visitState" FROM appointments.offer o JOIN appointments.booking b ON b.id = o.booking WHERE o.id = $1`,
      [id],
      'appointments-offer',
    )
  )[0] ?? null;

/** The offer that a wish may answer now; null for none. */
export const findOpenOffer = async (on: Reads, wish: Uuid): Promise<OfferRow | null> =>
  (
    await on.query<OfferRow>(
      `SELECT ${offerColumns}, b.state AS "visitState" FROM appointments.offer o JOIN appointments.booking b ON b.id = o.booking
       WHERE o.wish = $1 AND o.state = 'open'`,
      [wish],
      'appointments-open-offer',
    )
  )[0] ?? null;

/** Wishes of this guest or account that still wait. */
export const findOwnWishes = (on: Reads, proofs: readonly Uint8Array[], accountId: Uuid | null): Promise<WishRow[]> =>
  on.query<WishRow>(
    `${wishSelect} WHERE (guest_proof = ANY($1::bytea[]) OR account_id = $2::uuid) AND state IN ('awaiting', 'open', 'offered') ORDER BY made_at`,
    [proofs, accountId],
    'appointments-own-wishes',
  );

/** Stores a new wish. */
export async function insertWish(tx: Tx, { record, ...row }: NewWish): Promise<void> {
  const { id, person, urgency, madeAt, ...wanted } = record.wish;
  await tx.query(
    `INSERT INTO appointments.wish (id, number, state, wanted, urgency, made_at, seq, language, person_hash, account_id, guest_proof, key, sealed, texts)
     VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[id, row.number, record.state, JSON.stringify(wanted), urgency, instantText(madeAt), row.seq, row.language],
      ...[person, row.accountId, row.guestProof, row.key, row.sealed, row.texts],
    ],
  );
}

/** Counts a code that is typed; false once it was typed too often. */
export const takeTextTry = async (on: Reads, id: Uuid, most: number): Promise<boolean> =>
  (
    await on.query(
      `UPDATE appointments.wish SET text_tries = text_tries + 1 WHERE id = $1 AND texts = 'asked' AND text_tries < $2 RETURNING 1`,
      [id, most],
    )
  ).length === 1;

/** From now on offers also come as text messages. */
export const turnTextsOn = async (on: Reads, id: Uuid): Promise<void> => {
  await on.query(`UPDATE appointments.wish SET texts = 'on' WHERE id = $1 AND texts = 'asked'`, [id]);
};

/** What changed about a wish. */
export async function saveWish(
  tx: Tx,
  { wish, state, seen, refused }: WishRecord,
  seq: number,
  now: string,
): Promise<void> {
  const isOver = state !== 'awaiting' && state !== 'open' && state !== 'offered';
  await tx.query(
    `UPDATE appointments.wish SET state = $2, seen = $3, refused = $4, urgency = $5, seq = $6, ended_at = $7,
       searched_at = CASE WHEN $2 = 'open' THEN NULL ELSE searched_at END WHERE id = $1`,
    [wish.id, state, seen, refused, wish.urgency, seq, isOver ? now : null],
    'appointments-save-wish',
  );
}

/** A slot is offered; the visit holds its room. */
export async function insertOffer(
  tx: Tx,
  { id, wish, slot, until }: Offer,
  booking: Uuid,
  draw: string | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO appointments.offer (id, wish, booking, slot, until, state, draw) VALUES ($1, $2, $3, $4::jsonb, $5, 'open', $6)`,
    [id, wish, booking, JSON.stringify(slot), instantText(until), draw],
  );
}

/** What became of an offer. */
export async function endOffer(tx: Tx, id: string, state: OfferState): Promise<void> {
  await tx.query('UPDATE appointments.offer SET state = $2 WHERE id = $1', [id, state], 'appointments-end-offer');
}

/** Room that was given back and is not public yet, in offices that are open then. */
export const readRooms = (on: Reads, from: string): Promise<Room[]> =>
  on.query<Room>(
    `SELECT b.id, b.office, b.desk, (extract(epoch FROM lower(b.span)) / 60)::int AS "from", (extract(epoch FROM upper(b.span)) / 60)::int AS "to",
       to_char(b.back_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "backAt",
       (SELECT o.draw FROM appointments.offer o WHERE o.booking = b.id) AS draw
     FROM appointments.booking b WHERE b.active AND b.back_at IS NOT NULL AND lower(b.span) > $1
       AND NOT EXISTS (SELECT 1 FROM appointments.closure c WHERE c.ended_at IS NULL AND c.office = b.office
         AND (c.desk IS NULL OR c.desk = b.desk) AND c.span && b.span)
     ORDER BY lower(b.span) LIMIT 500`,
    [from],
    'appointments-rooms',
  );

/** Frees given-back room for whom it is offered to; false when it is public already. */
export const freeRoom = async (tx: Tx, id: Uuid): Promise<boolean> =>
  (
    await tx.query(
      `UPDATE appointments.booking SET active = false, changed_by = pg_current_xact_id() WHERE id = $1 AND active AND back_at IS NOT NULL RETURNING 1`,
      [id],
      'appointments-free-room',
    )
  ).length === 1;

/** Wishes for which free slots were not looked through since an instant, first come first. */
export const dueToSearch = async (on: Reads, before: string, most: number): Promise<readonly Uuid[]> =>
  (
    await on.query<{ id: Uuid }>(
      `SELECT id FROM appointments.wish WHERE state = 'open' AND (searched_at IS NULL OR searched_at < $1) ORDER BY made_at LIMIT $2`,
      [before, most],
      'appointments-due-to-search',
    )
  ).map(({ id }) => id);

/** Free slots were looked through for these. */
export const markSearched = async (on: Reads, ids: readonly Uuid[], now: string): Promise<void> => {
  await on.query(
    'UPDATE appointments.wish SET searched_at = $2 WHERE id = ANY($1::uuid[])',
    [ids, now],
    'appointments-searched',
  );
};

/** From now on this guest holds the wish and what is offered to it. */
export async function rebindWish(on: Reads, id: Uuid, proof: Uint8Array): Promise<void> {
  await on.query(
    `WITH done AS (UPDATE appointments.wish SET guest_proof = $2 WHERE id = $1)
     UPDATE appointments.booking SET guest_proof = $2 WHERE id IN (SELECT booking FROM appointments.offer WHERE wish = $1 AND state = 'open')`,
    [id, proof],
  );
}

/** Wishes that ended so long ago that nobody needs to know whose they were. */
export const wishKeysToDestroy = (on: Reads, before: string): Promise<{ id: Uuid; key: Uuid }[]> =>
  on.query('SELECT id, key FROM appointments.wish WHERE key IS NOT NULL AND ended_at < $1 LIMIT 500', [before]);

/** Forgets whose wishes these were. */
export async function forgetWishes(on: Reads, ids: readonly Uuid[]): Promise<void> {
  await on.query(
    `UPDATE appointments.wish SET key = NULL, sealed = NULL, person_hash = '', guest_proof = NULL, account_id = NULL WHERE id = ANY($1::uuid[])`,
    [ids],
  );
}

const wishLock = 20_119;
const instantText = (minute: number): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.round(minute * 60_000)).toString();
export const wishSelect = `SELECT id, number, state, texts, wanted, urgency, (extract(epoch FROM made_at) / 60)::float8 AS "madeAt", seen, refused, seq, language,
  person_hash AS person, account_id AS "accountId", guest_proof AS "guestProof", key, sealed FROM appointments.wish`;
const offerColumns = `o.id, o.wish, o.booking, o.slot, (extract(epoch FROM o.until) / 60)::float8 AS until, o.state`;

const recordOf = ({ id, person, urgency, madeAt, wanted, state, seen, refused }: WishRow): WishRecord => ({
  ...{ wish: { ...wanted, id, person, urgency, madeAt }, state, seen, refused },
});
const offerOf = ({ id, wish, slot, until, state }: OfferRow): Offer => ({ id, wish, slot, until, state });

export interface Waiting {
  readonly rows: ReadonlyMap<Uuid, WishRow>;
  readonly offers: readonly OfferRow[];
  readonly list: WishList;
}
export interface WishRow {
  readonly id: Uuid;
  readonly number: string;
  readonly state: WishRecord['state'];
  readonly wanted: Omit<Wish, 'id' | 'person' | 'urgency' | 'madeAt'>;
  readonly urgency: Wish['urgency'];
  readonly madeAt: number;
  readonly seen: readonly string[];
  readonly refused: number;
  readonly seq: number;
  readonly language: Language;
  readonly person: string;
  readonly accountId: Uuid | null;
  readonly guestProof: Buffer | null;
  readonly key: Uuid | null;
  readonly sealed: Buffer | null;
  /** Text messages: `asked` until the code is typed. */
  readonly texts: 'none' | 'asked' | 'on';
}
export interface OfferRow {
  readonly id: string;
  readonly wish: Uuid;
  readonly booking: Uuid;
  readonly slot: FreeSlot;
  /** Minutes since 1970. */
  readonly until: number;
  readonly state: OfferState;
  readonly visitState: string;
}
export interface NewWish {
  readonly record: WishRecord;
  readonly number: string;
  readonly seq: number;
  readonly language: Language;
  readonly accountId: Uuid | null;
  readonly guestProof: Uint8Array | null;
  readonly key: Uuid;
  readonly sealed: Uint8Array;
  readonly texts: WishRow['texts'];
}
export interface Room {
  readonly id: Uuid;
  readonly office: string;
  readonly desk: number;
  readonly from: number;
  readonly to: number;
  readonly backAt: string;
  /** The draw that gave it out before; null for none. */
  readonly draw: string | null;
}

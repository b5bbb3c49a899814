import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { ProofRefusal } from '../domain/wishes/index.ts';
import { type WishRow, wishSelect } from './wish-store.ts';

/** Wishes that ask to come first and wait for a clerk, first come first. */
export const urgentWishes = (on: Reads): Promise<WishRow[]> =>
  on.query<WishRow>(
    `${wishSelect} WHERE urgency = 'asked' AND state IN ('awaiting', 'open', 'offered') ORDER BY made_at LIMIT 200`,
    [],
    'appointments-urgent',
  );

/** What was shown for wishes, oldest first; the files themselves stay sealed. */
export const proofsOf = (on: Reads, wishes: readonly Uuid[]): Promise<ProofRow[]> =>
  on.query<ProofRow>(
    `SELECT id, wish, media_type AS "mediaType", size FROM appointments.wish_proof WHERE wish = ANY($1::uuid[]) ORDER BY added_at, id`,
    [wishes],
    'appointments-proofs',
  );

/** One file; null when there is none. */
export const findProof = async (on: Reads, wish: Uuid, id: string): Promise<(ProofRow & { sealed: Buffer }) | null> =>
  (
    await on.query<ProofRow & { sealed: Buffer }>(
      `SELECT id, wish, media_type AS "mediaType", size, sealed FROM appointments.wish_proof WHERE wish = $1 AND id::text = $2`,
      [wish, id],
    )
  )[0] ?? null;

/** Keeps a file. */
export async function insertProof(
  tx: Tx,
  { id, wish, mediaType, size, sealed, at }: ProofRow & { readonly sealed: Uint8Array; readonly at: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO appointments.wish_proof (id, wish, media_type, size, sealed, added_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, wish, mediaType, size, sealed, at],
  );
}

/** Once somebody has judged, nobody needs the files any more. */
export async function closeProofs(tx: Tx, wish: Uuid, refused: ProofRefusal | null): Promise<void> {
  await tx.query('DELETE FROM appointments.wish_proof WHERE wish = $1', [wish]);
  await tx.query('UPDATE appointments.wish SET proof_refused = $2 WHERE id = $1', [wish, refused]);
}

/** Files of wishes that are over, whoever judged or not. */
export const forgetProofs = async (on: Reads): Promise<void> => {
  await on.query(
    `DELETE FROM appointments.wish_proof WHERE wish IN (SELECT id FROM appointments.wish WHERE state NOT IN ('awaiting', 'open', 'offered'))`,
    [],
  );
};

/** Why urgency was not accepted; null when it was, or nobody has judged. */
export const refusalOf = async (on: Reads, wish: Uuid): Promise<ProofRefusal | null> =>
  (
    await on.query<{ because: ProofRefusal | null }>(
      'SELECT proof_refused AS because FROM appointments.wish WHERE id = $1',
      [wish],
    )
  )[0]?.because ?? null;

/** What became of the offers whose time to answer ended since then; those that are still open do not count. */
export const offerFigures = async (on: Reads, since: string, now: string): Promise<OfferFigures> =>
  (
    await on.query<OfferFigures>(
      `SELECT count(*)::int AS made, count(*) FILTER (WHERE state = 'accepted')::int AS accepted,
         count(*) FILTER (WHERE state IN ('declined', 'lapsed'))::int AS lost
       FROM appointments.offer WHERE state <> 'open' AND until BETWEEN $1 AND $2`,
      [since, now],
    )
  )[0] ?? { made: 0, accepted: 0, lost: 0 };

export interface OfferFigures {
  readonly made: number;
  readonly accepted: number;
  /** Declined or lapsed. */
  readonly lost: number;
}
export interface ProofRow {
  readonly id: Uuid;
  readonly wish: Uuid;
  readonly mediaType: string;
  readonly size: number;
}

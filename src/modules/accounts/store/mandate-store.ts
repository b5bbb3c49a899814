import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { MandateSides, MandateTerms } from '../domain/mandate.ts';
import { instantOf, instantOrNull } from './instants.ts';

/** Every mandate in which the account is one side, newest first. */
export const mandatesOf = async (tx: Tx, account: Uuid): Promise<MandateRow[]> =>
  (
    await tx.query<Raw>(`${select} WHERE principal = $1 OR holder = $1 ORDER BY created_at DESC LIMIT 200`, [account])
  ).map(toRow);

export const findMandate = async (tx: Tx, id: Uuid): Promise<MandateRow | null> =>
  first(await tx.query<Raw>(`${select} WHERE id = $1`, [id], 'mandate-by-id'));

export const findMandateLocked = async (tx: Tx, id: Uuid): Promise<MandateRow | null> =>
  first(await tx.query<Raw>(`${select} WHERE id = $1 FOR UPDATE`, [id]));

/** The offer that a one-time code leads to. */
export const findOffer = async (tx: Tx, offer: Uuid): Promise<MandateRow | null> =>
  first(await tx.query<Raw>(`${select} WHERE offer = $1 FOR UPDATE`, [offer]));

export const insertMandate = (tx: Tx, row: NewMandate): Promise<unknown> =>
  tx.query(
    `INSERT INTO accounts.mandate (id, principal, holder, services, from_day, until_day, offer, offer_sealed, offer_until, created_at, seq)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.id,
      row.principal,
      row.holder,
      row.services === '*' ? null : row.services,
      row.from,
      row.until,
      row.offer,
      row.offerSealed,
      row.offerUntil,
      row.createdAt,
      row.seq,
    ],
  );

/** Both sides agree; the code is used up. */
export const updateAccepted = (tx: Tx, id: Uuid, accepted: Accepted): Promise<unknown> =>
  tx.query(
    `UPDATE accounts.mandate SET principal = $2, holder = $3, principal_name = $4, holder_name = $5, accepted_at = $6,
     offer = NULL, offer_sealed = NULL, offer_until = NULL, seq = $7 WHERE id = $1`,
    [id, accepted.principal, accepted.holder, accepted.principalName, accepted.holderName, accepted.at, accepted.seq],
  );

export const updateEnded = (tx: Tx, id: Uuid, ended: Ended): Promise<unknown> =>
  tx.query(
    `UPDATE accounts.mandate SET ended_at = $2, ended_by = $3, seq = $4, offer = NULL, offer_sealed = NULL WHERE id = $1`,
    [id, ended.at, ended.by, ended.seq],
  );

/** Notes the last event of a mandate. */
export const updateSeq = (tx: Tx, id: Uuid, seq: number): Promise<unknown> =>
  tx.query('UPDATE accounts.mandate SET seq = $2 WHERE id = $1', [id, seq]);

/** Removes offers that nobody took within a month of their end. */
export const sweepOffers = (tx: Tx, before: Temporal.Instant): Promise<unknown> =>
  tx.query('DELETE FROM accounts.mandate WHERE accepted_at IS NULL AND offer_until < $1', [before]);

const first = (rows: readonly Raw[]): MandateRow | null => (rows[0] ? toRow(rows[0]) : null);

const toRow = (raw: Raw): MandateRow => ({
  ...raw,
  services: raw.services ?? '*',
  from: Temporal.PlainDate.from(raw.from),
  until: Temporal.PlainDate.from(raw.until),
  offerUntil: instantOrNull(raw.offerUntil),
  createdAt: instantOf(raw.createdAt),
  acceptedAt: instantOrNull(raw.acceptedAt),
  endedAt: instantOrNull(raw.endedAt),
});

const select = `SELECT id, principal, holder, services, from_day::text AS "from", until_day::text AS "until", offer_sealed AS "offerSealed",
  offer_until AS "offerUntil", principal_name AS "principalName", holder_name AS "holderName", created_at AS "createdAt",
  accepted_at AS "acceptedAt", ended_at AS "endedAt", ended_by AS "endedBy", seq FROM accounts.mandate`;

export interface MandateRow extends MandateTerms, MandateSides {
  readonly id: Uuid;
  readonly offerSealed: Uint8Array | null;
  readonly principalName: Uint8Array | null;
  readonly holderName: Uint8Array | null;
  readonly createdAt: Temporal.Instant;
  readonly endedBy: 'principal' | 'holder' | 'system' | null;
  readonly seq: number;
}
type Raw = Omit<MandateRow, 'services' | 'from' | 'until' | 'offerUntil' | 'createdAt' | 'acceptedAt' | 'endedAt'> & {
  readonly services: readonly string[] | null;
  readonly from: string;
  readonly until: string;
  readonly offerUntil: Date | null;
  readonly createdAt: Date;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
};
interface NewMandate extends MandateSides, Pick<MandateTerms, 'services' | 'from' | 'until' | 'offerUntil'> {
  readonly id: Uuid;
  readonly offer: Uuid;
  readonly offerSealed: Uint8Array;
  readonly createdAt: Temporal.Instant;
  readonly seq: number;
}
interface Accepted {
  readonly principal: Uuid;
  readonly holder: Uuid;
  readonly principalName: Uint8Array;
  readonly holderName: Uint8Array;
  readonly at: Temporal.Instant;
  readonly seq: number;
}
interface Ended {
  readonly at: Temporal.Instant;
  readonly by: 'principal' | 'holder' | 'system';
  readonly seq: number;
}

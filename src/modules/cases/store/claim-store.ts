import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Instalment } from '../domain/bank/instalments.ts';

/** Claims of money that are not paid whole, those due first at the top; of a case whose data is gone nothing can be booked. */
export const openClaims = (tx: Tx, limit: number): Promise<ClaimRow[]> =>
  tx.query<ClaimRow>(
    `${select} WHERE p.status <> 'paid' AND ${isLive} ORDER BY p.due->0->>'on', p.id LIMIT $1`,
    [limit],
    'claims-open',
  );

/** How many claims are open and how much money that is, in cents. */
export const sumOfClaims = async (tx: Tx): Promise<{ readonly count: number; readonly cents: number }> =>
  (
    await tx.query<{ count: number; cents: number }>(
      `SELECT count(*)::int AS count, coalesce(sum(p.cents - p.paid_cents), 0)::float8 AS cents FROM cases.payment p
       JOIN cases.case c ON c.id = p.case_id WHERE p.status <> 'paid' AND ${isLive}`,
      [],
      'claims-sum',
    )
  )[0] ?? { count: 0, cents: 0 };

/** The claims that carry one of these references, paid ones too. */
export const claimsByReference = (tx: Tx, references: readonly string[]): Promise<ClaimRow[]> =>
  references.length === 0
    ? Promise.resolve([])
    : tx.query<ClaimRow>(`${select} WHERE p.reference = ANY($1::text[]) AND ${isLive}`, [references], 'claims-find');

/** Books money on a claim; `paid` once the whole sum is there. */
export const bookPayment = async (tx: Tx, id: Uuid, cents: number, at: string): Promise<ClaimRow['status']> => {
  const [row] = await tx.query<{ status: ClaimRow['status'] }>(
    `UPDATE cases.payment SET paid_cents = paid_cents + $2,
       status = CASE WHEN paid_cents + $2 >= cents THEN 'paid' ELSE status END,
       paid_at = CASE WHEN paid_cents + $2 >= cents THEN $3::timestamptz END
     WHERE id = $1 AND status <> 'paid' AND paid_cents + $2 <= cents RETURNING status`,
    [id, cents, at],
    'claims-book',
  );
  if (!row) throw new Error(`claim ${id} cannot take ${cents} cents`);
  return row.status;
};

/** Lets those who book money follow each other, so that no claim is paid and no mandate collected twice. */
export const lockTreasury = (tx: Tx): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('cases.treasury', 0))`, [], 'claims-lock');

/** The instalments of mandates that are due until a day and were never given to the bank. */
export const instalmentsToCollect = (tx: Tx, until: string, limit: number): Promise<CollectableRow[]> =>
  tx.query<CollectableRow>(
    `SELECT p.id, i.at - 1 AS instalment, (i.part->>'on') AS "on", (i.part->>'cents')::int AS cents
     FROM cases.payment p JOIN cases.case c ON c.id = p.case_id
     CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN p.due = '[]' THEN jsonb_build_array(jsonb_build_object('cents', p.cents)) ELSE p.due END)
       WITH ORDINALITY AS i(part, at)
     WHERE p.method = 'sepa' AND p.status = 'mandate-given' AND ${isLive} AND c.status <> 'withdrawn'
       AND p.paid_cents <= (SELECT coalesce(sum(k.cents), 0) FROM cases.collection k WHERE k.payment_id = p.id)
       AND coalesce(i.part->>'on', $1) <= $1
       AND NOT EXISTS (SELECT 1 FROM cases.collection k WHERE k.payment_id = p.id AND k.instalment = i.at - 1)
     ORDER BY p.id, i.at LIMIT $2`,
    [until, limit],
    'collection-due',
  );

/** Notes a batch for the bank with its parts. */
export async function insertBatch(tx: Tx, batch: BatchRow, by: Uuid, parts: readonly NewCollection[]): Promise<void> {
  await tx.query('INSERT INTO cases.collection_batch (id, made_at, made_by) VALUES ($1, $2, $3)', [
    batch.id,
    batch.madeAt,
    by,
  ]);
  await tx.query(
    `INSERT INTO cases.collection (payment_id, instalment, batch_id, cents, collect_on)
     SELECT * FROM unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::int[], $5::date[])`,
    [
      parts.map(({ id }) => id),
      parts.map(({ instalment }) => instalment),
      parts.map(() => batch.id),
      parts.map(({ cents }) => cents),
      parts.map(({ collectOn }) => collectOn),
    ],
  );
}

/** The last batches, newest first, with how many debits and how much money. */
export const lastBatches = (tx: Tx, limit: number): Promise<(BatchRow & Totals)[]> =>
  tx.query<BatchRow & Totals>(
    `SELECT b.id, ${iso('b.made_at')} AS "madeAt", count(k.*)::int AS count, coalesce(sum(k.cents), 0)::float8 AS cents
     FROM cases.collection_batch b JOIN cases.collection k ON k.batch_id = b.id
     GROUP BY b.id ORDER BY b.made_at DESC, b.id DESC LIMIT $1`,
    [limit],
    'collection-batches',
  );

/** What a batch collects; null when there is no such batch. */
export async function findBatch(
  tx: Tx,
  id: Uuid,
): Promise<{ readonly batch: BatchRow; readonly parts: CollectedRow[] } | null> {
  const [batch] = await tx.query<BatchRow>(
    `SELECT id, ${iso('made_at')} AS "madeAt" FROM cases.collection_batch WHERE id = $1`,
    [id],
  );
  if (!batch) return null;
  const parts = await tx.query<CollectedRow>(
    `SELECT p.case_id AS "caseId", p.reference, k.instalment, k.cents, k.collect_on::text AS "collectOn"
     FROM cases.collection k JOIN cases.payment p ON p.id = k.payment_id WHERE k.batch_id = $1 ORDER BY p.reference, k.instalment`,
    [id],
  );
  return { batch, parts };
}

const isLive = 'c.erased_at IS NULL';
const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const select = `SELECT p.id, p.case_id AS "caseId", p.reference, p.method, p.cents, p.paid_cents AS "paidCents", p.status, p.due,
  ${iso('p.paid_at')} AS "paidAt" FROM cases.payment p JOIN cases.case c ON c.id = p.case_id`;

export interface ClaimRow {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly reference: string;
  readonly method: 'sepa' | 'girocode';
  readonly cents: number;
  readonly paidCents: number;
  readonly status: 'open' | 'mandate-given' | 'paid';
  readonly due: readonly Instalment[];
  readonly paidAt: string | null;
}
export interface CollectableRow {
  readonly id: Uuid;
  /** Counted from 0. */
  readonly instalment: number;
  /** ISO day; null when the process names none. */
  readonly on: string | null;
  readonly cents: number;
}
interface NewCollection extends Pick<CollectableRow, 'id' | 'instalment' | 'cents'> {
  readonly collectOn: string;
}
export interface BatchRow {
  readonly id: Uuid;
  readonly madeAt: string;
}
export interface CollectedRow {
  readonly caseId: Uuid;
  readonly reference: string;
  readonly instalment: number;
  readonly cents: number;
  readonly collectOn: string;
}
interface Totals {
  readonly count: number;
  readonly cents: number;
}

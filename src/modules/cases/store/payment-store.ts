import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Instalment } from '../domain/bank/instalments.ts';

/** Opens a claim of money; the reference is unique for ever. */
export const insertPayment = (tx: Tx, payment: Omit<PaymentRow, 'paidCents'>): void =>
  tx.post(
    'INSERT INTO cases.payment (id, case_id, reference, method, cents, status, opened_at, due) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (case_id, reference) DO NOTHING',
    [
      payment.id,
      payment.caseId,
      payment.reference,
      payment.method,
      payment.cents,
      payment.status,
      payment.openedAt,
      JSON.stringify(payment.due),
    ],
    'payments-insert',
  );

/** The claims of a case. */
export const paymentsOf = (tx: Tx, caseId: Uuid): Promise<PaymentRow[]> =>
  tx.query<PaymentRow>(
    `SELECT id, case_id AS "caseId", reference, method, cents, paid_cents AS "paidCents", status, due, to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "openedAt" FROM cases.payment WHERE case_id = $1 ORDER BY opened_at`,
    [caseId],
    'payments-of',
  );

export interface PaymentRow {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly reference: string;
  readonly method: 'sepa' | 'girocode';
  readonly cents: number;
  readonly status: 'open' | 'mandate-given' | 'paid';
  readonly openedAt: string;
  readonly paidCents: number;
  readonly due: readonly Instalment[];
}

import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Keeps a new code of a housing provider, only its hash; the same code again changes nothing. */
export const insertConfirmation = (
  tx: Tx,
  row: {
    readonly id: Uuid;
    readonly codeHash: Uint8Array;
    readonly key: Uuid;
    readonly sealed: Uint8Array;
    readonly at: string;
    readonly endsAt: string;
  },
): Promise<unknown> =>
  tx.query(
    'INSERT INTO cases.confirmation (id, code_hash, key, sealed, created_at, confirmed_at, ends_at) VALUES ($1, $2, $3, $4, $5, $5, $6) ON CONFLICT (code_hash) DO NOTHING',
    [row.id, row.codeHash, row.key, row.sealed, row.at, row.endsAt],
  );

/** The confirmation behind a code, locked until the end of the transaction. */
export const lockConfirmation = async (tx: Tx, codeHash: Uint8Array, now: string): Promise<ConfirmationRow | null> =>
  (
    await tx.query<ConfirmationRow>(
      'SELECT id, key, sealed, used_by AS "usedBy" FROM cases.confirmation WHERE code_hash = $1 AND ends_at > $2 FOR UPDATE',
      [codeHash, now],
    )
  )[0] ?? null;

/** Binds a confirmation to the case that used it. */
export const bindConfirmation = (tx: Tx, id: Uuid, caseId: Uuid): Promise<unknown> =>
  tx.query('UPDATE cases.confirmation SET used_by = $2 WHERE id = $1 AND used_by IS NULL', [id, caseId]);

export interface ConfirmationRow {
  readonly id: Uuid;
  readonly key: Uuid;
  readonly sealed: Uint8Array;
  readonly usedBy: Uuid | null;
}

import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import { instantOf, instantOrNull } from './instants.ts';

/** The passkeys of a staff member, oldest first. */
export const passkeysOf = async (tx: Tx, staff: Uuid): Promise<PasskeyRow[]> =>
  (
    await tx.query<Raw>(
      `SELECT id, public_key AS "publicKey", counter, transports, name, created_at AS "createdAt", used_at AS "usedAt"
       FROM accounts.passkey WHERE staff = $1 ORDER BY created_at`,
      [staff],
    )
  ).map((raw) => ({
    ...raw,
    counter: Number(raw.counter),
    createdAt: instantOf(raw.createdAt),
    usedAt: instantOrNull(raw.usedAt),
  }));

/** Adds a passkey; false when it is known already. */
export const insertPasskey = async (tx: Tx, staff: Uuid, row: Omit<PasskeyRow, 'usedAt'>): Promise<boolean> =>
  (
    await tx.query(
      `INSERT INTO accounts.passkey (id, staff, public_key, counter, transports, name, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING 1`,
      [row.id, staff, row.publicKey, row.counter, row.transports, row.name, row.createdAt],
    )
  ).length === 1;

export const updatePasskeyUsed = (tx: Tx, id: string, counter: number, at: Temporal.Instant): Promise<unknown> =>
  tx.query('UPDATE accounts.passkey SET counter = $2, used_at = $3 WHERE id = $1', [id, counter, at]);

/** Removes a passkey of this staff member; false when it is another's or none. */
export const deletePasskey = async (tx: Tx, staff: Uuid, id: string): Promise<boolean> =>
  (await tx.query('DELETE FROM accounts.passkey WHERE id = $1 AND staff = $2 RETURNING 1', [id, staff])).length === 1;

export interface PasskeyRow {
  readonly id: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly createdAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant | null;
}
type Raw = Omit<PasskeyRow, 'counter' | 'createdAt' | 'usedAt'> & {
  readonly counter: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
};

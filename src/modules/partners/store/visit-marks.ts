import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';

/** Notes the seal of a visit with its hashes; sent and not waited for. */
export const noteSealed = (tx: Tx, { visit, at, addressMark, ibanMark }: SealNote): void =>
  tx.post(
    'UPDATE partners.visit SET sealed_at = $2, address_mark = $3, iban_mark = $4 WHERE id = $1',
    [visit, at, addressMark, ibanMark],
    'visit-sealed',
  );

/** Erases the hashes of visits that were sealed before an instant. */
export async function forgetMarksBefore(on: Reads, before: string): Promise<void> {
  await on.query(
    `UPDATE partners.visit SET address_mark = NULL, iban_mark = NULL
     WHERE sealed_at < $1 AND (address_mark IS NOT NULL OR iban_mark IS NOT NULL)`,
    [before],
  );
}

interface SealNote {
  readonly visit: Uuid;
  /** ISO instant. */
  readonly at: string;
  readonly addressMark: string | null;
  readonly ibanMark: string | null;
}

import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';

/** Stores a sealed upload of a draft. */
export async function insertFile(on: Reads, file: SealedFile): Promise<void> {
  const { id, draftId, sealed, size, at } = file;
  await on.query('INSERT INTO forms.file (id, draft_id, sealed, size, created_at) VALUES ($1, $2, $3, $4, $5)', [
    id,
    draftId,
    sealed,
    size,
    at,
  ]);
}

/** The sealed bytes of these files of a draft, by id. */
export async function readFiles(on: Reads, draftId: Uuid, ids: readonly Uuid[]) {
  const rows = await on.query<{ id: Uuid; sealed: Uint8Array }>(
    'SELECT id, sealed FROM forms.file WHERE draft_id = $1 AND id = ANY($2::uuid[])',
    [draftId, ids],
  );
  return new Map(rows.map((row) => [row.id, row.sealed]));
}

/** The ids of every file of a draft. */
export async function fileIds(on: Reads, draftId: Uuid): Promise<readonly Uuid[]> {
  return (await on.query<{ id: Uuid }>('SELECT id FROM forms.file WHERE draft_id = $1', [draftId])).map(({ id }) => id);
}

/** Replaces the sealed bytes, for a new owner's key. */
export async function resealFile(on: Reads, id: Uuid, sealed: Uint8Array): Promise<void> {
  await on.query('UPDATE forms.file SET sealed = $2 WHERE id = $1', [id, sealed]);
}

/** Deletes these files of a draft. */
export const deleteFiles = (tx: Tx, draftId: Uuid, ids: readonly Uuid[]): void =>
  tx.post('DELETE FROM forms.file WHERE draft_id = $1 AND id = ANY($2::uuid[])', [draftId, ids]);

/** Deletes every file of a draft. */
export const deleteAllFiles = (tx: Tx, draftId: Uuid): void =>
  tx.post('DELETE FROM forms.file WHERE draft_id = $1', [draftId], 'forms-files-delete');

interface SealedFile {
  readonly id: Uuid;
  readonly draftId: Uuid;
  readonly sealed: Uint8Array;
  readonly size: number;
  readonly at: Temporal.Instant;
}

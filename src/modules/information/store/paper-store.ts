import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';

/** The files of an answer, oldest first, without their bytes. */
export const filesOf = (on: Reads, request: Uuid): Promise<FileRow[]> =>
  on.query<FileRow>(
    `SELECT ${fileColumns} FROM information.file WHERE request = $1 AND removed_at IS NULL ORDER BY added_at, id`,
    [request],
  );

/** The whole file as it lies under the key of its request; null for an unknown one. */
export async function sealedFile(
  on: Reads,
  request: Uuid,
  id: Uuid,
): Promise<(FileRow & { sealed: Uint8Array }) | null> {
  const [row] = await on.query<FileRow & { sealed: Uint8Array }>(
    `SELECT ${fileColumns}, sealed FROM information.file WHERE request = $1 AND id = $2 AND removed_at IS NULL AND length(sealed) > 0`,
    [request, id],
  );
  return row ?? null;
}

/** The version for the public; null where there is none. */
export async function publicFile(
  on: Reads,
  request: Uuid,
  id: Uuid,
): Promise<(FileRow & { bytes: Uint8Array }) | null> {
  const [row] = await on.query<FileRow & { bytes: Uint8Array }>(
    `SELECT ${fileColumns}, public_bytes AS bytes FROM information.file
     WHERE request = $1 AND id = $2 AND removed_at IS NULL AND public_bytes IS NOT NULL`,
    [request, id],
  );
  return row ?? null;
}

export const insertFile = (on: Tx, file: NewFile): void =>
  on.post(
    `INSERT INTO information.file (id, request, name, media_type, size, sealed, for_asker, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [file.id, file.request, file.name, file.mediaType, file.size, Buffer.from(file.sealed), file.forAsker, file.at],
  );

/** Keeps the version for the public; an earlier one is replaced. */
export const keepPublicVersion = (on: Tx, id: Uuid, version: PublicVersion): void =>
  on.post(
    `UPDATE information.file SET public_bytes = $2, public_sha256 = $3, public_pages = $4, grounds = $5, redacted = $6 WHERE id = $1`,
    [id, Buffer.from(version.bytes), version.sha256, version.pages, version.grounds, version.redacted],
  );

export const removeFile = (on: Tx, id: Uuid, at: string): void =>
  on.post('UPDATE information.file SET removed_at = $2 WHERE id = $1', [id, at]);

/** Empties the whole files of a request and the names of those that were never public; the public versions stay. */
export const emptyFiles = (on: Tx, request: Uuid): void =>
  on.post(
    `UPDATE information.file SET sealed = '', name = CASE WHEN public_bytes IS NULL OR removed_at IS NOT NULL THEN '' ELSE name END,
       public_bytes = CASE WHEN removed_at IS NULL THEN public_bytes END,
       public_sha256 = CASE WHEN removed_at IS NULL THEN public_sha256 END WHERE request = $1`,
    [request],
  );

export const insertLetter = (on: Tx, letter: LetterRow): void =>
  on.post(
    'INSERT INTO information.letter (id, request, kind, key, sealed, issued_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [...[letter.id, letter.request, letter.kind, letter.key, Buffer.from(letter.sealed), letter.issuedAt]],
  );

/** The letters of a request, oldest first. */
export const lettersOf = (on: Reads, request: Uuid): Promise<LetterRow[]> =>
  on.query<LetterRow>(
    `SELECT id, request, kind, key, sealed, to_char(issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "issuedAt"
     FROM information.letter WHERE request = $1 ORDER BY issued_at, id`,
    [request],
  );

const fileColumns = `id, request, name, media_type AS "mediaType", size, for_asker AS "forAsker", public_sha256 AS "publicSha256",
  public_pages AS "publicPages", length(public_bytes) AS "publicSize", grounds, redacted`;

export interface FileRow {
  readonly id: Uuid;
  readonly request: Uuid;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly forAsker: 'whole' | 'public';
  /** Null as long as nobody made the version for the public. */
  readonly publicSha256: string | null;
  readonly publicPages: number | null;
  readonly publicSize: number | null;
  readonly grounds: readonly string[];
  readonly redacted: boolean;
}
export interface NewFile extends Pick<FileRow, 'id' | 'request' | 'name' | 'mediaType' | 'size' | 'forAsker'> {
  readonly sealed: Uint8Array;
  readonly at: string;
}
export interface PublicVersion {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly pages: number | null;
  /** Codes of exemptions. */
  readonly grounds: readonly string[];
  readonly redacted: boolean;
}
export type LetterKind = 'question' | 'fee' | 'hearing' | 'extension' | 'notice' | 'appeal-answer';
export interface LetterRow {
  readonly id: Uuid;
  readonly request: Uuid;
  readonly kind: LetterKind;
  readonly key: Uuid;
  readonly sealed: Uint8Array;
  readonly issuedAt: string;
}

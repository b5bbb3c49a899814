import type { Actor } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import { type AllowedFiles, checkFile, type FileRefusal } from '#platform/files';
import { type RedactionRefusal, redactPdf } from '#platform/redaction';
import { isOpen } from '../domain/request/state.ts';
import * as store from '../store/paper-store.ts';
import { findRequest, lockRequest, type RequestRow } from '../store/request-store.ts';
import type { InformationParts } from './information-parts.ts';
import { fileContext, readOf } from './open-request.ts';
import { note } from './take-step.ts';

/** Adds a file to the answer: checked, sealed whole under the key of the request. Refused for other types, and once the answer has left. */
export async function addFile(
  parts: InformationParts,
  actor: Actor,
  number: string,
  sent: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly forAsker: 'whole' | 'public';
    readonly seen: number;
  },
): Promise<Result<store.FileRow | null, FileRefusal | 'not-found' | 'not-now' | 'changed-meanwhile'>> {
  const checked = checkFile(sent, allowed);
  if (!checked.ok) return checked;
  const { name, mediaType, bytes } = checked.value;
  return parts.db.transaction(async (tx) => {
    const row = await lockRequest(tx, number);
    if (!row) return refuse('not-found');
    if (row.seq !== sent.seen) return refuse('changed-meanwhile');
    if (!isOpen(row.state.status) && row.state.status !== 'appeal') return refuse('not-now');
    const id = parts.newId();
    const sealed = await parts.vault.sealBytes(row.key, bytes, fileContext(id), tx);
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    store.insertFile(tx, {
      id,
      request: row.id,
      name,
      mediaType,
      size: bytes.length,
      sealed,
      forAsker: sent.forAsker,
      at,
    });
    await note(parts, tx, row, { type: 'file-added', actor });
    return ok((await store.filesOf(tx, row.id)).find((one) => one.id === id) ?? null);
  });
}

/** Takes a file out of an answer that has not left. */
export async function dropFile(
  parts: InformationParts,
  actor: Actor,
  number: string,
  id: string,
): Promise<Result<RequestRow, 'not-found' | 'not-now'>> {
  return parts.db.transaction(async (tx) => {
    const row = await lockRequest(tx, number);
    if (!row || !isUuid(id)) return refuse('not-found');
    if (!isOpen(row.state.status)) return refuse('not-now');
    store.removeFile(tx, id, parts.clock.now().toString());
    return ok(await note(parts, tx, row, { type: 'file-removed', actor }));
  });
}

/** The whole file, for an officer who reads or blacks out; an entry in the person's record. Null for an unknown one. */
export async function readWholeFile(
  parts: InformationParts,
  actor: Actor,
  number: string,
  id: string,
): Promise<WholeFile | null> {
  return parts.db.transaction(async (tx) => {
    const row = await findRequest(tx, number);
    const file = row && isUuid(id) ? await store.sealedFile(tx, row.id, id) : null;
    if (!row || !file) return null;
    const read = readOf(row, { actor, purpose: 'processing', what: ['evidence'] });
    const item = { key: row.key, sealed: file.sealed, context: fileContext(file.id) };
    const bytes = await parts.vault.openBytes(tx, read, item);
    return bytes ? { request: row, file, bytes } : null;
  });
}

/** Keeps the version of a file that everybody may read, with the exemptions for which something was left out. */
export async function keepPublicFile(
  parts: InformationParts,
  actor: Actor,
  number: string,
  id: string,
  version: {
    readonly bytes: Uint8Array;
    readonly pages: number | null;
    readonly grounds: readonly string[];
    readonly redacted: boolean;
  },
): Promise<Result<RequestRow, 'not-found' | 'not-now'>> {
  const sha256 = sha256Of(version.bytes).toString('hex');
  return parts.db.transaction(async (tx) => {
    const row = await lockRequest(tx, number);
    const file = row && isUuid(id) ? await store.sealedFile(tx, row.id, id) : null;
    if (!row || !file) return refuse('not-found');
    if (row.state.publishedOn) return refuse('not-now');
    store.keepPublicVersion(tx, file.id, { ...version, sha256 });
    return ok(await note(parts, tx, row, { type: 'public-version-made', actor }));
  });
}

/** Makes the version for everybody without blacking anything out: a PDF is drawn anew, so that nothing hidden stays; pictures lost theirs on arrival. */
export async function cleanFile(
  parts: InformationParts,
  actor: Actor,
  number: string,
  id: string,
): Promise<Result<RequestRow, 'not-found' | 'not-now' | RedactionRefusal>> {
  const whole = await readWholeFile(parts, actor, number, id);
  if (!whole) return refuse('not-found');
  const base = { grounds: [], redacted: false };
  if (whole.file.mediaType !== 'application/pdf')
    return keepPublicFile(parts, actor, number, id, { ...base, bytes: whole.bytes, pages: null });
  const cleaned = await redactPdf(whole.bytes, []);
  if (!cleaned.ok) return cleaned;
  const { bytes, pages } = cleaned.value;
  return keepPublicFile(parts, actor, number, id, { ...base, bytes, pages });
}

/** Files of an answer: documents and pictures up to 20 MB. */
const allowed: AllowedFiles = { types: ['pdf', 'jpeg', 'png'], maxBytes: 20_000_000 };

export interface WholeFile {
  readonly request: RequestRow;
  readonly file: store.FileRow;
  readonly bytes: Uint8Array;
}

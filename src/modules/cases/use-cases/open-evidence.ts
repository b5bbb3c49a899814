import { isUuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import type { Visitor } from '../domain/access.ts';
import { findFiles } from '../domain/find-files.ts';
import { findEvidence } from '../store/small-stores.ts';
import type { CaseParts } from './case-parts.ts';
import { openCase } from './with-case.ts';

/** A file that the person handed in, with the name and type it was checked as; null for unknown and foreign ones. */
export function openEvidence(
  parts: CaseParts,
  visitor: Visitor,
  number: string,
  fileId: string,
): Promise<OpenedFile | null> {
  if (!isUuid(fileId)) return Promise.resolve(null);
  return parts.db.transaction(async (tx) => {
    const opened = await openCase(parts, tx, visitor, { number, permission: 'evidence:read', what: ['evidence'] });
    if (!opened?.state) return null;
    const named = findFiles(opened.state.process.v as Json).find((file) => file.id === fileId);
    const stored = named && (await findEvidence(tx, opened.row.id, fileId));
    if (!stored) return null;
    // Opening the case recorded the read of the evidence already.
    const read = {
      actor: visitor.actor,
      purpose: 'same-read' as const,
      caseId: opened.row.id,
      subjects: [opened.row.key],
      what: ['evidence' as const],
    };
    const item = { key: opened.row.key, sealed: stored.sealed, context: `evidence:${fileId}` };
    const bytes = await parts.vault.openBytes(tx, read, item);
    return bytes ? { name: named.name, mediaType: named.mediaType, bytes } : null;
  });
}

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

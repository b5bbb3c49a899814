import type { FileRef } from '#forms';
import type { JsonObject } from '#kernel/json';
import type { OpenedCase } from '../../use-cases/clerk/clerk-case.ts';

/** The scans that came on paper into a case, oldest first, each with the day it came. */
export const papersIn = (open: OpenedCase | null): readonly PaperFile[] =>
  (open?.log ?? []).flatMap(({ event, body }) => {
    const file = event.type === 'case.paper-added' ? (body?.['file'] as JsonObject | undefined) : undefined;
    if (!file) return [];
    const { id, name, mediaType, size } = file;
    const ref = { id: String(id), name: String(name), mediaType: String(mediaType), size: Number(size), sha256: '' };
    return [{ ...ref, receivedOn: String(event.public['on'] ?? '') }];
  });

export interface PaperFile extends FileRef {
  readonly receivedOn: string;
}

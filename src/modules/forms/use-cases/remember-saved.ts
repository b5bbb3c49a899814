import type { Request } from '#platform/http';
import type { FormParts } from './form-parts.ts';
import type { Draft } from './load-draft.ts';

/** Keeps the sealed row of a guest's draft as it was just stored, for the page that follows. */
export function rememberSaved({ remembered }: FormParts, draft: Draft, sealed: Uint8Array): void {
  const { id, rev, owner, folder, createdAt, savedAt: updatedAt } = draft;
  if (owner.kind !== 'guest') return;
  const of = { service: folder.id, version: folder.version, accountId: null, keyId: null };
  remembered?.keep({
    ...{ id, rev, sealed, createdAt, updatedAt },
    ...of,
    ...{ isSent: false, caseId: null, caseNumber: null },
  });
}

/** Tells the browser which state of its draft it saved last. */
export function markSaved({ session }: Pick<Request, 'session'>, { id, rev, owner }: Draft): void {
  if (owner.kind === 'guest') session.state.nowSaved = `${id}.${rev}`;
}

import { isUuid } from '#kernel/ids';
import type { Request } from '#platform/http';
import { findDraftById } from '../store/draft-store.ts';
import type { FormParts } from './form-parts.ts';
import { type Draft, openDraft, ownersOf } from './load-draft.ts';

/** The own draft with this id, also when it was sent; null for unknown and foreign ones, which look the same. */
export async function loadOwnDraft(parts: FormParts, request: Request, id: string): Promise<Draft | null> {
  const who = ownersOf(request);
  if (!isUuid(id) || (who.guests.length === 0 && !who.accountId)) return null;
  const row = await findDraftById(parts.platform.db, id);
  return row ? openDraft(parts, row, who) : null;
}

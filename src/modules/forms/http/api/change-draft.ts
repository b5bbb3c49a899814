import { notFound, otherRevision, type RefusalReply, type Reply, type Request, refusal } from '#platform/http';
import type { DraftContent } from '../../domain/draft-content.ts';
import { loadOwnDraft } from '../../use-cases/load-own-draft.ts';
import { type FileChange, saveAsRead } from '../../use-cases/save-draft.ts';
import type { FormHttp } from '../form-http.ts';
import { type OpenForm, openForm } from '../open-form.ts';

/** Opens the own draft in the address; unknown and foreign ones are not found. */
export async function withDraft(
  parts: FormHttp,
  request: Request,
  handle: (form: OpenForm) => Promise<Reply> | Reply,
): Promise<Reply> {
  const draft = await loadOwnDraft(parts, request, request.params['draft'] ?? '');
  return draft ? handle(openForm(parts, request, draft)) : notFound;
}

/**
 * Changes the own draft in the address: refused when it was sent (409), and when `If-Match` names another revision (412). Without
 * that header a change that came in between is read first, and the own one is made on top of it.
 */
export async function changeDraft(
  parts: FormHttp,
  request: Request,
  change: (form: OpenForm) => Change | RefusalReply,
  answer: (form: OpenForm) => Reply,
): Promise<Reply> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const draft = await loadOwnDraft(parts, request, request.params['draft'] ?? '');
    if (!draft) return notFound;
    const stands = draft.sent
      ? refusal(409, 'already-sent', { case: draft.sent.caseNumber })
      : otherRevision(request, draft.rev);
    if (stands) return stands;
    const form = openForm(parts, request, draft);
    const changed = change(form);
    if ('kind' in changed) return changed;
    const saved = await saveAsRead(parts, draft, changed.content, changed.files);
    if (saved) return answer(openForm(parts, request, saved));
  }
  return refusal(409, 'changed-meanwhile');
}

const attempts = 25;

export interface Change {
  readonly content: DraftContent;
  readonly files?: FileChange;
}

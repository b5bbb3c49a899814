import { caseNumber } from '#kernel/case-number';
import { ok, refuse, type Result } from '#kernel/result';
import type { Draft, Step } from '#forms';
import type { Request } from '#platform/http';
import { deriveGuestKeys } from '#platform/vault';
import type { CaseParts } from './case-parts.ts';
import { submitCase } from './submit-case.ts';

/**
 * Sends a draft once and for all: the first click makes the case, every further one finds it. Refused with the step that is
 * not answered yet.
 */
export async function sendDraft(parts: CaseParts, request: Request, draft: Draft): Promise<Sent> {
  if (draft.sent) return ok(draft.sent.caseNumber);
  const ready = parts.forms.ready(draft, request.language);
  if (!ready.ok) return { ...refuse('incomplete'), step: ready.step };
  const accountId = request.actor.kind === 'citizen' ? request.actor.id : null;
  const [id, number] = [parts.newId(), caseNumber(parts.random.bytes(5))];
  const isFirst = await parts.db.transaction(async (tx) => {
    if (!(await parts.forms.markSent(tx, draft, id, number))) return false;
    const taken = await parts.forms.takeFiles(tx, draft, ready.files);
    await submitCase(parts, tx, {
      id,
      number,
      folder: draft.folder,
      answers: ready.answers,
      files: taken.map(({ ref, bytes }) => ({ id: ref.id, bytes })),
      language: request.language,
      channel: 'online',
      actor: request.actor,
      accountId,
      guestProof: draft.owner.kind === 'guest' ? deriveGuestKeys(draft.owner.code).proof : null,
    });
    return true;
  });
  if (isFirst) return ok(number);
  const again = await parts.forms.reload(draft);
  return again?.sent ? ok(again.sent.caseNumber) : refuse('changed-meanwhile');
}

export type Sent = Result<string, 'incomplete' | 'changed-meanwhile'> & { readonly step?: Step };

import type { Draft, Ready } from '#forms';
import { caseNumber } from '#kernel/case-number';
import { ok, type Result, refuse } from '#kernel/result';
import type { Request } from '#platform/http';
import { deriveGuestKeys } from '#platform/vault';
import type { Visitor } from '../domain/access.ts';
import { paperOfDraft } from '../store/paper-store.ts';
import type { CaseParts } from './case-parts.ts';
import { type CounterSitting, counterSitting } from './case-visits.ts';
import { moveIntoCase } from './paper/sort-paper.ts';
import { submitCase } from './submit-case.ts';

/**
 * Sends a draft once and for all: the first click makes the case, every further one finds it. Refused with the step that is not
 * answered yet, and for a service that the mandate under which somebody acts does not cover.
 */
export async function sendDraft(parts: CaseParts, request: Request, visitor: Visitor, draft: Draft): Promise<Sent> {
  if (draft.sent) return ok(draft.sent.caseNumber);
  const { folder, owner } = draft;
  const { mandate } = visitor;
  if (mandate && mandate.services !== '*' && !mandate.services.includes(folder.id)) return refuse('outside-mandate');
  const ready = parts.forms.ready(draft, parts.forms.contextOf(folder, request.language));
  if (!ready.ok) return { ...refuse('incomplete'), notReady: ready };
  const [id, number] = [parts.newId(), caseNumber(parts.random.bytes(5))];
  const isStaff = request.actor.kind === 'staff';
  // What is filled in at a counter belongs to whoever takes the printed code along.
  const isGuests = (sitting: CounterSitting | null): boolean => !mandate && (sitting ? !sitting.accountId : !isStaff);
  const sending = parts.db.transaction(async (tx) => {
    // Staff send for somebody only what came on paper to their own office, or together with the person at a counter.
    const paper = isStaff ? await paperOfDraft(tx, draft.id) : null;
    const about = { draft: draft.id, actor: request.actor, caseNumber: number };
    const sitting = isStaff && !paper ? await counterSitting(parts, tx, about) : null;
    if (isStaff && !sitting && !(paper && request.actor.offices.includes(paper.office))) return 'no-paper';
    // Travels with the statements of the case, which it undoes where another click was first.
    parts.forms.postSent(tx, draft, id, number);
    const files = await parts.forms.takeFiles(tx, draft, ready.files);
    const submitted = await submitCase(parts, tx, {
      id,
      number,
      folder,
      answers: ready.answers,
      files: files.map(({ ref, bytes }) => ({ id: ref.id, bytes })),
      language: sitting?.language ?? request.language,
      channel: paper ? 'paper' : sitting ? 'counter' : 'online',
      receivedOn: paper ? Temporal.PlainDate.from(paper.receivedOn) : undefined,
      actor: request.actor,
      accountId: sitting?.accountId ?? mandate?.from ?? (request.actor.kind === 'citizen' ? request.actor.id : null),
      guestProof: owner.kind === 'guest' && isGuests(sitting) ? deriveGuestKeys(owner.code).proof : null,
      shown: request.form.get('_consent').slice(0, 80) || null,
      mandateId: mandate?.id ?? null,
      provenance: draft.content.provenance,
    });
    if (paper) await moveIntoCase(parts, tx, request.actor, paper, submitted, 'new-case');
    return { sitting };
  });
  const first = await sending.catch((cause: unknown) => {
    if (parts.forms.isNotSent(cause)) return null;
    throw cause;
  });
  if (first === 'no-paper') return refuse('no-paper');
  if (first) return { ...ok(number), isNew: true, ...(first.sitting ? { sitting: first.sitting.id } : {}) };
  const again = await parts.forms.loadDraft(request, folder, draft.id);
  return again?.sent ? ok(again.sent.caseNumber) : refuse('changed-meanwhile');
}

export type Sent = Result<string, 'incomplete' | 'changed-meanwhile' | 'outside-mandate' | 'no-paper'> & {
  readonly notReady?: Extract<Ready, { ok: false }>;
  /** This call made the case. */
  readonly isNew?: boolean;
  /** Filled in together at a counter. */
  readonly sitting?: string;
};

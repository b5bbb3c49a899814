import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import { checkForm } from '../domain/check-step.ts';
import { type FormContext, factsOf } from '../domain/form-context.ts';
import { type Answers, type FileRef, questionsOf } from '../domain/form-model.ts';
import type { Step } from '../domain/steps.ts';
import { filesOf } from '../domain/summary.ts';
import { postSendDraft, sendDraft } from '../store/draft-store.ts';
import { deleteAllFiles, readFiles } from '../store/file-store.ts';
import type { FormParts } from './form-parts.ts';
import type { Draft } from './load-draft.ts';
import { openFile } from './seal-draft.ts';

/** Everything asked is answered and valid, with dead answers left out; or the first step that is not, or the exit reached. */
export function readyToSend(draft: Draft, context: FormContext): Ready {
  const done = new Set(draft.content.done);
  const checked = checkForm(draft.form, draft.answers, factsOf(context), context.streets, done);
  if (!checked.ok) return checked;
  return { ok: true, answers: checked.answers, files: filesOf(draft.form, checked.answers) };
}

/** Turns the draft into a case, once: false when it was sent before or saved again since it was read. The answers are gone from here. */
export function markSent(parts: FormParts, tx: Tx, draft: Draft, caseId: Uuid, caseNumber: string): Promise<boolean> {
  parts.remembered?.forget(draft.id);
  return sendDraft(tx, draft.id, draft.rev, { caseId, caseNumber }, parts.platform.clock.now());
}

/** The same without waiting for it; `isNotSent` knows what the transaction then fails with. */
export function postSent(parts: FormParts, tx: Tx, draft: Draft, caseId: Uuid, caseNumber: string): void {
  parts.remembered?.forget(draft.id);
  postSendDraft(tx, draft.id, draft.rev, { caseId, caseNumber }, parts.platform.clock.now());
}

/** Hands over the bytes of these files and deletes all files of the draft; throws when one is missing. */
export async function takeFiles(
  parts: FormParts,
  tx: Tx,
  draft: Draft,
  files: readonly FileRef[],
): Promise<readonly TakenFile[]> {
  const taken: TakenFile[] = [];
  if (files.length > 0) {
    const stored = await readFiles(
      tx,
      draft.id,
      files.map(({ id }) => id),
    );
    for (const ref of files) {
      const sealed = stored.get(ref.id);
      const bytes = sealed ? await openFile(parts.platform, ref.id, draft.owner, sealed, tx) : null;
      if (!bytes) throw new Error(`file ${ref.id} of draft ${draft.id} is missing`);
      taken.push({ ref, bytes });
    }
  }
  if (questionsOf(draft.form).some(({ question }) => question.type === 'file')) deleteAllFiles(tx, draft.id);
  return taken;
}

export type Ready =
  | { readonly ok: true; readonly answers: Answers; readonly files: readonly FileRef[] }
  | { readonly ok: false; readonly step: Step; readonly exit: string | null };
export interface TakenFile {
  readonly ref: FileRef;
  readonly bytes: Uint8Array;
}

import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { CheckedFile } from '#platform/files';
import type { DraftContent } from '../domain/draft-content.ts';
import type { NewDraft } from '../store/draft-store.ts';
import { deleteFiles, insertFile } from '../store/file-store.ts';
import { type Saves, savesOn } from '../store/saves-together.ts';
import type { FormParts } from './form-parts.ts';
import { type Draft, reloadDraft } from './load-draft.ts';
import { rememberSaved } from './remember-saved.ts';
import { sealContent, sealFile } from './seal-draft.ts';

/**
 * Saves a change to a draft in one statement; the first save makes it. When another tab was faster, the change is made again on what that tab saved, so
 * that neither loses an answer. Gives the draft as it stands then: perhaps sent meanwhile, null when deleted.
 */
export async function saveDraft(
  parts: FormParts,
  draft: Draft,
  change: (content: DraftContent) => DraftContent,
  files: FileChange = {},
): Promise<Draft | null> {
  let current = draft;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (current.sent) return current;
    const content = change(current.content);
    const at = parts.platform.clock.now();
    if (await saveOnce(parts, current, content, at, files)) {
      return { ...current, rev: current.rev + 1, content, answers: content.answers, savedAt: at };
    }
    const newer = await reloadDraft(parts, current);
    if (!newer) return null;
    current = newer;
  }
  throw new Error('a draft was saved by others too often in a row');
}

/** Saves a draft only as it was read; null when somebody else saved, sent or deleted it meanwhile. */
export async function saveAsRead(
  parts: FormParts,
  draft: Draft,
  content: DraftContent,
  files: FileChange = {},
): Promise<Draft | null> {
  const at = parts.platform.clock.now();
  if (draft.sent || !(await saveOnce(parts, draft, content, at, files))) return null;
  return { ...draft, rev: draft.rev + 1, content, answers: content.answers, savedAt: at };
}

async function saveOnce(
  parts: FormParts,
  draft: Draft,
  content: DraftContent,
  at: Temporal.Instant,
  files: FileChange,
): Promise<boolean> {
  const { platform } = parts;
  const save = async (saves: Saves, tx?: Tx): Promise<boolean> => {
    const sealed = await sealContent(platform, draft.id, draft.owner, content, tx);
    // Until it is known to stand, nothing is: an answer that got lost on its way leaves nothing here.
    parts.remembered?.forget(draft.id);
    const isSaved =
      draft.rev === 0
        ? await saves.insert(rowOf(draft, sealed, at))
        : await saves.update(draft.id, draft.rev, sealed, at);
    if (!isSaved) return false;
    if (!tx) rememberSaved(parts, { ...draft, rev: draft.rev + 1, savedAt: at }, sealed);
    return true;
  };
  const hasFiles = (files.add?.length ?? 0) > 0 || (files.remove?.length ?? 0) > 0;
  if (draft.owner.kind === 'guest' && !hasFiles) return save(parts.saves);
  return platform.db.transaction(async (tx) => {
    if (!(await save(savesOn(tx), tx))) return false;
    for (const { id, file } of files.add ?? []) {
      const sealed = await sealFile(platform, id, draft.owner, file.bytes, tx);
      await insertFile(tx, { id, draftId: draft.id, sealed, size: file.bytes.length, at });
    }
    if (files.remove?.length) deleteFiles(tx, draft.id, files.remove);
    return true;
  });
}

function rowOf({ id, owner, channel = 'online', folder }: Draft, sealed: Uint8Array, at: Temporal.Instant): NewDraft {
  const { accountId, keyId } = owner.kind === 'account' ? owner : { accountId: null, keyId: null };
  return { id, service: folder.id, version: folder.version, accountId, keyId, sealed, at, channel };
}

/** Enough for a person with many tabs; beyond it something is wrong. */
const attempts = 25;

export interface FileChange {
  readonly add?: readonly { readonly id: Uuid; readonly file: CheckedFile }[];
  readonly remove?: readonly Uuid[];
}

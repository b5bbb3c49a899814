import type { ServiceFolder } from '#catalogue';
import { reachesLevel } from '#kernel/actor';
import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import type { Request } from '#platform/http';
import { type DraftContent, emptyContent, type Provenance } from '../domain/draft-content.ts';
import { type Answers, questionsOf } from '../domain/form-model.ts';
import { channelOf } from '../domain/lapsed-drafts.ts';
import { insertDraft } from '../store/draft-store.ts';
import { formOf } from './form-of.ts';
import type { FormParts } from './form-parts.ts';
import type { Draft } from './load-draft.ts';
import { rememberSaved } from './remember-saved.ts';
import { guestOwner, type Owner, sealContent } from './seal-draft.ts';

/** Begins a draft on the version offered now; guests get a resume code into their cookie. What the register knows is filled in. */
export async function beginDraft(parts: FormParts, request: Request, folder: ServiceFolder): Promise<Draft> {
  const prefills = folder.service.prefill && parts.prefill && reachesLevel(request.actor.level, 'high');
  const known = prefills ? await parts.prefill?.(request, folder) : undefined;
  return createDraft(parts, request, folder, known ?? {}, 'register');
}

/** Begins a draft with answers that are known from elsewhere by their names there (`carry` in `service.yaml`), else by their own. */
export async function startWith(
  parts: FormParts,
  request: Request,
  folder: ServiceFolder,
  known: Answers,
): Promise<Draft> {
  const carried = Object.entries(folder.service.carry).flatMap(([question, name]) => {
    const value = known[name] ?? known[question];
    return value === undefined || value === null ? [] : [[question, value] as const];
  });
  return createDraft(parts, request, folder, Object.fromEntries(carried), 'carried');
}

async function createDraft(
  parts: FormParts,
  request: Request,
  folder: ServiceFolder,
  known: Answers,
  source: Provenance,
): Promise<Draft> {
  const { platform } = parts;
  const form = formOf(folder);
  const asked = new Set(questionsOf(form).flatMap(({ question, repeat }) => (repeat ? [] : [question.id])));
  const answers = Object.fromEntries(Object.entries(known).filter(([id]) => asked.has(id)));
  const content: DraftContent = {
    ...emptyContent(request.language),
    answers,
    provenance: Object.fromEntries(Object.keys(answers).map((id) => [id, source])),
  };
  const at = platform.clock.now();
  const draft = (id: string, owner: Owner): Draft => ({
    id,
    rev: 1,
    owner,
    folder,
    form,
    content,
    answers,
    createdAt: at,
    savedAt: at,
    sent: null,
  });
  const row = { service: folder.id, version: folder.version, at, channel: channelOf(request.actor) };
  const accountId = request.actor.kind === 'citizen' ? request.actor.id : null;
  if (!accountId) {
    const owner = guestOwner(resumeCode(platform.random.bytes(resumeCodeBytes)));
    const sealed = await sealContent(platform, owner.id, owner, content);
    await insertDraft(platform.db, { ...row, id: owner.id, accountId: null, keyId: null, sealed });
    request.session.addGuestCode(owner.code);
    const begun = draft(owner.id, owner);
    rememberSaved(parts, begun, sealed);
    return begun;
  }
  return platform.db.transaction(async (tx) => {
    const id = platform.newId();
    const owner: Owner = { kind: 'account', accountId, keyId: await parts.accounts.keyOf(tx, accountId) };
    const sealed = await sealContent(platform, id, owner, content, tx);
    await insertDraft(tx, { ...row, id, accountId, keyId: owner.keyId, sealed });
    return draft(id, owner);
  });
}

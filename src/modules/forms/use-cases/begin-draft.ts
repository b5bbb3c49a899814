import type { ServiceFolder } from '#catalogue';
import { reachesLevel } from '#kernel/actor';
import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import type { Request } from '#platform/http';
import { type DraftContent, emptyContent, type Provenance } from '../domain/draft-content.ts';
import { type Answers, questionsOf } from '../domain/form-model.ts';
import { channelOf } from '../domain/lapsed-drafts.ts';
import { touchDraft } from '../store/draft-store.ts';
import { formOf } from './form-of.ts';
import type { FormParts } from './form-parts.ts';
import { type Draft, reloadDraft } from './load-draft.ts';
import { saveAsRead } from './save-draft.ts';
import { guestOwner, type Owner } from './seal-draft.ts';

/** Begins a draft on the version offered now; guests get a resume code into their cookie. What the register knows is filled in. */
export async function beginDraft(parts: FormParts, request: Request, folder: ServiceFolder): Promise<Draft> {
  const known = isPrefilled(parts, request, folder) ? await parts.prefill?.(request, folder) : undefined;
  return store(parts, request, filledIn(await newDraft(parts, request, folder), known ?? {}, 'register'));
}

/**
 * Begins a draft with answers that are known from elsewhere by their names there (`carry` in `service.yaml`), else by their own. Where `once`
 * names what it begins from, a draft that this person began from there and has not sent yet goes on instead.
 */
export async function startWith(
  parts: FormParts,
  request: Request,
  folder: ServiceFolder,
  known: Answers,
  once?: string,
): Promise<Draft> {
  const carried = Object.entries(folder.service.carry).flatMap(([question, name]) => {
    const value = known[name] ?? known[question];
    return value === undefined || value === null ? [] : [[question, value] as const];
  });
  const begin = async (from?: string): Promise<Draft> =>
    filledIn(await newDraft(parts, request, folder, from), Object.fromEntries(carried), 'carried');
  if (once === undefined) return store(parts, request, await begin());
  const draft = await begin(once);
  const open = (await saveAsRead(parts, draft, draft.content)) ?? (await reloadDraft(parts, draft));
  if (!open || open.sent) return store(parts, request, await begin());
  await touchDraft(parts.platform.db, open.id, parts.platform.clock.now());
  giveCode(request, open);
  return open;
}

/**
 * A draft before its first answer: nothing is stored yet, the first save does that. For whom the register fills in what it
 * knows it is stored at once, and never by a mere look. Null then and for staff, where the draft comes first.
 */
export async function draftToBegin(parts: FormParts, request: Request, folder: ServiceFolder): Promise<Draft | null> {
  if (channelOf(request.actor) !== 'online') return null;
  if (!isPrefilled(parts, request, folder)) return newDraft(parts, request, folder, onceOf(parts, request));
  return request.method === 'GET' ? null : beginDraft(parts, request, folder);
}

const isPrefilled = (parts: FormParts, { actor }: Request, { service }: ServiceFolder): boolean =>
  Boolean(service.prefill && parts.prefill) && reachesLevel(actor.level, 'high');

/** What the page of a first question carries along, so that its answer begins one draft however often it arrives. */
function onceOf({ platform }: FormParts, { form }: Request): string {
  const given = form.get('_begin');
  return /^[\w-]{22}$/.test(given) ? given : Buffer.from(platform.random.bytes(16)).toString('base64url');
}

async function newDraft(parts: FormParts, request: Request, folder: ServiceFolder, once?: string): Promise<Draft> {
  const { platform } = parts;
  // Nobody can work it out: a keyed hash of what only this browser or account sends.
  const chance = (whose: string): Uint8Array =>
    once === undefined
      ? platform.random.bytes(resumeCodeBytes)
      : Buffer.from(platform.vault.blindIndex('draft-begun', `${whose} ${folder.id} ${once}`), 'base64url');
  const owner = await ownerOf(parts, request, chance);
  const at = platform.clock.now();
  return {
    id: owner.kind === 'guest' ? owner.id : guestOwner(resumeCode(chance(owner.accountId))).id,
    rev: 0,
    ...(once === undefined ? {} : { once }),
    owner,
    channel: channelOf(request.actor),
    folder,
    form: formOf(folder),
    content: emptyContent(request.language),
    answers: {},
    createdAt: at,
    savedAt: at,
    sent: null,
  };
}

async function ownerOf(
  { platform, accounts }: FormParts,
  { actor, session }: Request,
  chance: (whose: string) => Uint8Array,
): Promise<Owner> {
  const accountId = actor.kind === 'citizen' ? actor.id : null;
  if (!accountId) return guestOwner(resumeCode(chance(session.state?.seed ?? '')));
  return { kind: 'account', accountId, keyId: await platform.db.transaction((tx) => accounts.keyOf(tx, accountId)) };
}

/** The questions that the form asks, filled in with what is known; nothing else of it is kept. */
function filledIn(draft: Draft, known: Answers, source: Provenance): Draft {
  const asked = new Set(questionsOf(draft.form).flatMap(({ question, repeat }) => (repeat ? [] : [question.id])));
  const answers = Object.fromEntries(Object.entries(known).filter(([id]) => asked.has(id)));
  const provenance = Object.fromEntries(Object.keys(answers).map((id) => [id, source]));
  const content: DraftContent = { ...draft.content, answers, provenance };
  return { ...draft, content, answers };
}

async function store(parts: FormParts, request: Request, draft: Draft): Promise<Draft> {
  const stored = await saveAsRead(parts, draft, draft.content);
  if (!stored) throw new Error(`draft ${draft.id} was stored before`);
  giveCode(request, stored);
  return stored;
}

/** Gives the browser of a guest the code that opens the draft. */
export function giveCode({ session }: Pick<Request, 'session'>, { owner }: Draft): void {
  if (owner.kind === 'guest') session.addGuestCode(owner.code);
}

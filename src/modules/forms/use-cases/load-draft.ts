import type { ServiceFolder } from '#catalogue';
import { isUuid, type Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Request } from '#platform/http';
import { type DraftContent, emptyContent } from '../domain/draft-content.ts';
import type { Answers, FormModel } from '../domain/form-model.ts';
import type { DraftChannel } from '../domain/lapsed-drafts.ts';
import { type DraftRow, findDraft, findDraftById } from '../store/draft-store.ts';
import { formOf } from './form-of.ts';
import type { FormParts } from './form-parts.ts';
import { guestOwner, type Owner, openContent } from './seal-draft.ts';

/**
 * The draft of a service that this browser or account used last; null when there is none. `only` asks for one
 * draft by id, `isFresh` for a look at the database also where this node saved it last.
 */
export async function loadDraft(
  parts: FormParts,
  request: Request,
  service: string,
  only?: string,
  isFresh = false,
): Promise<Draft | null> {
  const who = ownersOf(request);
  if (who.guests.length === 0 && !who.accountId) return null;
  if (only !== undefined && !isUuid(only)) return null;
  const guestIds = who.guests.map((guest) => guest.id);
  const known = isFresh ? null : lastSavedHere(parts, request, who, only);
  if (known?.service === service) return openDraft(parts, known, who);
  const row = await findDraft(parts.platform.db, { service, guestIds, accountId: who.accountId, only });
  return row ? openDraft(parts, row, who) : null;
}

/** True when this answer's draft may come from what this node saved, and not from the database. */
export const isRemembered = (parts: FormParts, request: Request): boolean =>
  lastSavedHere(parts, request, ownersOf(request), undefined) !== null;

/** The state that this browser saved last, when it was saved here; files and what was seen at another revision are for the database. */
function lastSavedHere(parts: FormParts, request: Request, who: Owners, only: string | undefined): DraftRow | null {
  const { lastSaved } = request.session.state ?? {};
  if (!parts.remembered || !lastSaved || who.accountId || who.guests.length !== 1) return null;
  const [id = '', rev = ''] = lastSaved.split('.');
  if (id !== who.guests[0]?.id || (only ?? id) !== id) return null;
  const seen = request.form.get('_rev');
  if ((seen !== '' && seen !== rev) || request.form.files.length > 0) return null;
  return request.method === 'GET'
    ? parts.remembered.nextPage(id, Number(rev))
    : parts.remembered.forAnswer(id, Number(rev));
}

/** Reads a draft again after somebody else saved it; null when it was deleted. */
export async function reloadDraft(parts: FormParts, draft: Draft): Promise<Draft | null> {
  const row = await findDraftById(parts.platform.db, draft.id);
  if (!row || (row.accountId ?? null) !== (draft.owner.kind === 'account' ? draft.owner.accountId : null)) return null;
  return openWith(parts, row, draft.owner);
}

/** Opens a row with the key of its owner; null when it cannot be opened or its version is gone. */
export async function openDraft(parts: FormParts, row: DraftRow, who: Owners): Promise<Draft | null> {
  if (row.accountId) {
    if (row.accountId !== who.accountId || !row.keyId) return null;
    return openWith(parts, row, { kind: 'account', accountId: row.accountId, keyId: row.keyId });
  }
  const guest = who.guests.find(({ id }) => id === row.id);
  return guest ? openWith(parts, row, guest) : null;
}

/** Everybody this request may act for: the account and the guest codes of this device. */
export function ownersOf(request: Request): Owners {
  const { actor, session } = request;
  return {
    accountId: actor.kind === 'citizen' ? actor.id : null,
    guests: session.guestCodes.map(guestOwner),
  };
}

async function openWith(parts: FormParts, row: DraftRow, owner: Owner): Promise<Draft | null> {
  const folder = await parts.catalogue.findVersion(row.service, row.version);
  if (!folder) return null;
  const content = row.isSent ? emptyContent('de') : await contentOf(parts, row, owner);
  if (!content) return null;
  const { id, rev, updatedAt, createdAt } = row;
  const sent = row.isSent ? { caseId: row.caseId ?? '', caseNumber: row.caseNumber ?? '' } : null;
  return {
    id,
    rev,
    owner,
    folder,
    form: formOf(folder),
    content,
    answers: content.answers,
    createdAt,
    savedAt: updatedAt,
    sent,
  };
}

async function contentOf({ platform }: FormParts, row: DraftRow, owner: Owner): Promise<DraftContent | null> {
  const open = (tx?: Tx) => openContent(platform, row.id, owner, row.sealed, tx);
  return owner.kind === 'guest' ? open() : platform.db.transaction(open);
}

/** A draft as its owner sees it. */
export interface Draft {
  readonly id: Uuid;
  /** How often it was saved; 0 before its first answer, when it is stored nowhere. */
  readonly rev: number;
  readonly owner: Owner;
  /** Given until it is stored. */
  readonly channel?: DraftChannel;
  /** Before its first answer: what makes the same draft of it when it arrives twice. */
  readonly once?: string;
  readonly folder: ServiceFolder;
  readonly form: FormModel;
  readonly content: DraftContent;
  readonly answers: Answers;
  readonly createdAt: Temporal.Instant;
  readonly savedAt: Temporal.Instant;
  /** The case it became; its answers are then gone from here. */
  readonly sent: { readonly caseId: Uuid; readonly caseNumber: string } | null;
}
export interface Owners {
  readonly accountId: Uuid | null;
  readonly guests: readonly (Owner & { readonly kind: 'guest' })[];
}

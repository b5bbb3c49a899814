import type { ServiceFolder } from '#catalogue';
import { legalDay } from '#kernel/clock';
import { isUuid, type Uuid } from '#kernel/ids';
import { parseResumeCode } from '#kernel/resume-code';
import type { Request } from '#platform/http';
import { type DraftRow, deleteDraft, findDraftById, listDrafts, moveDraft, touchDraft } from '../store/draft-store.ts';
import { fileIds, readFiles, resealFile } from '../store/file-store.ts';
import type { FormParts } from './form-parts.ts';
import { ownersOf } from './load-draft.ts';
import { guestOwner, type Owner, openContent, openFile, sealContent, sealFile } from './seal-draft.ts';
import { tellLapsed } from './tell-lapsed.ts';

/** The drafts of this browser and account, last used first, each with the day until which it is kept. */
export async function myDrafts(parts: FormParts, request: Request): Promise<readonly ListedDraft[]> {
  const who = ownersOf(request);
  if (who.guests.length === 0 && !who.accountId) return [];
  const rows = await listDrafts(
    parts.platform.db,
    who.guests.map(({ id }) => id),
    who.accountId,
  );
  const today = legalDay(parts.platform.clock.now());
  const listed: ListedDraft[] = [];
  for (const row of rows) {
    const folder = await parts.catalogue.findVersion(row.service, row.version);
    if (folder)
      listed.push({ ...keptUntil(row, today), id: row.id, folder, savedAt: row.updatedAt, isGuest: !row.accountId });
  }
  return listed;
}

/** One own draft that was not sent; null for unknown and foreign ids. */
export async function findOwnDraft(parts: FormParts, request: Request, id: string): Promise<ListedDraft | null> {
  if (!isUuid(id)) return null;
  return (await myDrafts(parts, request)).find((draft) => draft.id === id) ?? null;
}

/** Makes a draft the one that its service opens next. */
export const chooseDraft = (parts: FormParts, id: Uuid): Promise<void> =>
  touchDraft(parts.platform.db, id, parts.platform.clock.now());

/** Deletes a draft with its files, which the log counts without its person; the caller has made sure that it is the person's own. */
export async function discardDraft(parts: FormParts, request: Request, id: Uuid): Promise<void> {
  const { platform } = parts;
  await platform.db.transaction(async (tx) => tellLapsed(platform, tx, await deleteDraft(tx, id)));
  const code = ownersOf(request).guests.find((guest) => guest.id === id)?.code;
  if (code) request.session.removeGuestCode(code);
}

/** Opens a draft on this device with its resume code. */
export async function resumeDraft(parts: FormParts, request: Request, typed: string): Promise<Resumed> {
  const code = parseResumeCode(typed);
  if (!code.ok) return { ok: false, reason: typed.trim() === '' ? 'code-missing' : 'code-mistyped' };
  const row = await findDraftById(parts.platform.db, guestOwner(code.value).id);
  if (!row || row.accountId) return { ok: false, reason: row ? 'code-claimed' : 'code-unknown' };
  request.session.addGuestCode(code.value);
  if (!row.isSent) await chooseDraft(parts, row.id);
  return { ok: true, service: row.service, caseNumber: row.caseNumber };
}

/** Puts the guest drafts of this device under the signed-in account; gives how many. Their codes open nothing afterwards. */
export async function claimDrafts(parts: FormParts, request: Request): Promise<number> {
  const { guests, accountId } = ownersOf(request);
  if (!accountId) return 0;
  let claimed = 0;
  for (const guest of guests) {
    if (await claimDraft(parts, guest, accountId)) {
      request.session.removeGuestCode(guest.code);
      claimed += 1;
    }
  }
  return claimed;
}

async function claimDraft(parts: FormParts, guest: Owner & { kind: 'guest' }, accountId: Uuid): Promise<boolean> {
  const { platform } = parts;
  return platform.db.transaction(async (tx) => {
    const row = await findDraftById(tx, guest.id);
    if (!row || row.accountId || row.isSent) return false;
    const content = await openContent(platform, row.id, guest, row.sealed);
    if (!content) return false;
    const owner: Owner = { kind: 'account', accountId, keyId: await parts.accounts.keyOf(tx, accountId) };
    const sealed = await sealContent(platform, row.id, owner, content, tx);
    const to = { accountId, keyId: owner.keyId, sealed };
    if (!(await moveDraft(tx, row.id, row.rev, to, platform.clock.now()))) return false;
    for (const [id, bytes] of await readFiles(tx, row.id, await fileIds(tx, row.id))) {
      const open = await openFile(platform, id, guest, bytes);
      if (open) await resealFile(tx, id, await sealFile(platform, id, owner, open, tx));
    }
    return true;
  });
}

/** Days a draft is kept after its last use: guests four weeks, accounts one year. */
export const keptDays = { guest: 28, account: 365 } as const;

function keptUntil(row: DraftRow, today: Temporal.PlainDate) {
  const until = legalDay(row.updatedAt).add({ days: row.accountId ? keptDays.account : keptDays.guest });
  return { until, daysLeft: Math.max(0, today.until(until, { largestUnit: 'days' }).days) };
}

export interface ListedDraft {
  readonly id: Uuid;
  readonly folder: ServiceFolder;
  readonly savedAt: Temporal.Instant;
  readonly isGuest: boolean;
  /** Last day on which it is kept without being used. */
  readonly until: Temporal.PlainDate;
  readonly daysLeft: number;
}
export type Resumed =
  | { readonly ok: true; readonly service: string; readonly caseNumber: string | null }
  | { readonly ok: false; readonly reason: 'code-missing' | 'code-mistyped' | 'code-unknown' | 'code-claimed' };

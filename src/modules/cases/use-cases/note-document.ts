import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import { type CasePickUp, type DocumentNote, isDocumentNews, type PickUpAbout } from '../domain/pick-ups.ts';
import { lockCase } from '../store/case-store.ts';
import { appendNote } from './append-note.ts';
import type { CaseParts } from './case-parts.ts';

/** Notes in a case what happened to its document, in the caller's transaction; what the person waits for is told by mail. False for a case that is gone. */
export async function noteDocument(
  parts: CaseParts,
  tx: Tx,
  caseId: Uuid,
  { because, kind, place }: DocumentNote,
  actor: Actor,
): Promise<boolean> {
  const row = await lockCase(tx, caseId);
  if (!row) return false;
  const event = { type: 'case.document', public: { because, kind, place: { ...place } } };
  await appendNote(parts, tx, row, event, actor);
  if (isDocumentNews(because) && row.erasedAt === null) {
    const seq = row.seq + 1;
    await parts.jobs.send(tx, { name: 'cases.news', data: { caseId, seq }, key: `${caseId}:${seq}` });
  }
  return true;
}

/** What comes of a case and can be picked up, from the module that hands it out; nothing without one. */
export async function casePickUps(parts: CaseParts, about: PickUpAbout): Promise<readonly CasePickUp[]> {
  const all = await Promise.all((parts.pickUpKeepers ?? []).map((keeper) => keeper.pickUpsOf(about)));
  return all.flat();
}

/** A module above that hands documents out. */
export interface PickUpKeeper {
  pickUpsOf(about: PickUpAbout): Promise<readonly CasePickUp[]>;
}

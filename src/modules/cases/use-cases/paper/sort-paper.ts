import type { ServiceFolder } from '#catalogue';
import type { Actor } from '#kernel/actor';
import type { NewEvent } from '#kernel/event';
import type { Uuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { Request } from '#platform/http';
import { mayWith } from '../../domain/access.ts';
import type { CaseRow } from '../../domain/case-state.ts';
import { findCaseByNumber, lockCase } from '../../store/case-store.ts';
import {
  closePaper,
  deleteClosedPapers,
  insertPaperEvidence,
  type PaperRow,
  updatePaperDraft,
  updatePaperOffice,
} from '../../store/paper-store.ts';
import { appendNote } from '../append-note.ts';
import type { CaseParts } from '../case-parts.ts';
import { asVisitor } from '../clerk/on-task.ts';
import { ownPaper, type PaperWords, paperBytes } from './open-paper.ts';
import { paperContext } from './register-paper.ts';

/** Puts a paper into a case as evidence, with the day it came; nothing of it stays in the queue. */
export const attachPaper = (
  parts: CaseParts,
  actor: Actor,
  id: string,
  number: string,
): Promise<Result<string, 'not-found' | 'no-such-case'>> =>
  parts.db.transaction(async (tx) => {
    const paper = await ownPaper(tx, actor, id, true);
    if (!paper) return refuse('not-found');
    const found = await findCaseByNumber(tx, number);
    const isTheirs = found !== null && mayWith(found, asVisitor(actor), 'case:note');
    const row = isTheirs ? await lockCase(tx, found.id) : null;
    if (!row || row.erasedAt) return refuse('no-such-case');
    await moveIntoCase(parts, tx, actor, paper, row, 'attached');
    return ok(row.number);
  });

/** Moves scan and day of receipt into a case: sealed under its key, with an event that the person sees; the paper's own key goes. */
export async function moveIntoCase(
  parts: CaseParts,
  tx: Tx,
  actor: Actor,
  paper: PaperRow,
  row: CaseRow,
  state: 'attached' | 'new-case',
): Promise<void> {
  const words = await wordsOf(parts, tx, actor, paper);
  const bytes = await paperBytes(parts, tx, actor, paper);
  if (!words || !bytes) throw new Error(`paper ${paper.id} cannot be opened`);
  const fileId = parts.newId();
  const at = parts.clock.now().toString();
  const sealed = await parts.vault.sealBytes(row.key, bytes, `evidence:${fileId}`, tx);
  const { receivedOn } = paper;
  await insertPaperEvidence(tx, { id: fileId, caseId: row.id, sealed, size: bytes.length, at, receivedOn });
  const file = { id: fileId, name: words.name, mediaType: words.mediaType, size: bytes.length };
  const event = {
    type: 'case.paper-added',
    public: { source: 'paper', on: receivedOn },
    sealed: { file, text: words.note },
  };
  await appendNote(parts, tx, row, event, actor);
  const seq = await note(parts, tx, paper, { type: `paper.${state}`, public: {} }, actor);
  await closePaper(tx, paper.id, state, at, seq);
  await parts.vault.destroyKey(tx, paper.key, 'moved into a case');
}

/** Begins the form of a service from a paper: the clerk fills in what stands on it; sending makes the case. */
export async function beginFromPaper(
  parts: CaseParts,
  request: Request,
  id: string,
  folder: ServiceFolder,
): Promise<Result<string, 'not-found'>> {
  const paper = await parts.db.transaction((tx) => ownPaper(tx, request.actor, id));
  if (!paper || folder.service.office !== paper.office) return refuse('not-found');
  const begun = await parts.forms.startWith(request, folder, {});
  await parts.db.transaction((tx) => updatePaperDraft(tx, paper.id, begun.id));
  return ok(begun.href);
}

/** Passes a paper on to another office, with a word why. */
export const forwardPaper = (
  parts: CaseParts,
  actor: Actor,
  id: string,
  order: { readonly office: string; readonly text: string },
): Promise<Result<null, 'not-found' | 'office-missing' | 'text-missing'>> =>
  parts.db.transaction(async (tx) => {
    const paper = await ownPaper(tx, actor, id, true);
    if (!paper) return refuse('not-found');
    if (!parts.catalogue.findOffice(order.office) || order.office === paper.office) return refuse('office-missing');
    if (order.text.trim() === '') return refuse('text-missing');
    const open = { from: paper.office, to: order.office };
    const event = { type: 'paper.forwarded', public: open, sealed: { text: order.text.trim() } };
    await updatePaperOffice(tx, paper.id, order.office, paper.office, await note(parts, tx, paper, event, actor));
    return ok(null);
  });

/** Sends a paper back that cannot be read or is not for the city, with the note that goes along; the scan is deleted. */
export const returnPaper = (
  parts: CaseParts,
  actor: Actor,
  id: string,
  text: string,
): Promise<Result<null, 'not-found' | 'text-missing'>> =>
  parts.db.transaction(async (tx) => {
    const paper = await ownPaper(tx, actor, id, true);
    if (!paper) return refuse('not-found');
    if (text.trim() === '') return refuse('text-missing');
    const event = { type: 'paper.returned', public: {}, sealed: { text: text.trim() } };
    const seq = await note(parts, tx, paper, event, actor);
    await closePaper(tx, paper.id, 'returned', parts.clock.now().toString(), seq);
    return ok(null);
  });

/** Forgets papers a year after they were closed: what was noted about those sent back goes with its key. */
export const forgetPapers = (parts: CaseParts): Promise<number> =>
  parts.db.transaction(async (tx) => {
    const before = parts.clock.now().subtract({ hours: 365 * 24 });
    const gone = await deleteClosedPapers(tx, before.toString());
    for (const { key, state } of gone)
      if (state === 'returned') await parts.vault.destroyKey(tx, key, 'a year after it was sent back');
    return gone.length;
  });

async function note(parts: CaseParts, tx: Tx, paper: PaperRow, event: NewEvent, actor: Actor): Promise<number> {
  const order = { stream: paper.id, expected: paper.seq, events: [event], actor, key: paper.key };
  const seq = await parts.events.append(tx, order);
  if (seq === 'conflict') throw new Error(`paper ${paper.id} changed while it was locked`);
  return seq;
}

async function wordsOf(
  parts: CaseParts,
  tx: Tx,
  actor: Actor,
  { id, key, sealed }: PaperRow,
): Promise<PaperWords | null> {
  const read = {
    actor,
    purpose: 'processing' as const,
    caseId: null,
    subjects: [key as Uuid],
    what: ['evidence' as const],
  };
  const [words] = await parts.vault.open<Json>(tx, read, [{ key, sealed, context: paperContext(id) }]);
  return words as unknown as PaperWords | null;
}

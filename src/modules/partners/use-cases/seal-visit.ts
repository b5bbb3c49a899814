import { type Actor, reachesLevel, systemActor } from '#kernel/actor';
import { caseNumber } from '#kernel/case-number';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import type { Request } from '#platform/http';
import { levelAtCounter, tariffOf } from '../domain/network/eligibility.ts';
import type { VisitRow } from '../domain/visit/index.ts';
import { nextVisit, type Visit, type VisitCommand } from '../domain/visit/index.ts';
import { lockVisit } from '../store/visit-store.ts';
import { writeEntry } from './branch-ledger.ts';
import { compareWithCard } from './card/compare-with-card.ts';
import { saveVisit } from './end-visit.ts';
import { markSealed } from './office/seal-marks.ts';
import { visitContext } from './own-visit.ts';
import type { PartnerParts } from './partner-parts.ts';
import { hasDoubt, personIn } from './register-doubt.ts';
import { servedVisit } from './serve-visit.ts';

/**
 * Seals the form of a visit and hands it to the city in one step: the case belongs to the person, its identity level is that of the counter, and the ledger of the branch
 * gets its entry. Sealing again finds what was sealed. Refused while the form or the level of identity is not enough.
 */
export async function sealVisit(
  parts: PartnerParts,
  request: Request,
  id: string,
): Promise<Result<VisitRow, SealRefusal>> {
  const { actor, language } = request;
  const found = await servedVisit(parts, actor, id);
  if (!found) return refuse('not-found');
  if (found.state === 'submitted') return ok(found);
  const draft = found.draftId ? await parts.forms.ownDraft(request, found.draftId) : null;
  if (!draft || draft.sent || found.identity === null) return refuse('not-now');
  const { folder } = draft;
  const needed = levelAtCounter(parts.network!, folder.id, folder.service.identity);
  if (!reachesLevel(found.identity.level, needed)) return refuse('level-too-low');
  const context = parts.forms.contextOf(folder, language);
  const ready = parts.forms.ready(draft, context);
  if (!ready.ok) return refuse('incomplete');
  const record = parts.forms.germanRecord(draft.form, ready.answers, parts.forms.contextOf(folder, 'de'));
  const hash = sha256Of(record).toString('hex');
  const [caseId, number] = [parts.newId(), caseNumber(parts.random.bytes(5))];
  const done: Result<VisitRow, SealRefusal> = await parts.db.transaction(async (tx) => {
    const row = await lockVisit(tx, found.id);
    const sealed = row?.key && row.branch ? through(row, row.branch, hash) : null;
    if (!row?.key || !sealed?.ok) return refuse('not-now');
    const compared = await compareWithCard(parts, tx, row, { folder, answers: ready.answers });
    if (!compared.ok) return compared;
    const person = personIn(folder, ready.answers);
    const asked = { actor: systemActor, subjects: [row.key] };
    if (await hasDoubt(parts, tx, person, asked)) return refuse('closed-here');
    if (!(await parts.forms.markSent(tx, draft, caseId, number))) return refuse('not-now');
    const files = await parts.forms.takeFiles(tx, draft, ready.files);
    const owner = await ownerOf(parts, tx, row, row.key, actor);
    const submitted = await parts.cases.submit(tx, {
      ...{ id: caseId, number, folder, answers: ready.answers, language: row.language, channel: 'counter' },
      files: files.map(({ ref, bytes }) => ({ id: ref.id, bytes })),
      // What the case says of identity is what was checked at the counter, not how the clerk signed in.
      actor: { ...actor, level: sealed.value.identity?.level ?? null },
      ...owner,
      provenance: draft.content.provenance,
    });
    // Who helped has seen the answers: it stands in the person's own record.
    const seen = { purpose: 'processing', caseId, subjects: [submitted.key], what: ['answers'] } as const;
    await parts.vault.recordRead(tx, { actor, ...seen });
    // The question before the seal was recorded with the visit, whose key goes now: the person finds it with the case.
    if (person)
      await parts.vault.recordRead(tx, { ...seen, actor: systemActor, purpose: 'check', what: ['register-record'] });
    if (sealed.value.identity?.method === 'card-reading')
      await parts.vault.recordRead(tx, { ...seen, actor, purpose: 'check', what: ['identity-card'] });
    const cents = tariffOf(parts.network!, folder.id, folder.edition);
    if (cents !== null) {
      const body = { kind: 'service-done', service: folder.id, edition: folder.edition, cents } as const;
      const written = await writeEntry(parts, tx, { branch: row.branch!, by: 'branch', body, actor });
      if (!written.ok) throw new Error(`the ledger of ${row.branch} refuses: ${written.reason}`);
    }
    const { state, sealHash } = sealed.value;
    const after = { ...row, state, sealHash, caseNumber: number, draftId: null, key: null };
    const stored = await saveVisit(parts, tx, row, after, actor);
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    markSealed(parts, tx, { visit: row.id, folder, answers: ready.answers, at });
    return ok(stored);
  });
  if (done.ok && draft.owner.kind === 'guest') request.session.removeGuestCode(draft.owner.code);
  return done;
}

/** Form complete, sealed, handed over: three steps of the visit at once. */
function through(row: VisitRow, branch: string, hash: string): Result<Visit, string> {
  const steps: readonly VisitCommand[] = [
    { by: 'branch', branch, do: 'capture' },
    { by: 'branch', branch, do: 'seal', hash },
    { by: 'city', do: 'submit' },
  ];
  let visit: Visit = { ...row, branch };
  for (const command of steps) {
    const next = nextVisit(visit, command);
    if (!next.ok) return next;
    visit = next.value;
  }
  return ok(visit);
}

/** Whose the case is: the account, or the guest by the proof that lies sealed with the visit. */
export async function ownerOf(parts: PartnerParts, tx: Tx, row: VisitRow, key: Uuid, actor: Actor) {
  if (row.accountId) return { accountId: row.accountId, guestProof: null };
  const read = { actor, purpose: 'processing', caseId: null, subjects: [key], what: ['account'] } as const;
  const item = { key, sealed: row.sealed!, context: visitContext(row.id) };
  const [content] = await parts.vault.open<{ readonly proof: string }>(tx, read, [item]);
  if (!content) throw new Error(`what was sealed for visit ${row.id} cannot be opened`);
  return { accountId: null, guestProof: Uint8Array.from(Buffer.from(content.proof, 'base64url')) };
}

export type SealRefusal =
  | 'card-differs'
  | 'not-read'
  | 'closed-here'
  | 'not-found'
  | 'not-now'
  | 'level-too-low'
  | 'incomplete';

import { type Actor, reachesLevel, systemActor } from '#kernel/actor';
import { caseNumber, parseCaseNumber } from '#kernel/case-number';
import { hashOfProof } from '#kernel/guest-proof';
import { ok, type Result, refuse } from '#kernel/result';
import { parseResumeCode } from '#kernel/resume-code';
import type { Tx } from '#platform/database';
import { deriveGuestKeys, type PersonalRead } from '#platform/vault';
import { eligibilityAt, levelAtCounter, tariffOf } from '../../domain/network/eligibility.ts';
import { type FiledVisit, type VisitReceipt, type VisitRow, wholeVisit } from '../../domain/visit/index.ts';
import { insertFiling, insertWholeVisit } from '../../store/api-filings.ts';
import { findVisitByCode, lockVisit, updateVisit } from '../../store/visit-store.ts';
import { writeEntry } from '../branch-ledger.ts';
import { compareWithCard } from '../card/compare-with-card.ts';
import { visitEvent } from '../end-visit.ts';
import type { Arrived, Unfit } from '../file-visit.ts';
import { markSealed } from '../office/seal-marks.ts';
import { daysOpen } from '../own-visit.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { isDoubted, personIn } from '../register-doubt.ts';
import { ownerOf } from '../seal-visit.ts';
import type { SoundVisit } from './check-filed.ts';

/**
 * Makes the case of a sound visit: through every step of a visit, the case to the person, the read into the person's record, the entry into the branch's ledger.
 * Refused when the visit code is none that waits, or the resume code is mistyped; nothing is written then.
 */
export async function handOver(
  parts: PartnerParts,
  { tx, body, bodyHash, client }: Arrived,
  sound: SoundVisit,
  sender: Actor | null,
): Promise<Result<VisitReceipt, string> & Partial<Unfit>> {
  const begun = await begin(parts, tx, body);
  if (!begun.ok) return begun;
  const { row, owner } = begun.value;
  const person = personIn(sound.folder, sound.answers);
  // Nobody who came without a code has a record yet: what was asked stands with the case.
  const asked = { actor: systemActor, subjects: row.key ? [row.key] : [] };
  if (await isDoubted(parts, tx, person, asked)) return closedHere(parts, body, sound.day);
  const { branch } = body;
  const { level, method } = body.identity;
  const clerk = clerkActor(sender, body);
  const through = wholeVisit(
    { ...row, branch },
    {
      mandate: { ...sound.mandate, visit: row.id },
      identity: { method, level },
      hash: sound.sealHash,
    },
  );
  if (!through.ok) return through;
  const { state, mandate, identity, sealHash } = through.value;
  // What was checked before the line dropped counts, not what was sent later.
  const needed = levelAtCounter(parts.network!, body.service, sound.folder.service.identity);
  if (!reachesLevel(identity?.level ?? null, needed)) return refuse('level-too-low');
  const compared = await compareWithCard(parts, tx, row, sound);
  if (!compared.ok) return compared;
  const [caseId, number] = [parts.newId(), caseNumber(parts.random.bytes(5))];
  const isNew = row.seq === 0;
  const bare = { ...row, branch, staffId: body.clerk, state, mandate, identity, sealHash, caseNumber: number };
  const after = { ...bare, draftId: null, key: null };
  // Who sends stands in the log; who served stands in the visit.
  const events = [
    ...(isNew ? [{ type: 'partners.visit-opened', public: { service: body.service } }] : []),
    ...(row.branch === null ? ['taken'] : []).map((what) => visitEvent({ ...after, state: 'opened' }, what)),
    ...stepsFrom(row.state).map((what) =>
      visitEvent(what === 'submitted' ? after : { ...after, state: 'captured' }, what),
    ),
  ];
  const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
  const stored = { ...after, seq: row.seq + events.length };
  if (row.key) await parts.vault.destroyKey(tx, row.key, 'visit-over');
  const appended = parts.events
    .append(tx, { stream: row.id, expected: row.seq, events, actor: sender ?? clerk })
    .then((seq) => {
      if (seq === 'conflict') throw new IdTaken();
    });
  const submitted = parts.cases
    .submit(tx, {
      ...{ id: caseId, number, folder: sound.folder, answers: sound.answers, files: sound.files },
      ...{ language: body.language, channel: 'counter' as const, receivedOn: sound.day },
      // What the case says of identity is what was checked at the counter.
      actor: { ...clerk, level: identity?.level ?? null },
      ...owner,
    })
    .then(({ key }) => {
      const about = { caseId, subjects: [key] };
      const reads: PersonalRead[] = [{ actor: clerk, purpose: 'processing', what: ['answers'], ...about }];
      if (identity?.method === 'card-reading')
        reads.push({ actor: clerk, purpose: 'check', what: ['identity-card'], ...about });
      if (person) reads.push({ actor: systemActor, purpose: 'check', what: ['register-record'], ...about });
      return Promise.all(reads.map((read) => parts.vault.recordRead(tx, read)));
    });
  // None waits for another, so their statements travel together; all to their end, because nothing may be sent on a transaction that is over.
  const [wrote, kept, made, earning] = await Promise.allSettled([
    appended,
    isNew ? insertWholeVisit(tx, stored, at) : updateVisit(tx, stored, at),
    submitted,
    earned(parts, tx, branch, sound, clerk),
  ]);
  for (const one of [wrote, kept, made]) if (one.status === 'rejected') throw one.reason;
  if (earning.status === 'rejected') throw earning.reason;
  markSealed(parts, tx, { visit: row.id, folder: sound.folder, answers: sound.answers, at: sealedAt(parts, body) });
  const receipt: VisitReceipt = {
    ...{ id: body.id, branch, device: body.device, number: body.number, state: 'received', bodyHash },
    ...{ receivedAt: at, sealHash, ledger: earning.value, test: false },
    ...{ reason: null, words: null, instead: [], errors: [] },
  };
  insertFiling(tx, { receipt, client, visit: row.id, testState: null });
  return ok(receipt);
}

/** When the branch sealed it, by its own clock; never later than now. */
const sealedAt = ({ clock }: PartnerParts, { recordedAt }: FiledVisit): string => {
  const [recorded, now] = [Temporal.Instant.from(recordedAt), clock.now()];
  return (Temporal.Instant.compare(recorded, now) < 0 ? recorded : now).toString({ smallestUnit: 'millisecond' });
};

/** The id that the branch chose is that of something else: everything is undone. */
export class IdTaken extends Error {}

/** The one sentence that says nothing about its cause. */
function closedHere(parts: PartnerParts, { service, branch }: FiledVisit, day: Temporal.PlainDate) {
  const answer = eligibilityAt(parts.network!, { service, branch, day, isProtected: true });
  return { ...refuse('closed-here'), ...(answer.isOpen ? {} : { words: answer.words, instead: answer.instead }) };
}

/** The entry of the branch for a visit that was done; null for a service without a tariff. */
export async function earned(
  parts: PartnerParts,
  tx: Tx,
  branch: string,
  { folder }: Pick<SoundVisit, 'folder'>,
  actor: Actor,
): Promise<VisitReceipt['ledger']> {
  const cents = tariffOf(parts.network!, folder.id, folder.edition);
  if (cents === null) return null;
  const body = { kind: 'service-done', service: folder.id, edition: folder.edition, cents } as const;
  const written = await writeEntry(parts, tx, { branch, by: 'branch', body, actor });
  if (!written.ok) throw new Error(`the ledger of ${branch} refuses: ${written.reason}`);
  return { seq: written.value.seq, hash: written.value.hash };
}

/** Who served, as the log and the person's record name them. */
export const clerkActor = (sender: Actor | null, { clerk, branch }: FiledVisit): Actor =>
  sender?.id === clerk
    ? sender
    : { kind: 'staff', id: clerk, roles: ['partnerClerk'], level: null, offices: [branch], name: null };

/** The visit that somebody began at home, or a new one of a person at the counter. */
async function begin(parts: PartnerParts, tx: Tx, body: FiledVisit): Promise<Result<Begun, string>> {
  const { person, service, language, branch } = body;
  if ('resumeCode' in person) {
    const code = parseResumeCode(person.resumeCode);
    if (!code.ok) return refuse('resume-code-wrong');
    const { proof } = deriveGuestKeys(code.value);
    const row: VisitRow = {
      ...{ id: body.id, code: caseNumber(parts.random.bytes(5), 'P'), service, language, state: 'opened' },
      ...{
        branch: null,
        staffId: null,
        mandate: null,
        identity: null,
        sealHash: null,
        draftId: null,
        caseNumber: null,
      },
      ...{ accountId: null, guestProof: hashOfProof(proof), key: null, sealed: null },
      ...{ seq: 0, openedAt: Temporal.Instant.from(body.mandate.signedAt).toString({ smallestUnit: 'millisecond' }) },
    };
    return ok({ row, owner: { accountId: null, guestProof: Uint8Array.from(proof) } });
  }
  const code = parseCaseNumber(person.code, 'P');
  const found = code.ok ? await findVisitByCode(tx, code.value) : null;
  const row = found && (await lockVisit(tx, found.id));
  if (!row?.key || row.service !== service || (row.branch !== null && row.branch !== branch)) return refuse('no-visit');
  const ends = Temporal.Instant.from(row.openedAt).add({ hours: 24 * daysOpen });
  if (Temporal.Instant.compare(ends, Temporal.Instant.from(body.recordedAt)) < 0) return refuse('no-visit');
  return ok({ row, owner: await ownerOf(parts, tx, row, row.key, clerkActor(null, body)) });
}

const stepsFrom = (state: VisitRow['state']): readonly string[] => {
  const steps = ['mandate-signed', 'identity-checked', 'submitted'];
  return steps.slice(steps.indexOf(state) + 1);
};

interface Begun {
  readonly row: VisitRow;
  readonly owner: { readonly accountId: string | null; readonly guestProof: Uint8Array | null };
}

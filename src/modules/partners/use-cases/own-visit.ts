import type { Actor } from '#kernel/actor';
import { caseNumber } from '#kernel/case-number';
import { legalDay } from '#kernel/clock';
import { hashOfProof } from '#kernel/guest-proof';
import { isUuid, type Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import { openServices } from '../domain/network/eligibility.ts';
import type { VisitRow } from '../domain/visit/index.ts';
import { nextVisit } from '../domain/visit/index.ts';
import { countOpen, findVisit, forgottenVisits, insertVisit, lockVisit, visitsOf } from '../store/visit-store.ts';
import { endVisit } from './end-visit.ts';
import type { PartnerParts } from './partner-parts.ts';

/** Services with which at least one branch helps today. */
export function helpedServices({ network, clock }: PartnerParts): readonly string[] {
  const day = legalDay(clock.now());
  return [...new Set((network?.branches ?? []).flatMap(({ id }) => openServices(network!, id, day)))].sort();
}

/** Opens a visit for a person, who gets the code for the counter. Refused for a service no branch helps with, and beyond three open ones. */
export async function openOwnVisit(
  parts: PartnerParts,
  person: Person,
  { service, language }: { readonly service: string; readonly language: Language },
): Promise<Result<VisitRow, 'service-closed' | 'too-many'>> {
  if (!helpedServices(parts).includes(service)) return refuse('service-closed');
  const hashes = person.guestProofs.map(hashOfProof);
  const accountId = person.actor.kind === 'citizen' ? person.actor.id : null;
  if ((await countOpen(parts.db, hashes, accountId)) >= mostOpen) return refuse('too-many');
  const id = parts.newId();
  const proof = accountId ? null : (person.guestProofs[0] ?? null);
  if (!accountId && !proof) throw new Error('a guest without a code cannot be found again');
  return parts.db.transaction(async (tx) => {
    const key = await parts.vault.createKey(tx);
    const content = { proof: proof ? Buffer.from(proof).toString('base64url') : null };
    const sealed = await parts.vault.seal(key, content, visitContext(id), tx);
    const event = { type: 'partners.visit-opened', public: { service } };
    const seq = await parts.events.append(tx, { stream: id, expected: 0, events: [event], actor: person.actor });
    const row: VisitRow = {
      ...{ id, code: caseNumber(parts.random.bytes(5), 'P'), service, language, state: 'opened' },
      ...{
        branch: null,
        staffId: null,
        mandate: null,
        identity: null,
        sealHash: null,
        draftId: null,
        caseNumber: null,
      },
      ...{ accountId, guestProof: proof ? hashOfProof(proof) : null, key, sealed },
      ...{ seq: Number(seq), openedAt: parts.clock.now().toString({ smallestUnit: 'millisecond' }) },
    };
    await insertVisit(tx, row);
    return ok(row);
  });
}

/** Own visits of the last month on this device and account, newest first. */
export async function ownVisits(parts: PartnerParts, { actor, guestProofs }: Person): Promise<readonly VisitRow[]> {
  const accountId = actor.kind === 'citizen' ? actor.id : null;
  if (actor.kind === 'staff' || (!accountId && guestProofs.length === 0)) return [];
  const since = parts.clock
    .now()
    .subtract({ hours: 24 * 30 })
    .toString();
  return visitsOf(parts.db, { proofs: guestProofs.map(hashOfProof), accountId, since });
}

/** The own visit behind an address; null for a foreign one and for none. */
export async function ownVisit(parts: PartnerParts, person: Person, id: string): Promise<VisitRow | null> {
  const row = isUuid(id) ? await findVisit(parts.db, id) : null;
  return row && isOwn(row, person) ? row : null;
}

/** Takes an own visit back, and the mandate with it. Refused once it was sent: from then on the case is withdrawn like any other. */
export async function withdrawOwnVisit(
  parts: PartnerParts,
  person: Person,
  id: Uuid,
): Promise<Result<VisitRow, 'not-now' | 'not-found'>> {
  return parts.db.transaction(async (tx) => {
    const row = isUuid(id) ? await lockVisit(tx, id) : null;
    if (!row || !isOwn(row, person)) return refuse('not-found');
    const next = nextVisit({ ...row, branch: row.branch ?? '' }, { by: 'person', do: 'withdraw' });
    if (!next.ok || row.key === null) return refuse('not-now');
    return ok(await endVisit(parts, tx, row, person.actor));
  });
}

/** Ends visits that nobody came for within a week. */
export const forgetVisits = (parts: PartnerParts, actor: Actor): Promise<number> =>
  parts.db.transaction(async (tx) => {
    const rows = await forgottenVisits(
      tx,
      parts.clock
        .now()
        .subtract({ hours: 24 * daysOpen })
        .toString(),
    );
    for (const row of rows) await endVisit(parts, tx, row, actor);
    return rows.length;
  });

/** Binds what is sealed to its visit. */
export const visitContext = (id: Uuid): string => `partner-visit:${id}`;

/** A visit waits so many days for the person to come. */
export const daysOpen = 7;

const isOwn = (row: VisitRow, { actor, guestProofs }: Person): boolean =>
  (actor.kind === 'citizen' && row.accountId !== null && row.accountId === actor.id) ||
  (actor.kind !== 'staff' && guestProofs.some((proof) => row.guestProof?.equals(hashOfProof(proof)) ?? false));

const mostOpen = 3;

/** Who stands in front of us, with the proofs of this device. */
export interface Person {
  readonly actor: Actor;
  readonly guestProofs: readonly Uint8Array[];
}

import type { Actor } from '#kernel/actor';
import { systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { isUuid, type Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import {
  type CardData,
  type CardRefusal,
  type EidRefusal,
  type FetchRefusal,
  judgeCard,
  mayFetch,
  type SaidOfPerson,
} from '../../domain/card/index.ts';
import { nextVisit, type VisitRow } from '../../domain/visit/index.ts';
import { countRequest, endReading, lockNewest, type ReadingRow } from '../../store/card-store.ts';
import { lockVisit } from '../../store/visit-store.ts';
import { servingAt } from '../clerks.ts';
import { saveVisit } from '../end-visit.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { whenAway } from './begin-reading.ts';

/**
 * Fetches what was read from the eID service and settles the reading, once. Read, sound and of the right person: the visit is identified at level high, and what was read lies
 * sealed with it. Nothing that the browser or the reader says counts, but that the person at the reader stopped. Without an answer nothing is settled.
 */
export async function fetchReading(
  parts: PartnerParts,
  actor: Actor,
  id: string,
  { reading, isStopped }: FetchOrder,
): Promise<Result<VisitRow, ReadRefusal>> {
  const serving = await servingAt(parts, actor);
  const { eid } = parts;
  if (!serving.ok || !eid || !isUuid(id)) return refuse('not-found');
  const asked = { visit: id, branch: serving.value.branch, staffId: serving.value.id, reading };
  const lock = async (tx: Tx): Promise<Result<ReadingRow, FetchRefusal>> => {
    const row = await lockNewest(tx, id);
    const may = mayFetch(row, { ...asked, now: parts.clock.now() });
    return may.ok ? ok(row!) : may;
  };
  const begun = await parts.db.transaction(lock);
  if (!begun.ok) return begun;
  const result = await eid.result(begun.value.session, begun.value.asked).catch(whenAway);
  if (!result) return refuse('service-away');
  if (result.kind === 'not-yet' && !isStopped) {
    await countRequest(parts.db, begun.value.id, result.asked);
    return refuse('not-yet');
  }
  return parts.db.transaction(async (tx) => {
    const row = await lockVisit(tx, id);
    const found = await lock(tx);
    if (!found.ok) return found;
    const fail = async (reason: ReadRefusal): Promise<Result<VisitRow, ReadRefusal>> => {
      await endReading(tx, found.value.id, 'failed', { reason });
      if (row && reason !== 'cancelled') await saveVisit(parts, tx, row, row, actor, 'card-refused');
      return refuse(reason);
    };
    if (!row?.key || !row.branch) return fail('reading-over');
    if (result.kind === 'not-yet') return fail('cancelled');
    if (result.kind === 'refused') return fail(result.reason);
    const holder = await holderOf(parts, tx, row);
    const judged = judgeCard(result.card, { today: legalDay(parts.clock.now()).toString(), holder });
    if (!judged.ok) return fail(judged.reason);
    const next = nextVisit({ ...row, branch: row.branch }, { by: 'city', do: 'read-card', reading: found.value.id });
    if (!next.ok) return fail('reading-over');
    const sealed = await parts.vault.seal(row.key, { ...judged.value } as JsonObject, cardContext(found.value.id), tx);
    await endReading(tx, found.value.id, 'read', { sealed });
    const subjects = [row.key, ...(row.accountId ? [await parts.accounts.keyOf(tx, row.accountId)] : [])];
    await parts.vault.recordRead(tx, { actor, purpose: 'check', caseId: null, subjects, what: ['identity-card'] });
    const { state, identity } = next.value;
    return ok(await saveVisit(parts, tx, row, { ...row, state, identity }, actor));
  });
}

/** What was read for a visit, opened for one purpose; the person finds it in the access record. */
export async function cardOf(
  parts: PartnerParts,
  tx: Tx,
  { key }: Pick<VisitRow, 'key'>,
  { id, sealed }: Pick<ReadingRow, 'id' | 'sealed'>,
  purpose: 'prefill' | 'check',
): Promise<CardData | null> {
  if (!key || !sealed) return null;
  const read = { actor: systemActor, purpose, caseId: null, subjects: [key], what: ['identity-card'] } as const;
  const [card] = await parts.vault.open<JsonObject>(tx, read, [{ key, sealed, context: cardContext(id) }]);
  return card as CardData | null;
}

/** Whose visit it is, as far as the account says; a guest has said no name yet and is compared at the seal. */
async function holderOf(parts: PartnerParts, tx: Tx, { accountId }: VisitRow): Promise<SaidOfPerson | null> {
  if (!accountId) return null;
  const subjects = [await parts.accounts.keyOf(tx, accountId)];
  const read = { actor: systemActor, purpose: 'check', caseId: null, subjects, what: ['account'] } as const;
  const profile = await parts.accounts.profileOf(tx, accountId, read);
  const { familyName, givenNames, birthDate } = profile ?? {};
  return { familyName: familyName || null, givenNames: givenNames || null, birthDate: birthDate ?? null, home: null };
}

const cardContext = (reading: Uuid): string => `partner-card:${reading}`;

interface FetchOrder {
  /** Which one; null for whichever waits. */
  readonly reading: string | null;
  /** The program at the reader says that nothing will come. */
  readonly isStopped: boolean;
}
export type ReadRefusal = FetchRefusal | CardRefusal | EidRefusal | 'service-away' | 'not-yet';

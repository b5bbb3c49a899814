import { createHmac } from 'node:crypto';
import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import { isInTime, minutesToRead, mostReadings, tcToken } from '../../domain/card/index.ts';
import {
  countReadings,
  endOldReadings,
  endReading,
  insertReading,
  lockNewest,
  type ReadingRow,
  takeToken,
  waitingReading,
} from '../../store/card-store.ts';
import { lockVisit } from '../../store/visit-store.ts';
import { servingAt } from '../clerks.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { EidUnavailable } from './eid-service.ts';

/** True where cards can be read: the city has an eID service, the branch a reader. */
export const readsCards = ({ eid, network }: PartnerParts, branch: string | null): boolean =>
  eid !== null && (network?.branches.find(({ id }) => id === branch)?.equipment.includes('card-reader') ?? false);

/**
 * Begins to read the card of the person of a visit (PAuswG § 18a): after the clerk has compared the photo and the person has agreed, never before. A reading that still waits
 * ends with it. Refused without reader, after five of them, and when the service gives no answer; nothing is settled then.
 */
export async function beginReading(
  parts: PartnerParts,
  actor: Actor,
  id: string,
  { isPhotoCompared, isAgreed, takesOver, language }: ReadingOrder,
): Promise<Result<Uuid, BeginRefusal>> {
  const serving = await servingAt(parts, actor);
  if (!serving.ok || !isUuid(id)) return refuse('not-found');
  const { branch, id: staffId } = serving.value;
  const { eid } = parts;
  if (!eid || !readsCards(parts, branch)) return refuse('no-reader');
  if (!isPhotoCompared) return refuse('photo-missing');
  if (!isAgreed) return refuse('consent-missing');
  const may = async (on: Parameters<typeof countReadings>[0], state: string | undefined) =>
    state !== 'mandate-signed' ? 'not-now' : (await countReadings(on, id)) >= mostReadings ? 'too-many-readings' : null;
  // Looked at before the service is asked, and again with the lock.
  const before = await parts.db.transaction(async (tx) => {
    const row = await lockVisit(tx, id);
    return row?.branch === branch ? await may(tx, row.state) : 'not-found';
  });
  if (before) return refuse(before);
  const session = await eid.open().catch(whenAway);
  if (!session) return refuse('service-away');
  const [reading, now] = [parts.newId(), parts.clock.now()];
  return parts.db.transaction(async (tx) => {
    const row = await lockVisit(tx, id);
    const why = row?.branch === branch ? await may(tx, row.state) : ('not-found' as const);
    if (why) return refuse(why);
    const last = await lockNewest(tx, id);
    if (last?.state === 'waiting') await endReading(tx, last.id, 'given-up', {});
    await insertReading(tx, {
      ...{ id: reading, visit: id, branch, staffId: staffId as Uuid, ...session, language, takesOver },
      tokenHash: sha256Of(tokenOf(parts, reading)),
      ...{ begunAt: now.toString(), endsAt: now.add({ minutes: minutesToRead }).toString() },
    });
    return ok(reading);
  });
}

/** The reading of a visit that waits for this clerk, with the address that starts the program at the reader (BSI TR-03124 part 1); null without one. */
export async function openReading(parts: PartnerParts, actor: Actor, visit: Uuid): Promise<OpenReading | null> {
  const { eid, baseUrl } = parts.config;
  const row = eid && (await waitingReading(parts.db, visit));
  if (!row || row.staffId !== actor.id || !isInTime(row, parts.clock.now())) return null;
  const url = `${baseUrl}${tokenPath}/${tokenOf(parts, row.id)}`;
  return { id: row.id, isStarted: row.isFetched, startUrl: `${eid.clientUrl}?tcTokenURL=${encodeURIComponent(url)}` };
}

/** What the program at the reader fetches, once and without a sign-in: whoever knows the token was sent here by the page of the clerk. Null for any other. */
export async function fetchToken(parts: PartnerParts, token: string): Promise<string | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const taken = await parts.db.transaction((tx) => takeToken(tx, sha256Of(token), parts.clock.now().toString()));
  if (!taken) return null;
  const { id, visit, language } = taken;
  return tcToken(taken, `${parts.config.baseUrl}/${language}/team/servicepunkt/${visit}/karte/${id}`);
}

/** The clerk goes another way. */
export async function giveUpReading(
  parts: PartnerParts,
  actor: Actor,
  visit: Uuid,
): Promise<Result<true, 'reading-over'>> {
  return parts.db.transaction(async (tx) => {
    const row: ReadingRow | null = await lockNewest(tx, visit);
    if (row?.state !== 'waiting' || row.staffId !== actor.id) return refuse('reading-over');
    await endReading(tx, row.id, 'given-up', {});
    return ok(true);
  });
}

/** Ends readings that nobody went on with; gives how many. */
export const forgetReadings = (parts: PartnerParts): Promise<number> =>
  endOldReadings(parts.db, parts.clock.now().toString());

/** Where the program at the reader fetches what it needs. */
export const tokenPath = '/eid/tc-token';

/** Nothing that leads back to it is stored: a keyed hash of the reading, under the key of the node. */
const tokenOf = ({ config }: PartnerParts, reading: Uuid): string =>
  createHmac('sha256', config.keys.kek).update(`card reading ${reading}`).digest('base64url');

/** No answer is an expected refusal; anything else is a fault. */
export function whenAway(cause: unknown): null {
  if (cause instanceof EidUnavailable) return null;
  throw cause;
}

export interface ReadingOrder {
  readonly isPhotoCompared: boolean;
  /** The person hands the card over for this. */
  readonly isAgreed: boolean;
  /** The person wants name and birth date in the form. */
  readonly takesOver: boolean;
  /** Of the clerk's pages. */
  readonly language: Language;
}
export interface OpenReading {
  readonly id: Uuid;
  /** A program at a reader has begun. */
  readonly isStarted: boolean;
  readonly startUrl: string;
}
export type BeginRefusal =
  | 'not-found'
  | 'no-reader'
  | 'photo-missing'
  | 'consent-missing'
  | 'not-now'
  | 'too-many-readings'
  | 'service-away';

import { createHmac } from 'node:crypto';
import type { CaseRow, Visitor } from '#cases';
import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { mobileNumber } from '#platform/sms';
import { type ItemKind, itemKindOf, type PickUpPoint, pickUpPlaces } from '../../domain/custody/index.ts';
import { pickUpCode, pickUpHash } from '../../domain/visit/index.ts';
import {
  insertWish,
  lockWish,
  setCode,
  setRelease,
  updateWish,
  type WishRow,
  wishOfCase,
} from '../../store/pick-up-store.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { networkOf, placeName } from './custody-parts.ts';
import { answerOnce } from './run-custody.ts';

/** What the person of a case can pick up, where, and how far it is; null for a foreign case and for one that makes nothing. */
export async function ownPickUp(parts: PartnerParts, visitor: Visitor, number: string): Promise<OwnPickUp | null> {
  const row = await parts.cases.behind(visitor, number);
  const kind = row && kindOf(parts, row);
  if (!row || !kind || visitor.actor.kind === 'staff') return null;
  const wish = await wishOfCase(parts.db, number, kind.id);
  const day = parts.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  const places = pickUpPlaces(networkOf(parts), kind, day).filter(
    ({ isLocker }) => !isLocker || row.accountId !== null,
  );
  const names = wish && row.erasedAt === null ? await ownNames(parts, visitor, wish) : null;
  return { kind, wish, places, names, isErased: row.erasedAt !== null, hasAccount: row.accountId !== null };
}

/** What a case lets its person pick up, for the page of the case; null for nothing. */
export async function pickUpOfCase(parts: PartnerParts, about: DecidedCase): Promise<CasePickUp | null> {
  const kind = kindOf(parts, about);
  return kind && { kind, wish: await wishOfCase(parts.db, about.number, kind.id) };
}

/** Chooses a place, and who else may come; can be changed until the office has registered the document. */
export async function choosePlace(
  parts: PartnerParts,
  visitor: Visitor,
  number: string,
  { place, proxy, once }: ChoiceOrder,
): Promise<Result<string, ChoiceRefusal>> {
  const own = await ownPickUp(parts, visitor, number);
  const row = await parts.cases.behind(visitor, number);
  if (!own || !row || own.isErased) return refuse('not-found');
  if (!isUuid(once)) return refuse('not-now');
  if (!own.places.some(({ id }) => id === place)) return refuse('place-missing');
  const other = proxy.trim().replaceAll(/\s+/g, ' ');
  if (other !== '' && own.kind.holderOnly) return refuse('holder-only');
  if (other.length > 120) return refuse('name-too-long');
  const view = await parts.cases.view(visitor, number);
  const name = view?.state?.applicant.name ?? '';
  return answerOnce(parts, { once, actor: visitor.actor, what: `choose ${number}` }, async (tx) => {
    const names = { name, proxy: other || null };
    if (!own.wish) {
      const made = await noteWish(parts, tx, row, { place, kind: own.kind.id, names }, visitor.actor);
      return made ? ok(place) : refuse('not-now');
    }
    const now = await lockWish(tx, { id: own.wish.id });
    if (!now || now.serial !== null) return refuse('not-now');
    await updateWish(tx, now.id, place, await parts.vault.seal(row.key, names, namesContext(now.id), tx));
    await tellChoice(parts, tx, row, place, now.kind, visitor.actor);
    return ok(place);
  });
}

/** Stores the wish for a document of a case, with the names sealed, and notes it in the case; gives its id, null when there is one already. */
export async function noteWish(
  parts: PartnerParts,
  tx: Tx,
  row: CaseRow,
  { place, kind, names }: Wish,
  actor: Actor,
): Promise<Uuid | null> {
  const id = parts.newId();
  const { id: caseId, number: caseNumber, service, office, language, key } = row;
  const made = await insertWish(tx, {
    ...{ id, caseId, caseNumber, service, kind, office, place, language, key },
    sealed: await parts.vault.seal(key, names, namesContext(id), tx),
    chosenAt: parts.clock.now().toString(),
  });
  if (made) await tellChoice(parts, tx, row, place, kind, actor);
  return made ? id : null;
}

/**
 * Makes a code for a document that is ready, shows it once and stores its hash alone; an earlier one is void. On a wish it also goes to a telephone, whose number is kept for
 * that message only. Refused for the sixth code on the same document, so that nobody tries on without end.
 */
export async function makeCode(
  parts: PartnerParts,
  visitor: Visitor,
  number: string,
  phone: string | null,
): Promise<Result<string, CodeRefusal>> {
  const own = await ownPickUp(parts, visitor, number);
  const to = phone === null ? null : mobileNumber(phone);
  if (!own?.wish) return refuse('not-found');
  if (phone !== null && (to === null || !parts.sms)) return refuse('phone-wrong');
  const { id } = own.wish;
  return parts.db.transaction(async (tx): Promise<Result<string, CodeRefusal>> => {
    const wish = await lockWish(tx, { id });
    if (wish?.state !== 'ready' || !wish.serial) return refuse('not-ready');
    if (wish.codesGiven >= mostCodes) return refuse('too-many-codes');
    const code = pickUpCode(parts.random.bytes(5));
    const hash = pickUpHash(codeKey(parts), { item: wish.serial, place: wish.place }, code);
    await setCode(tx, id, hash, networkOf(parts).rules.codeTries);
    if (to !== null) {
      const context = textContext(id);
      const sealed = await parts.vault.seal(wish.key, { to, code }, context, tx);
      const data = { wish: id, sealed: Buffer.from(sealed).toString('base64') };
      await parts.jobs.send(tx, { name: 'partners.code-text', data });
    }
    return ok(code);
  });
}

/** The person is signed in and stands at the locker: for a quarter of an hour the code opens it. Refused for branches, where somebody looks at the identity document. */
export async function releaseLocker(
  parts: PartnerParts,
  visitor: Visitor,
  number: string,
): Promise<Result<string, 'not-found' | 'not-ready'>> {
  const own = await ownPickUp(parts, visitor, number);
  if (!own?.wish || visitor.actor.kind !== 'citizen') return refuse('not-found');
  const { id, place } = own.wish;
  const isLocker = networkOf(parts).lockers.some((locker) => locker.id === place);
  if (!isLocker || own.wish.state !== 'ready') return refuse('not-ready');
  const until = parts.clock.now().add({ minutes: 15 });
  await parts.db.transaction((tx) => setRelease(tx, id, until.toString()));
  return ok(until.toString());
}

/** The names sealed with a wish, opened for somebody at the counter; the person sees who read them. Null once they are erased. */
export async function openNames(parts: PartnerParts, tx: Tx, wish: WishRow, actor: Actor): Promise<PickUpNames | null> {
  const about = { actor, purpose: 'delivery', caseId: wish.caseId, subjects: [wish.key], what: ['account'] } as const;
  const item = { key: wish.key, sealed: wish.sealed, context: namesContext(wish.id) };
  const [names] = await parts.vault.open<PickUpNames>(tx, about, [item]);
  return names ?? null;
}

/** The key of the pick-up codes: derived, so that no other hash made with the same key fits. */
export const codeKey = ({ config }: PartnerParts): Uint8Array =>
  createHmac('sha256', config.keys.index).update('lipsia pick-up code').digest();

/** What a message with a code is bound to. */
export const textContext = (wish: Uuid): string => `pick-up-text:${wish}`;

async function ownNames(parts: PartnerParts, visitor: Visitor, wish: WishRow): Promise<PickUpNames | null> {
  const purpose = visitor.mandate ? 'processing' : 'own-view';
  const about = {
    actor: visitor.actor,
    purpose,
    caseId: wish.caseId,
    subjects: [wish.key],
    what: ['account'],
  } as const;
  const item = { key: wish.key, sealed: wish.sealed, context: namesContext(wish.id) };
  const [names] = await parts.db.transaction((tx) => parts.vault.open<PickUpNames>(tx, about, [item]));
  return names ?? null;
}

async function tellChoice(
  parts: PartnerParts,
  tx: Tx,
  { id }: CaseRow,
  place: string,
  kind: string,
  actor: Actor,
): Promise<void> {
  const words = { de: placeName(parts, place, 'de'), en: placeName(parts, place, 'en') };
  await parts.cases.noteDocument(tx, id, { because: 'chosen', kind, place: words }, actor);
}

const kindOf = ({ network }: PartnerParts, { status, service, outcome }: DecidedCase): ItemKind | null =>
  network && status === 'decided' ? itemKindOf(network, service, outcome) : null;

const namesContext = (wish: Uuid): string => `pick-up:${wish}`;

const mostCodes = 5;

export type PickUpNames = {
  readonly name: string;
  /** Who may come instead. */
  readonly proxy: string | null;
};
interface Wish {
  readonly place: string;
  readonly kind: string;
  readonly names: PickUpNames;
}
interface DecidedCase {
  readonly number: string;
  readonly service: string;
  readonly status: string;
  readonly outcome: string | null;
}
export interface CasePickUp {
  readonly kind: ItemKind;
  readonly wish: WishRow | null;
}
export interface OwnPickUp extends CasePickUp {
  readonly places: readonly PickUpPoint[];
  readonly names: PickUpNames | null;
  readonly isErased: boolean;
  readonly hasAccount: boolean;
}
interface ChoiceOrder {
  readonly place: string;
  /** Name of somebody who may come instead; empty for nobody. */
  readonly proxy: string;
  readonly once: Uuid;
}
export type ChoiceRefusal = 'not-found' | 'not-now' | 'place-missing' | 'holder-only' | 'name-too-long';
export type CodeRefusal = 'not-found' | 'not-ready' | 'phone-wrong' | 'too-many-codes';

import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '#kernel/actor';
import { caseNumber, parseCaseNumber } from '#kernel/case-number';
import { hashOfProof } from '#kernel/guest-proof';
import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { may, type Permission } from '#kernel/permission';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { BookingRow, Contact, Person } from '../../domain/booking.ts';
import { checkLines, type LinesRefusal } from '../../domain/visit.ts';
import { applyAll, decide, getWish, type Wish, type WishRefusal } from '../../domain/wishes/index.ts';
import { letGo, lockBooking } from '../../store/booking-store.ts';
import {
  aloneWithWishes,
  endOffer,
  findOpenOffer,
  findOwnWishes,
  findWish,
  insertWish,
  type OfferRow,
  readWaiting,
  rebindWish,
  saveWish,
  type WishRow,
} from '../../store/wish-store.ts';
import { type AppointmentParts, backAt } from '../appointment-parts.ts';
import { cancelVisit, confirmVisit } from '../visit-commands.ts';
import { hashOfMail } from '../visit-events.ts';
import { sweepWishes } from './sweep-wishes.ts';
import { confirmSecret, linesOfWish, logWishes, nowIn, wishContext, wishRules } from './wish-parts.ts';

/**
 * Puts a wish on the list. With an address that is known to be the person's a slot is looked for at once; any other is confirmed
 * first. Refused without content, for the past, or when the person waits for the same already.
 */
export async function makeWish(
  parts: AppointmentParts,
  order: WishOrder,
): Promise<Result<WishRow, LinesRefusal | WishRefusal>> {
  const lines = checkLines(parts.plan, linesOfWish(order.wanted));
  if (!lines.ok) return lines;
  const made = await parts.db.transaction(async (tx): Promise<Result<string, WishRefusal>> => {
    await aloneWithWishes(tx);
    const { list } = await readWaiting(tx);
    const id = parts.newId();
    const awaits = !(await isOwnAddress(parts, tx, order));
    const urgency = order.wanted.urgentFor ? 'asked' : 'none';
    const wish: Wish = {
      ...{ ...order.wanted, id, person: hashOfMail(parts, order.contact.email), urgency, madeAt: nowIn(parts) },
    };
    const decision = decide(list, { type: 'make', wish, awaits }, nowIn(parts), wishRules(parts));
    if (!decision.ok) return decision;
    const { actor, guestProofs } = order.person;
    const seqs = await logWishes(parts, tx, actor, new Map([[id, { seq: 0, events: decision.value }]]));
    const key = await parts.vault.createKey(tx);
    const number = caseNumber(parts.random.bytes(5), 'W');
    const [proof] = guestProofs;
    await insertWish(tx, {
      ...{
        record: getWish(applyAll(list, decision.value), id),
        number,
        seq: seqs.get(id)!,
        language: order.language,
        key,
      },
      accountId: actor.kind === 'citizen' ? actor.id : null,
      guestProof: actor.kind !== 'staff' && proof ? hashOfProof(proof) : null,
      sealed: await parts.vault.seal(key, order.contact, wishContext(id), tx),
      texts: order.contact.phone && parts.sms ? 'asked' : 'none',
    });
    if (!awaits && order.contact.phone) await askForCode(parts, tx, id);
    if (awaits)
      await parts.jobs.send(tx, { name: 'appointments.wish-confirm', data: { wish: id }, key: `wish:${id}:confirm` });
    return ok(number);
  });
  if (!made.ok) return made;
  await sweepWishes(parts);
  const row = await findWish(parts.db, made.value);
  if (!row) throw new Error('the wish just made is gone');
  return ok(row);
}

/** The wish behind a number, with what is offered to it; null for a foreign one. */
export async function openWish(
  parts: AppointmentParts,
  person: Person,
  number: string,
  permission: Permission,
): Promise<OpenedWish | null> {
  const parsed = parseCaseNumber(number, 'W');
  const row = parsed.ok ? await findWish(parts.db, parsed.value) : null;
  if (!row || !isOwnWish(row, person) || !may(['guest'], permission, { isOwn: true })) return null;
  const offer = await findOpenOffer(parts.db, row.id);
  return { row, offer: offer && offer.visitState === 'held' && offer.until > nowIn(parts) ? offer : null };
}

/**
 * Confirms the e-mail address of a wish with what its mail carries, on any device; its place in the line stays that of the wish. Again gives
 * it as it stands. Refused for anything wrong, when it is over, or when the person waits for the same already.
 */
export async function confirmWish(
  parts: AppointmentParts,
  actor: Actor,
  typed: { readonly number: string; readonly secret: string },
): Promise<Result<WishRow, 'not-found' | WishRefusal>> {
  const parsed = parseCaseNumber(typed.number, 'W');
  const row = parsed.ok ? await findWish(parts.db, parsed.value) : null;
  if (!row || !isSame(typed.secret, confirmSecret(parts, row.id))) return refuse('not-found');
  if (row.state !== 'awaiting') return isWaiting(row) || row.state === 'fulfilled' ? ok(row) : refuse('wish-over');
  const done = await parts.db.transaction(async (tx): Promise<Result<null, WishRefusal>> => {
    await aloneWithWishes(tx);
    const { list, rows } = await readWaiting(tx);
    const [known, now] = [rows.get(row.id), nowIn(parts)];
    const passed = decide(list, { type: 'pass-time' }, now, wishRules(parts));
    const isOver = passed.ok && passed.value.some((one) => one.type === 'wish-ended' && one.wish === row.id);
    const decision = decide(list, { type: 'confirm', wish: row.id }, now, wishRules(parts));
    if (!known || isOver) return refuse('wish-over');
    if (!decision.ok) return decision;
    const seqs = await logWishes(parts, tx, actor, new Map([[row.id, { seq: known.seq, events: decision.value }]]));
    const after = getWish(applyAll(list, decision.value), row.id);
    await saveWish(tx, after, seqs.get(row.id) ?? known.seq, parts.clock.now().toString());
    if (row.texts === 'asked') await askForCode(parts, tx, row.id);
    return ok(null);
  });
  if (!done.ok) return done;
  await sweepWishes(parts);
  return ok((await findWish(parts.db, row.number)) ?? row);
}

/** Wishes of this device and account that still wait. */
export async function ownWishes({ db }: AppointmentParts, { actor, guestProofs }: Person): Promise<readonly WishRow[]> {
  if (actor.kind === 'staff') return [];
  return findOwnWishes(db, guestProofs.map(hashOfProof), actor.kind === 'citizen' ? actor.id : null);
}

/** Finds a wish again on another device, by its number and the e-mail address it was made with, and binds it to this device. */
export async function openWishAgain(
  parts: AppointmentParts,
  person: Person,
  typed: { readonly number: string; readonly email: string },
): Promise<Result<WishRow, 'not-found'>> {
  const parsed = parseCaseNumber(typed.number, 'W');
  const row = parsed.ok ? await findWish(parts.db, parsed.value) : null;
  const [proof] = person.guestProofs;
  if (!row || !proof || row.person === '' || row.person !== hashOfMail(parts, typed.email)) return refuse('not-found');
  if (!isOwnWish(row, person)) await rebindWish(parts.db, row.id, hashOfProof(proof));
  return ok(row);
}

/** Books what is offered, in the name the wish was made in. Refused when the time to answer is over. */
export async function acceptOffer(
  parts: AppointmentParts,
  person: Person,
  { row, offer }: OpenedWish,
): Promise<Result<BookingRow, 'offer-over' | 'too-many'>> {
  const booking = offer && (await parts.db.transaction((tx) => lockBooking(tx, offer.booking)));
  const contact = await wisherOf(parts, person, row);
  if (!booking || !contact) return refuse('offer-over');
  const { name, email } = contact;
  const done = await confirmVisit(parts, person, booking, { contact: { name, email }, language: row.language });
  await sweepWishes(parts);
  return done.ok || done.reason === 'too-many' ? (done as Result<BookingRow, 'too-many'>) : refuse('offer-over');
}

/** Lets an offer go; it goes on to the next at once, and the wish stays on the list. */
export async function declineOffer(parts: AppointmentParts, person: Person, { offer }: OpenedWish): Promise<void> {
  const booking = offer && (await parts.db.transaction((tx) => lockBooking(tx, offer.booking)));
  if (booking?.state === 'held') await cancelVisit(parts, person, booking, 'person');
  await sweepWishes(parts);
}

/** Takes a wish off the list; what was offered to it goes on to the next. Repeating it changes nothing. */
export async function withdrawWish(parts: AppointmentParts, person: Person, { row }: OpenedWish): Promise<void> {
  await parts.db.transaction(async (tx) => {
    await aloneWithWishes(tx);
    await withdrawIn(parts, tx, person.actor, row.id);
  });
  await sweepWishes(parts);
}

/** The same inside a transaction that is alone with the wishes; who comes next is for the sweep. */
export async function withdrawIn(parts: AppointmentParts, tx: Tx, actor: Actor, id: Uuid): Promise<void> {
  const { list, offers, rows } = await readWaiting(tx);
  const known = rows.get(id);
  const decision = decide(list, { type: 'withdraw', wish: id }, nowIn(parts), wishRules(parts));
  if (!known || !decision.ok) return;
  // Whom the room is offered to next is for the sweep, which comes right after.
  const events = decision.value.filter(({ type }) => type === 'offer-withdrawn' || type === 'wish-ended');
  const after = applyAll(list, events);
  for (const offer of offers.filter((one) => one.wish === id)) {
    await endOffer(tx, offer.id, 'withdrawn');
    await letGo(tx, [offer.booking], backAt(parts));
  }
  const seqs = await logWishes(parts, tx, actor, new Map([[id, { seq: known.seq, events }]]));
  await saveWish(tx, getWish(after, id), seqs.get(id)!, parts.clock.now().toString());
}

/** Who made a wish; null once that is forgotten. */
export async function wisherOf(parts: AppointmentParts, person: Person, row: WishRow): Promise<WishContact | null> {
  const { id, key, sealed } = row;
  if (!key || !sealed) return null;
  const purpose =
    person.actor.kind === 'system' ? 'delivery' : person.actor.kind === 'staff' ? 'processing' : 'own-view';
  const [contact] = await parts.db.transaction((tx) =>
    parts.vault.open<WishContact>(
      tx,
      { actor: person.actor, purpose, caseId: null, subjects: [key], what: ['answers'] },
      [{ key, sealed, context: wishContext(id) }],
    ),
  );
  return contact ?? null;
}

const askForCode = async ({ jobs }: AppointmentParts, tx: Tx, id: Uuid): Promise<void> => {
  await jobs.send(tx, { name: 'appointments.wish-code', data: { wish: id }, key: `wish:${id}:code` });
};

/** The identity provider has checked the address of an account; any other anybody could type. */
async function isOwnAddress(parts: AppointmentParts, tx: Tx, { person, contact }: WishOrder): Promise<boolean> {
  const { actor } = person;
  if (actor.kind !== 'citizen' || actor.id === null) return false;
  const read = { actor, purpose: 'own-view', caseId: null, subjects: [], what: ['account'] } as const;
  const profile = await parts.accounts.profileOf(tx, actor.id, read);
  return hashOfMail(parts, profile?.email ?? '') === hashOfMail(parts, contact.email);
}

const isWaiting = ({ state }: WishRow): boolean => state === 'awaiting' || state === 'open' || state === 'offered';
const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

function isOwnWish({ accountId, guestProof }: WishRow, { actor, guestProofs }: Person): boolean {
  if (actor.kind === 'staff') return false;
  const holdsCode = guestProof !== null && guestProofs.some((proof) => hashOfProof(proof).equals(guestProof));
  return holdsCode || (actor.kind === 'citizen' && actor.id !== null && actor.id === accountId);
}

export interface WishOrder {
  readonly wanted: WishRow['wanted'];
  readonly contact: WishContact;
  readonly person: Person;
  readonly language: Language;
}
/** Who wishes, and where to write to; the number is international, and missing where nobody wants text messages. */
export type WishContact = Contact & { readonly phone?: string };
export interface OpenedWish {
  readonly row: WishRow;
  /** What may be answered now. */
  readonly offer: OfferRow | null;
}

import { systemActor } from '#kernel/actor';
import { caseNumber } from '#kernel/case-number';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import {
  applyAll,
  decide,
  getWish,
  type OfferFact,
  type WishCommand,
  type WishEvent,
  type WishList,
} from '../../domain/wishes/index.ts';
import { keepReturning, letGo, takeDesk } from '../../store/booking-store.ts';
import { besideClosings } from '../../store/closing-locks.ts';
import { findDraw, ticketHolders } from '../../store/draw-store.ts';
import {
  aloneWithWishes,
  endOffer,
  freeRoom,
  insertOffer,
  markSearched,
  readRooms,
  readWaiting,
  saveWish,
  type Waiting,
  type WishRow,
} from '../../store/wish-store.ts';
import { type AppointmentParts, backAt } from '../appointment-parts.ts';
import { sweepVisits } from '../background.ts';
import type { Taken } from '../board.ts';
import { type Place, roomSlots, searchSlots } from './find-for-wishes.ts';
import { linesOfWish, logWishes, nowIn, wishRules } from './wish-parts.ts';

/**
 * Takes in what became of offers, ends wishes whose time is over, and offers room that was given back, and slots that are free, in fair
 * order: all in one transaction, so that a lapsed offer goes on to the next at once. Gives how many offers were made.
 */
export async function sweepWishes(parts: AppointmentParts): Promise<number> {
  await sweepVisits(parts);
  const gone = new Set<string>();
  for (let turn = 0; turn < mostTurns; turn++) {
    parts.board.forget();
    const taken = await parts.board.read();
    try {
      const made = await parts.db.transaction((tx) => sweepOnce(parts, tx, taken, gone));
      if (made > 0) parts.board.forget();
      return made;
    } catch (cause) {
      // Somebody was quicker at a public slot: everything is undone, and tried again without it.
      if (!(cause instanceof SlotGone)) throw cause;
      gone.add(cause.slot);
    }
  }
  return 0;
}

async function sweepOnce(parts: AppointmentParts, tx: Tx, taken: Taken, gone: ReadonlySet<string>): Promise<number> {
  await aloneWithWishes(tx);
  const waiting = await readWaiting(tx);
  if (waiting.rows.size === 0) return 0;
  const [now, rules] = [nowIn(parts), wishRules(parts)];
  const events: WishEvent[] = [];
  let list = waiting.list;
  const follow = (command: WishCommand): void => {
    const decision = decide(list, command, now, rules);
    if (!decision.ok) throw new Error(`${command.type}: ${decision.reason}`);
    events.push(...decision.value);
    list = applyAll(list, decision.value);
  };
  follow({ type: 'settle', facts: await factsOf(parts, tx, waiting, now) });
  follow({ type: 'pass-time' });
  const rooms = roomSlots(parts, await readRooms(tx, parts.clock.now().toString()), taken);
  const { found, searched } = await searchSlots(parts, tx, list, taken, now, gone);
  const places = new Map<string, Place>([...found, ...rooms].map((place) => [place.slot.id, place]));
  for (const [draw, drawn] of Map.groupBy(rooms, (place) => place.draw)) {
    // What was drawn goes on in drawn order; what nobody drawn wants is for everybody.
    const order = draw === null ? [] : await drawnOrder(tx, draw, list);
    if (order.length > 0) follow({ type: 'offer', slots: drawn.map(({ slot }) => slot), order });
  }
  follow({ type: 'offer', slots: [...places.values()].map(({ slot }) => slot) });
  await keepSwept(parts, tx, { waiting, list, events, places });
  await markSearched(tx, searched, parts.clock.now().toString());
  return events.filter(({ type }) => type === 'offer-made').length;
}

/** The wishes of a draw in the order of its tickets; none before its order is public. */
async function drawnOrder(tx: Tx, id: string, list: WishList): Promise<readonly string[]> {
  const row = await findDraw(tx, id);
  if (row?.state !== 'drawn') return [];
  const holders = await ticketHolders(tx, id);
  const byPerson = Map.groupBy(list.wishes.values(), ({ wish }) => wish.person);
  return (row.tickets ?? []).flatMap((ticket) =>
    (byPerson.get(holders.get(ticket) ?? '') ?? []).map(({ wish }) => wish.id),
  );
}

/** What became of the visits that hold the offered room. An offer whose time is over is let go here and now. */
async function factsOf(
  parts: AppointmentParts,
  tx: Tx,
  { offers }: Waiting,
  now: number,
): Promise<ReadonlyMap<string, OfferFact>> {
  const facts = new Map<string, OfferFact>();
  const over: Uuid[] = [];
  for (const { id, visitState, until, booking } of offers) {
    if (visitState === 'held' && until > now) continue;
    if (visitState === 'held') over.push(booking);
    const isGone = visitState === 'held' || visitState === 'lapsed' || visitState === 'cancelled';
    facts.set(id, !isGone ? 'accepted' : until <= now ? 'lapsed' : 'declined');
  }
  if (over.length > 0) await letGo(tx, over, backAt(parts));
  return facts;
}

/** Keeps what happened to wishes: offers hold their room, mails leave after commit, each wish goes on in its own stream. */
export async function keepSwept(
  parts: AppointmentParts,
  tx: Tx,
  { waiting, list, events, places }: Swept,
): Promise<void> {
  const happened = new Map<Uuid, { seq: number; events: WishEvent[] }>();
  for (const event of events) {
    const id = wishOf(event, list);
    if (!id) continue;
    const known = happened.get(id) ?? { seq: waiting.rows.get(id)!.seq, events: [] };
    known.events.push(event);
    happened.set(id, known);
    if (event.type === 'offer-made') await hold(parts, tx, waiting.rows.get(id)!, event, places.get(event.slot.id)!);
    else if ('offer' in event) await endOffer(tx, event.offer, list.offers.get(event.offer)!.state);
    else if (event.type === 'wish-ended')
      await parts.jobs.send(tx, { name: 'appointments.wish-over', data: { wish: id }, key: `wish:${id}:over` });
  }
  const seqs = await logWishes(parts, tx, systemActor, happened);
  for (const [id, seq] of seqs) await saveWish(tx, getWish(list, id), seq, parts.clock.now().toString());
}

/** The room is taken by a hold in the person's name until the answer is due; what is too much of it returns as it was going to. */
async function hold(
  parts: AppointmentParts,
  tx: Tx,
  row: WishRow,
  offer: OfferMade,
  { desk, room, draw }: Place,
): Promise<void> {
  const { slot, until } = offer;
  const lines = linesOfWish(row.wanted);
  const minutes = wishRules(parts).minutesAt({ ...row.wanted, ...row }, slot.office)!;
  besideClosings(tx, [slot.office]);
  if (room && !(await freeRoom(tx, room.id))) throw new SlotGone(slot.id);
  const id = parts.newId();
  const place = { office: slot.office, from: slot.at, to: slot.at + minutes };
  const taken = await takeDesk(tx, {
    ...{ id, number: caseNumber(parts.random.bytes(5), 'T'), ...place, desks: [desk], lines },
    ...{
      state: 'held',
      holdUntil: Temporal.Instant.fromEpochMilliseconds(Math.round(until * 60_000)).toString(),
      seq: 0,
    },
    ...{ channel: 'online', language: row.language, accountId: row.accountId, guestProof: row.guestProof },
    ...{
      staffId: null,
      once: null,
      key: null,
      sealed: null,
      mailHash: null,
      nameHash: null,
      caseNumber: null,
      bookedAt: null,
    },
  });
  if (taken.desk === null) throw new SlotGone(slot.id);
  if (room) await keepReturning(tx, parts.newId(), room, { ...place, desk }, room.backAt);
  await insertOffer(tx, { ...offer, state: 'open' }, id, draw);
  await parts.jobs.send(tx, { name: 'appointments.offer-mail', data: { offer: offer.id }, key: `offer:${offer.id}` });
  if (row.texts === 'on')
    await parts.jobs.send(tx, { name: 'appointments.offer-text', data: { offer: offer.id }, key: `text:${offer.id}` });
}

function wishOf(event: WishEvent, list: WishList): Uuid | null {
  if (event.type === 'slot-passed-on') return null;
  if (event.type === 'wish-made') return event.wish.id;
  return 'wish' in event ? event.wish : list.offers.get(event.offer)!.wish;
}

/** Somebody was quicker at a slot: everything is undone, and tried again without it. */
export class SlotGone extends Error {
  readonly slot: string;
  constructor(slot: string) {
    super(slot);
    this.slot = slot;
  }
}

const mostTurns = 5;

type OfferMade = Extract<WishEvent, { type: 'offer-made' }>;
interface Swept {
  readonly waiting: Waiting;
  readonly list: WishList;
  readonly events: readonly WishEvent[];
  readonly places: ReadonlyMap<string, Place>;
}

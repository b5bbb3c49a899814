import { ok, type Result, refuse } from '#kernel/result';
import { type AnswerRules, answerUntil } from './answer-time.ts';
import { match } from './match.ts';
import { byFairOrder, type FreeSlot, isFitting, type MinutesAt, slotKey, startOfDay, type Wish } from './wish.ts';
import {
  applyAll,
  type Offer,
  type ProofRefusal,
  type WishEvent,
  type WishList,
  type WishRecord,
} from './wish-list.ts';

/**
 * What follows from a command at a minute: the events, or why not. A slot given back, declined or lapsed is offered to the next at
 * once, in the same decision; what nobody wants goes to the public.
 */
export function decide(list: WishList, command: WishCommand, now: number, rules: WishRules): Decision {
  switch (command.type) {
    case 'make':
      return make(list, command.wish, now, command.awaits === true);
    case 'confirm':
      return confirm(list, command.wish);
    case 'accept-proof': {
      const known = list.wishes.get(command.wish);
      if (!known || isOver(known)) return refuse('wish-over');
      return known.wish.urgency === 'asked'
        ? ok([{ type: 'proof-accepted', wish: command.wish }])
        : refuse('no-proof-asked');
    }
    case 'refuse-proof': {
      const known = list.wishes.get(command.wish);
      if (!known || isOver(known)) return refuse('wish-over');
      return known.wish.urgency === 'asked'
        ? ok([{ type: 'proof-refused', wish: command.wish, because: command.because }])
        : refuse('no-proof-asked');
    }
    case 'withdraw': {
      const known = list.wishes.get(command.wish);
      if (!known || isOver(known)) return refuse('wish-over');
      const open = [...list.offers.values()].find((offer) => offer.wish === command.wish && offer.state === 'open');
      const events: WishEvent[] = open ? [{ type: 'offer-withdrawn', offer: open.id }] : [];
      events.push({ type: 'wish-ended', wish: command.wish, because: 'withdrawn' });
      return ok(thenOffer(list, events, open ? [open.slot] : [], now, rules));
    }
    case 'offer':
      return ok(thenOffer(list, [], newSlots(list, command.slots), now, rules, command.order));
    case 'accept':
      return answer(list, command.offer, now, () => ok([{ type: 'offer-accepted', offer: command.offer }]));
    case 'decline':
      return answer(list, command.offer, now, ({ slot, wish }) => {
        const events: WishEvent[] = [{ type: 'offer-declined', offer: command.offer }, ...restAfter(list, wish, rules)];
        return ok(thenOffer(list, events, [slot], now, rules));
      });
    case 'settle':
      return ok(settle(list, command.facts, rules));
    case 'take-back':
      return answer(list, command.offer, now, () => ok([{ type: 'offer-withdrawn', offer: command.offer }]));
    case 'pass-time':
      return ok(passTime(list, now, rules));
  }
}

function make(list: WishList, wish: Wish, now: number, awaits: boolean): Decision {
  if (wish.services.length === 0 || wish.offices.length === 0) return refuse('wish-empty');
  if (startOfDay(wish.before) <= now) return refuse('wish-in-the-past');
  if (list.wishes.has(wish.id)) return refuse('wish-twice');
  // Who has not shown that the address is theirs is not told what stands under it; and no mailbox is filled by strangers.
  const awaiting = [...list.wishes.values()].filter(
    (one) => one.state === 'awaiting' && one.wish.person === wish.person,
  );
  if (awaits && awaiting.length >= mostAwaiting) return refuse('unconfirmed-already');
  if (!awaits && hasLike(list, wish)) return refuse('already-wished');
  // Urgency is asked for; only the proof, accepted later, counts.
  const urgency = wish.urgency === 'none' ? 'none' : 'asked';
  return ok([{ type: 'wish-made', wish: { ...wish, urgency, madeAt: now }, ...(awaits ? { awaits } : {}) }]);
}

/** The place in the line stays that of the wish, not that of the confirmation. */
function confirm(list: WishList, id: string): Decision {
  const known = list.wishes.get(id);
  if (!known || isOver(known)) return refuse('wish-over');
  if (known.state !== 'awaiting') return ok([]);
  return hasLike(list, known.wish) ? refuse('already-wished') : ok([{ type: 'wish-confirmed', wish: id }]);
}

/** True when the person waits for one of these services already, with a confirmed address. */
const hasLike = (list: WishList, wish: Wish): boolean =>
  [...list.wishes.values()].some(
    (known) =>
      (known.state === 'open' || known.state === 'offered') &&
      known.wish.person === wish.person &&
      known.wish.services.some((service) => wish.services.includes(service)),
  );

function answer(list: WishList, id: string, now: number, then: (offer: Offer) => Decision): Decision {
  const offer = list.offers.get(id);
  if (!offer) return refuse('offer-unknown');
  return offer.state !== 'open' || offer.until <= now ? refuse('offer-over') : then(offer);
}

function passTime(list: WishList, now: number, rules: WishRules): readonly WishEvent[] {
  const lapsed = [...list.offers.values()].filter(({ state, until }) => state === 'open' && until <= now);
  const events: WishEvent[] = lapsed.flatMap((offer): WishEvent[] => [
    { type: 'offer-lapsed', offer: offer.id },
    ...restAfter(list, offer.wish, rules),
  ]);
  const left = applyAll(list, events);
  for (const { wish, state } of left.wishes.values()) {
    const isOverdue = startOfDay(wish.before) <= now;
    if (state === 'open' && isOverdue) events.push({ type: 'wish-ended', wish: wish.id, because: 'expired' });
    if (state === 'awaiting' && (isOverdue || wish.madeAt + confirmMinutes <= now))
      events.push({ type: 'wish-ended', wish: wish.id, because: 'unconfirmed' });
  }
  return thenOffer(
    list,
    events,
    lapsed.map(({ slot }) => slot),
    now,
    rules,
  );
}

/** What became of open offers elsewhere: the visit was booked, or the room was given back. */
function settle(list: WishList, facts: ReadonlyMap<string, OfferFact>, rules: WishRules): readonly WishEvent[] {
  return [...list.offers.values()].flatMap((offer): readonly WishEvent[] => {
    const fact = offer.state === 'open' ? facts.get(offer.id) : undefined;
    if (!fact) return [];
    const event: WishEvent = { type: `offer-${fact}`, offer: offer.id };
    return fact === 'declined' || fact === 'lapsed' ? [event, ...restAfter(list, offer.wish, rules)] : [event];
  });
}

/** What is offered already, or taken, is not offered to a second person. */
function newSlots(list: WishList, slots: readonly FreeSlot[]): readonly FreeSlot[] {
  const taken = new Set<string>();
  for (const { slot, state } of list.offers.values()) if (state === 'open' || state === 'accepted') taken.add(slot.id);
  return [...new Map(slots.map((slot) => [slot.id, slot])).values()].filter(({ id }) => !taken.has(id));
}

/** Who lets several offers go does not keep the next in line waiting again. */
function restAfter(list: WishList, wish: string, { mostRefused }: WishRules): readonly WishEvent[] {
  const refused = (list.wishes.get(wish)?.refused ?? 0) + 1;
  return refused >= mostRefused ? [{ type: 'wish-ended', wish, because: 'rested' }] : [];
}

function thenOffer(
  list: WishList,
  events: readonly WishEvent[],
  slots: readonly FreeSlot[],
  now: number,
  rules: WishRules,
  order?: readonly string[],
): readonly WishEvent[] {
  if (slots.length === 0) return events;
  const after = applyAll(list, events);
  const until = new Map(slots.map((slot) => [slot.id, answerUntil(now, slot.at, rules.answer)]));
  const matches = match(waitingIn(after, now, order), slots, ({ wish, seen }, slot) => {
    return until.get(slot.id) !== null && !seen.includes(slotKey(slot)) && isFitting(wish, slot, rules.minutesAt);
  });
  const offered = new Set(matches.map(({ slot }) => slot.id));
  return [
    ...events,
    ...matches.map(
      ({ wish: { id }, slot }): WishEvent => ({
        ...{ type: 'offer-made', id: `${slot.id}:${id}`, wish: id, slot },
        until: until.get(slot.id)!,
      }),
    ),
    ...slots.filter(({ id }) => !offered.has(id)).map((slot): WishEvent => ({ type: 'slot-passed-on', slot })),
  ];
}

/** Everybody who may be offered something, in fair order or in the order of a draw; whoever has an open offer answers that first. */
function waitingIn(list: WishList, now: number, order?: readonly string[]): readonly Candidate[] {
  const busy = new Set<string>();
  for (const { wish, state } of list.wishes.values()) if (state === 'offered') busy.add(wish.person);
  const drawn = new Map(order?.map((id, place) => [id, place]));
  return [...list.wishes.values()]
    .filter(({ wish, state }) => state === 'open' && !busy.has(wish.person) && startOfDay(wish.before) > now)
    .filter(({ wish }) => !order || drawn.has(wish.id))
    .sort((a, b) => (order ? drawn.get(a.wish.id)! - drawn.get(b.wish.id)! : byFairOrder(a.wish, b.wish)))
    .map((record) => ({ ...record, id: record.wish.id, person: record.wish.person }));
}

const isOver = ({ state }: WishRecord): boolean => state !== 'awaiting' && state !== 'open' && state !== 'offered';

/** An address that is not confirmed after a day is nobody's. */
export const confirmMinutes = 24 * 60;
const mostAwaiting = 3;

export type WishCommand =
  /** `awaits`: the e-mail address is to be confirmed first. */
  | { readonly type: 'make'; readonly wish: Wish; readonly awaits?: boolean }
  | { readonly type: 'confirm' | 'accept-proof' | 'withdraw'; readonly wish: string }
  | { readonly type: 'refuse-proof'; readonly wish: string; readonly because: ProofRefusal }
  /** New or freed slots; with the order of a draw only those drawn take part, and only the draw counts. */
  | { readonly type: 'offer'; readonly slots: readonly FreeSlot[]; readonly order?: readonly string[] }
  | { readonly type: 'accept' | 'decline' | 'take-back'; readonly offer: string }
  /** Facts of open offers, by their id. */
  | { readonly type: 'settle'; readonly facts: ReadonlyMap<string, OfferFact> }
  | { readonly type: 'pass-time' };

export type OfferFact = 'accepted' | 'declined' | 'lapsed' | 'withdrawn';

export interface WishRules {
  readonly answer: AnswerRules;
  readonly minutesAt: MinutesAt;
  /** After so many offers declined or lapsed a wish rests. */
  readonly mostRefused: number;
}
export type WishRefusal =
  | 'wish-empty'
  | 'wish-in-the-past'
  | 'wish-twice'
  | 'already-wished'
  | 'unconfirmed-already'
  | 'wish-over'
  | 'no-proof-asked'
  | 'offer-unknown'
  | 'offer-over';
export type Decision = Result<readonly WishEvent[], WishRefusal>;
interface Candidate extends WishRecord {
  readonly id: string;
  readonly person: string;
}

import { type FreeSlot, slotKey, type Wish } from './wish.ts';

/** Nobody wishes anything. */
export const emptyList: WishList = { wishes: new Map(), offers: new Map() };

/** The list after something happened. What happened is never refused: it is a fact. */
export function apply(list: WishList, event: WishEvent): WishList {
  switch (event.type) {
    case 'wish-made':
      return withWish(list, { wish: event.wish, state: event.awaits ? 'awaiting' : 'open', seen: [], refused: 0 });
    case 'wish-confirmed':
      return withWish(list, { ...getWish(list, event.wish), state: 'open' });
    case 'proof-refused': {
      const known = getWish(list, event.wish);
      return withWish(list, { ...known, wish: { ...known.wish, urgency: 'none' } });
    }
    case 'proof-accepted': {
      const known = getWish(list, event.wish);
      return withWish(list, { ...known, wish: { ...known.wish, urgency: 'proved' } });
    }
    case 'wish-ended':
      return withWish(list, { ...getWish(list, event.wish), state: event.because });
    case 'offer-made': {
      const known = getWish(list, event.wish);
      const { id, wish, slot, until } = event;
      return withOffer(withWish(list, { ...known, state: 'offered', seen: [...known.seen, slotKey(slot)] }), {
        ...{ id, wish, slot, until },
        state: 'open',
      });
    }
    case 'offer-accepted':
      return ended(list, event.offer, 'accepted', (known) => ({ ...known, state: 'fulfilled' }));
    case 'offer-declined':
      return ended(list, event.offer, 'declined', (known) => ({ ...known, state: 'open', refused: known.refused + 1 }));
    case 'offer-lapsed':
      return ended(list, event.offer, 'lapsed', (known) => ({ ...known, state: 'open', refused: known.refused + 1 }));
    case 'offer-withdrawn':
      return ended(list, event.offer, 'withdrawn', (known) => ({ ...known, state: 'open' }));
    case 'slot-passed-on':
      return list;
  }
}

/** The list after all that happened, in order. */
export const applyAll = (list: WishList, events: readonly WishEvent[]): WishList => events.reduce(apply, list);

/** Throws for a wish that is not on the list. */
export function getWish(list: WishList, id: string): WishRecord {
  const found = list.wishes.get(id);
  if (!found) throw new Error(`no wish ${id}`);
  return found;
}

const withWish = (list: WishList, record: WishRecord): WishList => ({
  ...list,
  wishes: new Map(list.wishes).set(record.wish.id, record),
});
const withOffer = (list: WishList, offer: Offer): WishList => ({
  ...list,
  offers: new Map(list.offers).set(offer.id, offer),
});

function ended(list: WishList, id: string, state: OfferState, change: (record: WishRecord) => WishRecord): WishList {
  const offer = list.offers.get(id);
  if (!offer) throw new Error(`no offer ${id}`);
  return withWish(withOffer(list, { ...offer, state }), change(getWish(list, offer.wish)));
}

export interface WishList {
  readonly wishes: ReadonlyMap<string, WishRecord>;
  readonly offers: ReadonlyMap<string, Offer>;
}
export interface WishRecord {
  readonly wish: Wish;
  /** `awaiting`: nobody knows yet whether the e-mail address is theirs; nothing is offered. */
  readonly state: 'awaiting' | 'open' | 'offered' | 'fulfilled' | WishEnd;
  /** Times and places that were offered already. */
  readonly seen: readonly string[];
  /** Offers declined or lapsed. */
  readonly refused: number;
}
/** Why urgency was not accepted, so that the person can bring something better. */
export const proofRefusals = ['unreadable', 'not-enough', 'not-urgent'] as const;
export type ProofRefusal = (typeof proofRefusals)[number];
/** Taken back by the person, out of date, too many offers refused, never confirmed. */
export type WishEnd = 'withdrawn' | 'expired' | 'rested' | 'unconfirmed';
export interface Offer {
  readonly id: string;
  readonly wish: string;
  readonly slot: FreeSlot;
  /** Minutes since 1970; at this minute it has lapsed. */
  readonly until: number;
  readonly state: OfferState;
}
export type OfferState = 'open' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn';

export type WishEvent =
  /** `awaits`: the e-mail address is to be confirmed first. */
  | { readonly type: 'wish-made'; readonly wish: Wish; readonly awaits?: boolean }
  | { readonly type: 'wish-confirmed' | 'proof-accepted'; readonly wish: string }
  | { readonly type: 'proof-refused'; readonly wish: string; readonly because: ProofRefusal }
  | { readonly type: 'wish-ended'; readonly wish: string; readonly because: WishEnd }
  | {
      readonly type: 'offer-made';
      readonly id: string;
      readonly wish: string;
      readonly slot: FreeSlot;
      readonly until: number;
    }
  | { readonly type: 'offer-accepted' | 'offer-declined' | 'offer-lapsed' | 'offer-withdrawn'; readonly offer: string }
  /** Nobody on the list wants it: it goes to the public. */
  | { readonly type: 'slot-passed-on'; readonly slot: FreeSlot };

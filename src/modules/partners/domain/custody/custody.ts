/** Nothing registered yet. */
export const emptyCustody: Custody = { items: {}, bags: {}, holdings: {} };

/** Who holds an item now; null only when the record is broken, which the model check excludes. */
export function holderOf({ holdings }: Custody, serial: string): Holder | null {
  const holders = Object.entries(holdings).filter(([, serials]) => serials?.includes(serial));
  return holders.length === 1 ? (holders[0]![0] as Holder) : null;
}

/** What lies at a place or is on its way there: what the limit of a day's need counts. */
export const expectedAt = ({ items, bags, holdings }: Custody, place: string, kind: string): number =>
  [
    ...(holdings[placeHolder(place)] ?? []).filter((serial) => !openBagOf(bags, serial, place)),
    ...Object.values(bags).flatMap((bag) => (bag.to === place && bag.state !== 'received' ? bag.serials : [])),
  ].filter((serial) => items[serial]?.kind === kind).length;

export const placeHolder = (place: string): Holder => `place:${place}`;
export const courierHolder = (courier: string): Holder => `courier:${courier}`;

/** Bagged here already, so it is on its way out. */
const openBagOf = (bags: Custody['bags'], serial: string, from: string): boolean =>
  Object.values(bags).some((bag) => bag.from === from && bag.state === 'sealed' && bag.serials.includes(serial));

/** All documents under way. Who holds what stands once per holder, so that two holders of one item could be seen. */
export interface Custody {
  readonly items: Readonly<Record<string, Item>>;
  readonly bags: Readonly<Record<string, Bag>>;
  readonly holdings: Readonly<Partial<Record<Holder, readonly string[]>>>;
}
export interface Item {
  /** Id of a kind in `partners.yaml`. */
  readonly kind: string;
  readonly state: ItemState;
  /** Where the person wants to pick it up. */
  readonly to: string;
  /** The last day of the pick-up, while it is ready. */
  readonly until: string | null;
}
export type ItemState =
  | 'registered'
  | 'bagged'
  | 'on-way'
  | 'received'
  | 'ready'
  | 'handed-out'
  | 'expired'
  | 'returned'
  | 'missing';
export interface Bag {
  readonly from: string;
  readonly to: string;
  readonly serials: readonly string[];
  readonly listHash: string;
  readonly state: 'sealed' | 'on-way' | 'disputed' | 'received';
  /** Who carries it, and since when (minutes since 1970). */
  readonly courier: string | null;
  readonly handedAt: number | null;
}
export type Holder = `place:${string}` | `courier:${string}` | 'person';
export type CustodyRole = 'office' | 'branch' | 'courier' | 'person' | 'auditor';
/** Somebody who signed in; clerks stand at one place. */
export interface Hand {
  readonly role: CustodyRole;
  readonly id: string;
  readonly place: string | null;
}
export interface Signature {
  readonly hand: Hand;
  readonly listHash: string;
}

export type CustodyCommand = { readonly at: number; readonly day: string; readonly by: Hand } & (
  | { readonly do: 'register'; readonly serial: string; readonly kind: string; readonly to: string }
  | { readonly do: 'bag'; readonly seal: string; readonly serials: readonly string[]; readonly to: string }
  | { readonly do: 'hand-over'; readonly seal: string; readonly signatures: readonly Signature[] }
  | {
      readonly do: 'receive';
      readonly seal: string;
      readonly signatures: readonly Signature[];
      readonly counted: readonly string[];
      readonly isSealWhole: boolean;
    }
  | {
      readonly do: 'settle-dispute';
      readonly seal: string;
      readonly signatures: readonly Signature[];
      readonly found: readonly string[];
    }
  | { readonly do: 'make-ready'; readonly serial: string }
  | { readonly do: 'hand-out'; readonly serial: string; readonly pickUp: PickUp }
  | { readonly do: 'expire'; readonly serial: string }
  | { readonly do: 'count'; readonly place: string; readonly serials: readonly string[] }
);
export interface PickUp {
  readonly isCodeRight: boolean;
  readonly isIdentityChecked: boolean;
  readonly isProxy: boolean;
}

export type CustodyEvent =
  | {
      readonly type: 'item-registered';
      readonly serial: string;
      readonly kind: string;
      readonly to: string;
      readonly office: string;
    }
  | {
      readonly type: 'bag-sealed';
      readonly seal: string;
      readonly bag: Pick<Bag, 'from' | 'to' | 'serials' | 'listHash'>;
    }
  | { readonly type: 'bag-handed'; readonly seal: string; readonly courier: string; readonly at: number }
  | { readonly type: 'bag-received'; readonly seal: string; readonly isReturn: boolean }
  | {
      readonly type: 'bag-disputed';
      readonly seal: string;
      readonly missing: readonly string[];
      readonly foreign: readonly string[];
      readonly isSealWhole: boolean;
    }
  | {
      readonly type: 'dispute-settled';
      readonly seal: string;
      readonly found: readonly string[];
      readonly isReturn: boolean;
    }
  | { readonly type: 'item-ready'; readonly serial: string; readonly until: string }
  | { readonly type: 'item-handed-out'; readonly serial: string; readonly isProxy: boolean }
  | { readonly type: 'item-expired'; readonly serial: string }
  | { readonly type: 'place-counted'; readonly place: string; readonly count: number }
  | {
      readonly type: 'count-disputed';
      readonly place: string;
      readonly missing: readonly string[];
      readonly foreign: readonly string[];
    };

export interface CustodyRules {
  readonly office: string;
  readonly legHours: number;
  /** Kinds of items and places that are known, with what they need and offer. */
  readonly kinds: Readonly<
    Record<string, { readonly securityClass: number; readonly dayNeed: number; readonly holderOnly: boolean }>
  >;
  readonly places: Readonly<Record<string, { readonly securityClass: number }>>;
  /** The last day of a pick-up that became possible on a day: working days count (`pickUpWorkingDays`). */
  lastDay(day: string): string;
}

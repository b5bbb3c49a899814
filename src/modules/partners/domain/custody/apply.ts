import {
  type Bag,
  type Custody,
  type CustodyEvent,
  courierHolder,
  type Holder,
  type ItemState,
  placeHolder,
} from './custody.ts';

/** The custody after an event that was decided before; events are never refused here. */
export function applyCustody(custody: Custody, event: CustodyEvent): Custody {
  switch (event.type) {
    case 'item-registered':
      return {
        ...custody,
        items: {
          ...custody.items,
          [event.serial]: { kind: event.kind, state: 'registered', to: event.to, until: null },
        },
        holdings: put(custody.holdings, placeHolder(event.office), [event.serial]),
      };
    case 'bag-sealed': {
      const bag: Bag = { ...event.bag, state: 'sealed', courier: null, handedAt: null };
      const next = { ...custody, bags: { ...custody.bags, [event.seal]: bag } };
      return toState(next, bag.serials, (state) => (state === 'expired' ? 'expired' : 'bagged'));
    }
    case 'bag-handed': {
      const bag = bagIn(custody, event.seal);
      const next = withBag(custody, event.seal, { state: 'on-way', courier: event.courier, handedAt: event.at });
      const moved = move(next, bag.serials, placeHolder(bag.from), courierHolder(event.courier));
      return toState(moved, bag.serials, (state) => (state === 'expired' ? 'expired' : 'on-way'));
    }
    case 'bag-received': {
      const bag = bagIn(custody, event.seal);
      return arrive(withBag(custody, event.seal, { state: 'received' }), bag, bag.serials, event.isReturn);
    }
    case 'bag-disputed':
      return withBag(custody, event.seal, { state: 'disputed' });
    case 'dispute-settled': {
      const bag = bagIn(custody, event.seal);
      const lost = bag.serials.filter((serial) => !event.found.includes(serial));
      const next = arrive(withBag(custody, event.seal, { state: 'received' }), bag, event.found, event.isReturn);
      // Whoever signed last stays the holder on record of what is missing: responsible, never debited.
      return toState(next, lost, () => 'missing');
    }
    case 'item-ready':
      return withItem(custody, event.serial, { state: 'ready', until: event.until });
    case 'item-handed-out': {
      const item = custody.items[event.serial]!;
      const next = withItem(custody, event.serial, { state: 'handed-out', until: null });
      return move(next, [event.serial], placeHolder(item.to), 'person');
    }
    case 'item-expired':
      return withItem(custody, event.serial, { state: 'expired', until: null });
    case 'place-counted':
    case 'count-disputed':
      return custody;
  }
}

function arrive(custody: Custody, bag: Bag, serials: readonly string[], isReturn: boolean): Custody {
  const moved = move(custody, serials, courierHolder(bag.courier!), placeHolder(bag.to));
  return toState(moved, serials, () => (isReturn ? 'returned' : 'received'));
}

const bagIn = ({ bags }: Custody, seal: string): Bag => bags[seal]!;

const withBag = (custody: Custody, seal: string, change: Partial<Bag>): Custody => ({
  ...custody,
  bags: { ...custody.bags, [seal]: { ...bagIn(custody, seal), ...change } },
});

const withItem = (custody: Custody, serial: string, change: Partial<Custody['items'][string]>): Custody => ({
  ...custody,
  items: { ...custody.items, [serial]: { ...custody.items[serial]!, ...change } },
});

const toState = (custody: Custody, serials: readonly string[], next: (state: ItemState) => ItemState): Custody =>
  serials.reduce((all, serial) => withItem(all, serial, { state: next(all.items[serial]!.state) }), custody);

/** One holder lets go, the other takes: two entries, so that a slip would show as two holders or none. */
const move = (custody: Custody, serials: readonly string[], from: Holder, to: Holder): Custody => ({
  ...custody,
  holdings: put(take(custody.holdings, from, serials), to, serials),
});

const take = (holdings: Custody['holdings'], holder: Holder, serials: readonly string[]): Custody['holdings'] => ({
  ...holdings,
  [holder]: (holdings[holder] ?? []).filter((serial) => !serials.includes(serial)),
});

const put = (holdings: Custody['holdings'], holder: Holder, serials: readonly string[]): Custody['holdings'] => ({
  ...holdings,
  [holder]: [...(holdings[holder] ?? []), ...serials].sort(),
});

import { describe, expect, it } from 'vitest';
import { applyCustody } from './apply.ts';
import {
  type Custody,
  type CustodyCommand,
  type CustodyEvent,
  type CustodyRules,
  emptyCustody,
  type Hand,
  holderOf,
  type Signature,
} from './custody.ts';
import { decideCustody } from './decide.ts';
import { explore, type Model } from './test-support.ts';

/** Two items, three places, four actors, and three days: the first, the last of the pick-up, and the one after. */
const serials = ['A', 'B'];
const hands: Readonly<Record<string, Hand>> = {
  office: { role: 'office', id: 'o', place: 'office' },
  branch: { role: 'branch', id: 'b', place: 'branch' },
  locker: { role: 'branch', id: 'l', place: 'locker' },
  courier: { role: 'courier', id: 'c', place: null },
};
const auditor: Hand = { role: 'auditor', id: 'x', place: null };
const days = ['2026-11-23', '2026-12-02', '2026-12-03'];
const rules: CustodyRules = {
  office: 'office',
  legHours: 24,
  kinds: { pass: { securityClass: 1, dayNeed: 2, holderOnly: false } },
  places: { office: { securityClass: 4 }, branch: { securityClass: 1 }, locker: { securityClass: 1 } },
  lastDay: (day) => (day === days[0] ? days[1]! : '2027-01-31'),
};

describe('custody of 2 items at 3 places with 4 actors, to exhaustion', () => {
  it('has exactly one holder for every item, and a way home from everywhere', () => {
    const { states, steps, broken, traps } = explore(modelWith(applyCustody));
    expect({ broken, traps }).toEqual({ broken: [], traps: [] });
    expect(states).toBeGreaterThan(10_000);
    expect(steps).toBeGreaterThan(states);
    console.info(`custody: ${states} states, ${steps} steps`);
  });

  it.each(Object.entries(slips()))('finds the slip: %s', (_, slip) => {
    const { broken, traps } = explore(modelWith(slip));
    expect(broken.length + traps.length).toBeGreaterThan(0);
  });
});

/** Faults of the kind that real systems had: the check must see each. */
function slips(): Readonly<Record<string, typeof applyCustody>> {
  const after =
    (type: CustodyEvent['type'], change: (before: Custody, next: Custody) => Custody): typeof applyCustody =>
    (custody, event) => {
      const next = applyCustody(custody, event);
      return event.type === type ? change(custody, next) : next;
    };
  return {
    'the giver keeps what the courier took': after('bag-handed', (before, next) => ({
      ...next,
      holdings: { ...next.holdings, 'place:office': before.holdings['place:office'] ?? [] },
    })),
    'the courier lets go before the branch takes': after('bag-received', (before, next) => ({
      ...next,
      holdings: { ...before.holdings, 'courier:c': [] },
    })),
    'what was handed out stays on the shelf': after('item-handed-out', (before, next) => ({
      ...next,
      holdings: { ...before.holdings, person: next.holdings.person ?? [] },
    })),
    'a disputed bag counts as arrived': after('bag-disputed', (_, next) => ({
      ...next,
      bags: Object.fromEntries(
        Object.entries(next.bags).map(([seal, bag]) => [
          seal,
          bag.state === 'disputed' ? { ...bag, state: 'received' as const } : bag,
        ]),
      ),
    })),
    'an expired item can never leave': after('item-expired', (_, next) => ({
      ...next,
      items: Object.fromEntries(
        Object.entries(next.items).map(([serial, item]) => [
          serial,
          item.state === 'expired' ? { ...item, state: 'received' as const, to: 'nowhere' } : item,
        ]),
      ),
    })),
  };
}

function modelWith(apply: typeof applyCustody): Model<State, string> {
  return {
    start: { custody: emptyCustody, clock: 0 },
    key: ({ custody, clock }) => JSON.stringify([clock, custody.items, custody.bags, custody.holdings]),
    *movesOf({ custody, clock }) {
      if (clock < days.length - 1) yield ['a day passes', { custody, clock: clock + 1 }];
      for (const command of commandsAt(custody, clock)) {
        const decided = decideCustody(custody, command, rules);
        if (!decided.ok) continue;
        const next = decided.value.reduce(apply, custody);
        yield [`${command.do} by ${command.by.id}`, { custody: next, clock }];
      }
    },
    faultOf: ({ custody }) => {
      for (const serial of Object.keys(custody.items)) {
        const holders = Object.values(custody.holdings).flatMap((list) => (list ?? []).filter((one) => one === serial));
        if (holders.length !== 1) return `${serial} has ${holders.length} holders`;
        const holder = holderOf(custody, serial)!;
        const { state, to } = custody.items[serial]!;
        const bag = Object.values(custody.bags).filter(
          (one) => one.state !== 'received' && one.serials.includes(serial),
        );
        if (bag.length > 1) return `${serial} is in two bags`;
        const wanted = expectedHolder(state, to, bag[0]?.state);
        if (wanted && holder !== wanted) return `${serial} is ${state} and held by ${holder}`;
      }
      return null;
    },
    // At rest: with the person, back at the office, or missing and looked into.
    isGoodEnd: ({ custody }) =>
      serials.every((serial) => ['handed-out', 'returned', 'missing'].includes(custody.items[serial]?.state ?? '')),
  };
}

function expectedHolder(state: string, to: string, bag: string | undefined): string | null {
  if (bag === 'on-way' || bag === 'disputed') return 'courier:c';
  if (state === 'registered' || state === 'bagged' || state === 'returned') return 'place:office';
  if (state === 'received' || state === 'ready' || state === 'expired') return `place:${to}`;
  return state === 'handed-out' ? 'person' : null;
}

/** Everything that each of the hands might try, sensible or not. */
function* commandsAt(custody: Custody, clock: number): Generator<CustodyCommand> {
  const base = { at: clock * 1440, day: days[clock]! };
  const seal = `S${Object.keys(custody.bags).length + 1}`;
  for (const by of Object.values(hands)) {
    const one = { ...base, by };
    for (const serial of serials) {
      for (const to of ['branch', 'locker']) yield { ...one, do: 'register', serial, kind: 'pass', to };
      yield { ...one, do: 'make-ready', serial };
      yield { ...one, do: 'expire', serial };
      for (const isIdentityChecked of [true, false])
        yield { ...one, do: 'hand-out', serial, pickUp: { isCodeRight: true, isIdentityChecked, isProxy: false } };
    }
    for (const list of [['A'], ['B'], ['A', 'B']])
      for (const to of ['office', 'branch', 'locker']) yield { ...one, do: 'bag', seal, serials: list, to };
    for (const [known, { listHash }] of Object.entries(custody.bags)) {
      const sign = (hand: Hand): Signature => ({ hand, listHash });
      for (const clerk of [hands['office']!, hands['branch']!, hands['locker']!]) {
        const signatures = [sign(clerk), sign(hands['courier']!)];
        yield { ...one, do: 'hand-over', seal: known, signatures };
        for (const counted of [['A'], ['B'], ['A', 'B'], []])
          yield { ...one, do: 'receive', seal: known, signatures, counted, isSealWhole: true };
      }
    }
  }
  for (const [known, { listHash }] of Object.entries(custody.bags))
    for (const clerk of [hands['office']!, hands['branch']!, hands['locker']!]) {
      const signatures = [clerk, hands['courier']!].map((hand) => ({ hand, listHash }));
      for (const found of [['A'], ['B'], ['A', 'B'], []])
        yield { ...base, by: auditor, do: 'settle-dispute', seal: known, signatures, found };
    }
}

interface State {
  readonly custody: Custody;
  readonly clock: number;
}

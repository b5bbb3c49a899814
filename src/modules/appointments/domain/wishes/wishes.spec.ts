import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerUntil,
  applyAll,
  byFairOrder,
  decide,
  defaultAnswerRules,
  emptyList,
  type FreeSlot,
  isFitting,
  match,
  slotKey,
  startOfDay,
  type Wish,
  type WishCommand,
  type WishEvent,
  type WishList,
  type WishRules,
} from './index.ts';

const day = 24 * 60;
/** Monday 2 March 2026, nine o'clock. */
const midnight = startOfDay('2026-03-02');
const monday = midnight + 9 * 60;
const at = (days: number, hour: number, minute = 0): number => midnight + days * day + hour * 60 + minute;
const minutesAt = ({ persons }: Wish): number => 10 * persons;
const rules: WishRules = { answer: defaultAnswerRules, minutesAt, mostRefused: 3 };

const wish = (id: string, more: Partial<Wish> = {}): Wish => ({
  ...{ id, person: `p-${id}`, services: ['passport'], persons: 1, offices: ['gohlis', 'leutzsch'], stepFree: false },
  ...{ weekdays: [], times: [], notBefore: null, before: '2026-04-01', urgency: 'none', madeAt: monday },
  ...more,
});
const slot = (id: string, more: Partial<FreeSlot> = {}): FreeSlot => ({
  ...{ id, office: 'gohlis', at: at(2, 9), minutes: 15, services: ['passport', 'register'], stepFree: true },
  ...more,
});
/** Carries commands out one after the other; throws on a refusal. */
function carriedOut(list: WishList, commands: readonly (readonly [number, WishCommand])[]): [WishList, WishEvent[]] {
  const all: WishEvent[] = [];
  let now = list;
  for (const [minute, command] of commands) {
    const decision = decide(now, command, minute, rules);
    if (!decision.ok) throw new Error(decision.reason);
    now = applyAll(now, decision.value);
    all.push(...decision.value);
  }
  return [now, all];
}
const offersIn = (events: readonly WishEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'offer-made' ? [event.id] : []));
const reasonOf = (list: WishList, command: WishCommand, now = monday): string => {
  const decision = decide(list, command, now, rules);
  return decision.ok ? 'ok' : decision.reason;
};

describe('a wish', () => {
  it.each<[string, Partial<Wish>, Partial<FreeSlot>, boolean]>([
    ['fits what it asks for', {}, {}, true],
    ['not another office', { offices: ['leutzsch'] }, {}, false],
    ['not a desk that cannot do it', { services: ['passport', 'id-card'] }, {}, false],
    ['not too short a time', { persons: 2 }, {}, false],
    ['not stairs for a wheelchair', { stepFree: true }, { stepFree: false }, false],
    ['the weekday', { weekdays: [3] }, {}, true],
    ['not another weekday', { weekdays: [1, 2] }, {}, false],
    ['mornings', { times: ['morning'] }, {}, true],
    ['not afternoons', { times: ['afternoon'] }, {}, false],
    ['the afternoon from noon on', { times: ['afternoon'] }, { at: at(2, 12) }, true],
    ['not on the day it ends', { before: '2026-03-04' }, {}, false],
    ['on the last day before', { before: '2026-03-05' }, {}, true],
    ['not before it begins', { notBefore: '2026-03-05' }, {}, false],
    [
      'mornings on the day after the clocks changed',
      { times: ['morning'] },
      { at: startOfDay('2026-03-30') + 11 * 60 + 45 },
      true,
    ],
  ])('%s', (_, more, other, isFit) => {
    expect(isFitting(wish('a', more), slot('s', other), minutesAt)).toBe(isFit);
  });

  it('is refused twice for the same service, without content, and for the past', () => {
    const [list] = carriedOut(emptyList, [[monday, { type: 'make', wish: wish('a') }]]);
    expect(reasonOf(list, { type: 'make', wish: wish('b', { person: 'p-a' }) })).toBe('already-wished');
    expect(reasonOf(list, { type: 'make', wish: wish('b', { person: 'p-a', services: ['dog'] }) })).toBe('ok');
    expect(reasonOf(list, { type: 'make', wish: wish('a', { person: 'other' }) })).toBe('wish-twice');
    expect(reasonOf(list, { type: 'make', wish: wish('b', { services: [] }) })).toBe('wish-empty');
    expect(reasonOf(list, { type: 'make', wish: wish('b', { before: '2026-03-02' }) })).toBe('wish-in-the-past');
  });

  it('is urgent only once the proof is accepted', () => {
    const [list, events] = carriedOut(emptyList, [
      [monday, { type: 'make', wish: wish('a') }],
      [monday + 1, { type: 'make', wish: wish('b', { urgency: 'proved', madeAt: 0 }) }],
      [monday + 2, { type: 'offer', slots: [slot('s')] }],
      [monday + 3, { type: 'accept-proof', wish: 'b' }],
      [monday + 4, { type: 'make', wish: wish('c') }],
      [monday + 5, { type: 'decline', offer: 's:a' }],
    ]);
    expect(offersIn(events)).toEqual(['s:a', 's:b']);
    expect(reasonOf(list, { type: 'accept-proof', wish: 'b' })).toBe('no-proof-asked');
    expect(reasonOf(list, { type: 'accept-proof', wish: 'x' })).toBe('wish-over');
  });
});

describe('an offer', () => {
  const two = carriedOut(emptyList, [
    [monday, { type: 'make', wish: wish('a') }],
    [monday + 1, { type: 'make', wish: wish('b') }],
    [monday + 2, { type: 'offer', slots: [slot('s')] }],
  ]);

  it('goes to the first, once, and accepting ends the wish', () => {
    expect(offersIn(two[1])).toEqual(['s:a']);
    expect(decide(two[0], { type: 'offer', slots: [slot('s')] }, monday + 3, rules)).toEqual({ ok: true, value: [] });
    const [list] = carriedOut(two[0], [[monday + 3, { type: 'accept', offer: 's:a' }]]);
    expect(list.wishes.get('a')!.state).toBe('fulfilled');
    expect(reasonOf(list, { type: 'decline', offer: 's:a' })).toBe('offer-over');
    expect(reasonOf(list, { type: 'accept', offer: 's:z' })).toBe('offer-unknown');
    expect(reasonOf(list, { type: 'withdraw', wish: 'a' })).toBe('wish-over');
  });

  it.each<[string, readonly [number, WishCommand]]>([
    ['declined', [monday + 3, { type: 'decline', offer: 's:a' }]],
    ['lapsed', [monday + 2 + 120, { type: 'pass-time' }]],
    ['given up with the wish', [monday + 3, { type: 'withdraw', wish: 'a' }]],
  ])('%s goes on to the next in the same moment', (_, command) => {
    expect(offersIn(carriedOut(two[0], [command])[1])).toEqual(['s:b']);
  });

  it('follows what became of the visit elsewhere', () => {
    const stateAfter = (fact: 'accepted' | 'declined' | 'lapsed' | 'withdrawn') => {
      const [list] = carriedOut(two[0], [[monday + 3, { type: 'settle', facts: new Map([['s:a', fact]]) }]]);
      return [list.offers.get('s:a')!.state, list.wishes.get('a')!.state, list.wishes.get('a')!.refused];
    };
    expect(stateAfter('accepted')).toEqual(['accepted', 'fulfilled', 0]);
    expect(stateAfter('declined')).toEqual(['declined', 'open', 1]);
    expect(stateAfter('lapsed')).toEqual(['lapsed', 'open', 1]);
    expect(stateAfter('withdrawn')).toEqual(['withdrawn', 'open', 0]);
  });

  it('cannot be accepted once its time is over, even before that was noticed', () => {
    expect(reasonOf(two[0], { type: 'accept', offer: 's:a' }, monday + 2 + 119)).toBe('ok');
    expect(reasonOf(two[0], { type: 'accept', offer: 's:a' }, monday + 2 + 120)).toBe('offer-over');
  });

  it('goes to the public when nobody wants it', () => {
    const [, events] = carriedOut(two[0], [
      [monday + 3, { type: 'decline', offer: 's:a' }],
      [monday + 4, { type: 'decline', offer: 's:b' }],
    ]);
    expect(events.at(-1)).toEqual({ type: 'slot-passed-on', slot: slot('s') });
  });

  it('is not made twice for the same time and place, and a wish rests after three refusals', () => {
    const declines = [0, 1, 2].flatMap((count): [number, WishCommand][] => [
      [monday + 10 + count, { type: 'offer', slots: [slot(`s${count}`, { at: at(3 + count, 9) })] }],
      [monday + 10 + count, { type: 'decline', offer: `s${count}:a` }],
    ]);
    const [alone] = carriedOut(emptyList, [[monday, { type: 'make', wish: wish('a') }]]);
    const [list] = carriedOut(alone, declines);
    expect(list.wishes.get('a')!.state).toBe('rested');
    const [once] = carriedOut(alone, declines.slice(0, 2));
    expect(
      offersIn(carriedOut(once, [[monday + 20, { type: 'offer', slots: [slot('again', { at: at(3, 9) })] }]])[1]),
    ).toEqual([]);
  });

  it('leaves time to come, little when the slot is near, and does not count the night', () => {
    const until = (now: number, slotAt: number) => answerUntil(now, slotAt, defaultAnswerRules);
    expect(until(at(0, 9), at(7, 9))).toBe(at(1, 9));
    expect(until(at(0, 7), at(7, 9))).toBe(at(0, 20));
    expect(until(at(0, 9), at(2, 9))).toBe(at(0, 11));
    expect(until(at(0, 19), at(2, 9))).toBe(at(1, 9));
    expect(until(at(0, 23), at(2, 9))).toBe(at(1, 10));
    expect(until(at(0, 23), at(1, 8))).toBe(at(1, 7));
    expect(until(at(0, 9), at(0, 10, 30))).toBe(at(0, 9, 30));
    expect(until(at(0, 9), at(0, 10, 29))).toBeNull();
    expect(until(at(0, 9), at(0, 8))).toBeNull();
  });

  it('counts hours by the clocks when they change in the night', () => {
    const [saturday, monday2] = [startOfDay('2026-03-28'), startOfDay('2026-03-30')];
    expect(answerUntil(saturday + 19 * 60, monday2 + 9 * 60, defaultAnswerRules)).toBe(
      startOfDay('2026-03-29') + 8 * 60,
    );
  });

  it('ends with the office that closes, and the wish keeps its place', () => {
    const [list] = carriedOut(two[0], [[monday + 3, { type: 'take-back', offer: 's:a' }]]);
    expect(
      offersIn(carriedOut(list, [[monday + 4, { type: 'offer', slots: [slot('t', { at: at(3, 9) })] }]])[1]),
    ).toEqual(['t:a']);
  });

  it('ends a wish whose last day has come', () => {
    const [list] = carriedOut(emptyList, [
      [monday, { type: 'make', wish: wish('a', { before: '2026-03-03' }) }],
      [monday + day, { type: 'pass-time' }],
    ]);
    expect(list.wishes.get('a')!.state).toBe('expired');
  });

  it('of a rush release follows the draw alone', () => {
    const [list] = carriedOut(
      emptyList,
      ['a', 'b', 'c'].map((id, place) => [monday + place, { type: 'make', wish: wish(id) }]),
    );
    const offer = (order: readonly string[]) =>
      offersIn(carriedOut(list, [[monday + 9, { type: 'offer', slots: [slot('s')], order }]])[1]);
    expect(offer(['c', 'a', 'b'])).toEqual(['s:c']);
    expect(offer(['b'])).toEqual(['s:b']);
    expect(offer([])).toEqual([]);
  });
});

describe('matching', () => {
  const graph = fc.record({
    wishes: fc.integer({ min: 0, max: 6 }),
    slots: fc.integer({ min: 0, max: 6 }),
    edges: fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }),
  });

  it('gives the earlier wishes what can be given, fills as many slots as possible, and lets the earlier one have the earlier slot', () => {
    fc.assert(
      fc.property(graph, ({ wishes, slots, edges }) => {
        const who = Array.from({ length: wishes }, (_, place) => ({ id: `w${place}`, person: `w${place}`, place }));
        const what = Array.from({ length: slots }, (_, place) => ({ id: `s${place}`, at: place, place }));
        const fits = (one: { place: number }, other: { place: number }) => edges[one.place * 6 + other.place]!;
        const found = match(who, what, fits);
        expect(new Set(found.map((one) => one.slot.id)).size).toBe(found.length);
        expect(found.every((one) => fits(one.wish, one.slot))).toBe(true);
        expect(found.map((one) => one.wish.place)).toEqual(greedyByTrying(who, what, fits));
        for (const a of found)
          for (const b of found)
            if (a.wish.place < b.wish.place && b.slot.at < a.slot.at)
              expect(fits(a.wish, b.slot) && fits(b.wish, a.slot)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

/** Who can be served: each in turn, if some assignment of all chosen so far and this one exists. By trying everything. */
function greedyByTrying<W extends { place: number }, S>(
  who: readonly W[],
  what: readonly S[],
  fits: (w: W, s: S) => boolean,
): number[] {
  const canAll = (left: readonly W[], free: readonly S[]): boolean =>
    left.length === 0 ||
    free.some(
      (one) =>
        fits(left[0]!, one) &&
        canAll(
          left.slice(1),
          free.filter((other) => other !== one),
        ),
    );
  const chosen: W[] = [];
  for (const one of who) if (canAll([...chosen, one], what)) chosen.push(one);
  return chosen.map(({ place }) => place);
}

describe('the wish list, whatever happens', () => {
  const someWish = fc.record({
    person: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5'),
    services: fc.subarray(['passport', 'register'], { minLength: 1 }),
    persons: fc.integer({ min: 1, max: 2 }),
    offices: fc.subarray(['gohlis', 'leutzsch'], { minLength: 1 }),
    times: fc.subarray<'morning' | 'afternoon'>(['morning', 'afternoon']),
    urgency: fc.constantFrom<Wish['urgency']>('none', 'none', 'asked'),
  });
  const someSlot = fc.record({
    office: fc.constantFrom('gohlis', 'leutzsch'),
    at: fc.integer({ min: 2, max: 9 }).chain((days) => fc.constantFrom(9, 10, 14).map((hour) => at(days, hour))),
    minutes: fc.constantFrom(15, 30),
    services: fc.subarray(['passport', 'register'], { minLength: 1 }),
  });
  const step = fc.oneof(
    { weight: 4, arbitrary: someWish.map((more) => ({ kind: 'make' as const, more })) },
    {
      weight: 3,
      arbitrary: fc.array(someSlot, { minLength: 1, maxLength: 4 }).map((slots) => ({ kind: 'offer' as const, slots })),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'accept' as const,
          'decline' as const,
          'withdraw' as const,
          'proof' as const,
          'take-back' as const,
        ),
        which: fc.nat(),
      }),
    },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 800 }).map((minutes) => ({ kind: 'wait' as const, minutes })) },
  );

  it('overtakes nobody, offers nothing to two, gives nobody two offers, and loses no slot', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let list = emptyList;
        let now = monday;
        const log: WishEvent[] = [];
        const given = new Map<string, FreeSlot>();
        for (const [place, one] of steps.entries()) {
          if (one.kind === 'wait') now += one.minutes;
          const command = commandOf(one, place, list, given);
          if (!command) continue;
          const decision = decide(list, command, now, rules);
          if (!decision.ok) continue;
          checkFair(list, decision.value, now);
          list = applyAll(list, decision.value);
          log.push(...decision.value);
          checkWhole(list, log, given);
        }
        expect(applyAll(emptyList, log)).toEqual(list);
      }),
      { numRuns: 300 },
    );
  });

  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  function commandOf(one: Step, place: number, list: WishList, given: Map<string, FreeSlot>): WishCommand | null {
    if (one.kind === 'wait') return { type: 'pass-time' };
    if (one.kind === 'make') return { type: 'make', wish: wish(`w${place}`, one.more) };
    if (one.kind === 'offer') {
      const slots = one.slots.map((more, count) => slot(`s${place}-${count}`, more));
      for (const each of slots) given.set(each.id, each);
      return { type: 'offer', slots };
    }
    const [wishes, offers] = [[...list.wishes.keys()], [...list.offers.keys()]];
    const [someone, some] = [wishes[one.which % (wishes.length || 1)], offers[one.which % (offers.length || 1)]];
    if (one.kind === 'withdraw' || one.kind === 'proof')
      return someone ? { type: one.kind === 'proof' ? 'accept-proof' : 'withdraw', wish: someone } : null;
    return some ? { type: one.kind, offer: some } : null;
  }

  /** Whoever got nothing in a decision was not able to take a slot that somebody later in the fair order got. */
  function checkFair(before: WishList, events: readonly WishEvent[], now: number): void {
    const after = applyAll(
      before,
      events.filter(({ type }) => type !== 'offer-made'),
    );
    const made = events.flatMap((event) => (event.type === 'offer-made' ? [event] : []));
    const lucky = new Set(made.map((event) => after.wishes.get(event.wish)!.wish.person));
    const answering = new Set(
      [...after.wishes.values()].filter(({ state }) => state === 'offered').map((one) => one.wish.person),
    );
    for (const { wish: id, slot: got } of made) {
      const winner = after.wishes.get(id)!.wish;
      for (const { wish: other, state, seen } of after.wishes.values()) {
        if (state !== 'open' || lucky.has(other.person) || answering.has(other.person)) continue;
        const couldTake =
          isFitting(other, got, minutesAt) && !seen.includes(slotKey(got)) && startOfDay(other.before) > now;
        if (couldTake) expect(byFairOrder(winner, other)).toBeLessThan(0);
      }
    }
  }

  function checkWhole(list: WishList, log: readonly WishEvent[], given: ReadonlyMap<string, FreeSlot>): void {
    const open = [...list.offers.values()].filter(({ state }) => state === 'open');
    const people = open.map((offer) => list.wishes.get(offer.wish)!.wish.person);
    expect(new Set(people).size).toBe(people.length);
    for (const { id } of given.values()) {
      const offers = [...list.offers.values()].filter((offer) => offer.slot.id === id);
      const living = offers.filter(({ state }) => state === 'open' || state === 'accepted').length;
      const passed = log.filter((event) => event.type === 'slot-passed-on' && event.slot.id === id).length;
      const isTakenBack = offers.at(-1)?.state === 'withdrawn' && living === 0 && passed === 0;
      expect(living + passed + (isTakenBack ? 1 : 0)).toBe(1);
    }
    const offered = [...list.wishes.values()].filter(({ state }) => state === 'offered');
    expect(offered.length).toBe(open.length);
  }
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Desk,
  drawMinutes,
  drawMinutesLeft,
  drawNormal,
  drawNormalAbove,
  exampleDay,
  logNormal,
  meanMinutes,
  nextTicket,
  normalQuantile,
  normalShare,
  openDesks,
  runDay,
  seededStream,
  sumOfTimes,
  type Ticket,
  waitOf,
} from './index.ts';

const desk = (id: string, ...skills: string[]): Desk => ({ id, skills: new Set(skills) });
const ticket = (id: string, more: Partial<Ticket> = {}): Ticket => ({
  id,
  skills: [],
  priority: 1,
  arrivedAt: 500,
  dueAt: null,
  ...more,
});

describe('the next ticket', () => {
  it.each<[string, readonly Ticket[], string | null]>([
    ['nobody waits', [], null],
    ['walk-ins come by arrival', [ticket('a', { arrivedAt: 505 }), ticket('b', { arrivedAt: 504 })], 'b'],
    ['a booked time that has come goes before a walk-in', [ticket('a'), ticket('b', { dueAt: 510 })], 'b'],
    ['who is early waits behind walk-ins', [ticket('a', { dueAt: 530 }), ticket('b', { arrivedAt: 519 })], 'b'],
    ['who is early is called when nobody else waits', [ticket('a', { dueAt: 530 })], 'a'],
    [
      'who checks in late waits as a walk-in',
      [ticket('a', { dueAt: 480, arrivedAt: 496 }), ticket('b', { arrivedAt: 490 })],
      'b',
    ],
    ['urgent goes first', [ticket('a', { dueAt: 500 }), ticket('b', { priority: 0, arrivedAt: 519 })], 'b'],
    [
      'a desk calls only whom it can serve',
      [ticket('a', { skills: ['passport'] }), ticket('b', { arrivedAt: 515 })],
      'b',
    ],
    ['a parked ticket is not called before its time', [ticket('a', { notBefore: 521 })], null],
    ['a parked ticket is called from its time on', [ticket('a', { notBefore: 520 })], 'a'],
    ['a transfer goes first at its desk', [ticket('a', { priority: 0 }), ticket('b', { desk: 'one' })], 'b'],
    ['a transfer is called at no other desk', [ticket('a', { desk: 'two' })], null],
    ['equal tickets come by their id', [ticket('b'), ticket('a')], 'a'],
  ])('%s', (_, queue, called) => {
    expect(nextTicket(queue, desk('one', 'register'), 520)?.id ?? null).toBe(called);
  });

  it('does not depend on the order of the list', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(someTicket, { selector: ({ id }) => id, maxLength: 12 }),
        fc.integer(),
        (queue, seed) => {
          const next = seededStream(seed);
          const mixed = queue.map((one) => ({ one, key: next() })).sort((a, b) => a.key - b.key);
          const first = nextTicket(queue, desk('one', 'x'), 520);
          expect(
            nextTicket(
              mixed.map(({ one }) => one),
              desk('one', 'x'),
              520,
            ),
          ).toBe(first);
        },
      ),
    );
  });

  it('gives whoever came later, and is alike otherwise, no turn before (ZMSKVR-1061: an edit does not move a ticket)', () => {
    fc.assert(
      fc.property(fc.uniqueArray(someTicket, { selector: ({ id }) => id, maxLength: 12 }), (queue) => {
        const first = nextTicket(queue, desk('one', 'x'), 520);
        if (!first || first.dueAt !== null) return;
        const alike = queue.filter(
          (other) =>
            other.dueAt === null &&
            other.priority === first.priority &&
            other.desk === first.desk &&
            (other.notBefore ?? 0) <= 520 &&
            other.skills.every((skill) => skill === 'x'),
        );
        expect(Math.min(...alike.map(({ arrivedAt }) => arrivedAt))).toBe(first.arrivedAt);
      }),
    );
  });
});

describe('a day', () => {
  it('is played as a person would with pencil and paper', () => {
    const desks = [
      { ...desk('one'), open: [{ from: 480, to: 540 }] },
      {
        ...desk('two', 'passport'),
        open: [
          { from: 490, to: 500 },
          { from: 520, to: 540 },
        ],
      },
    ];
    const visitors = [
      { ticket: ticket('a', { arrivedAt: 480 }), minutes: 30, comes: true },
      { ticket: ticket('b', { arrivedAt: 481, skills: ['passport'] }), minutes: 15, comes: true },
      { ticket: ticket('c', { arrivedAt: 482 }), minutes: 20, comes: true },
      { ticket: ticket('d', { arrivedAt: 483, dueAt: 500 }), minutes: 45, comes: true },
      { ticket: ticket('e', { arrivedAt: 0, dueAt: 510 }), minutes: 10, comes: false },
    ];
    const { calls, left, overtime } = runDay({ desks, visitors });
    expect(calls.map(({ ticket: { id }, desk: at, at: from, until }) => [id, at, from, until])).toEqual([
      ['a', 'one', 480, 510],
      ['b', 'two', 490, 505],
      ['d', 'one', 510, 555],
      ['c', 'two', 520, 540],
    ]);
    expect(left).toEqual([]);
    expect([...overtime]).toEqual([
      ['one', 15],
      ['two', 0],
    ]);
    expect(calls.map(waitOf)).toEqual([0, 9, 10, 38]);
  });

  it('costs the desk time for each absent person only without check-in', () => {
    const visitors = [
      { ticket: ticket('a', { arrivedAt: 0, dueAt: 480 }), minutes: 9, comes: false },
      { ticket: ticket('b', { arrivedAt: 470, dueAt: 480 }), minutes: 9, comes: true },
    ];
    const desks = openDesks(1);
    expect(runDay({ desks, visitors, absentMinutes: 2.5 }).calls.map(({ at, came }) => [at, came])).toEqual([
      [480, false],
      [482.5, true],
    ]);
    expect(runDay({ desks, visitors }).calls.map(({ at, came }) => [at, came])).toEqual([[480, true]]);
  });

  it('sends away at closing time who is not called, where the office does so', () => {
    const visitors = [0, 1, 2].map((place) => ({ ticket: ticket(`t${place}`), minutes: 30, comes: true }));
    const desks = openDesks(1, 480, 540);
    expect(runDay({ desks, visitors, closing: 'stop' }).left.map(({ id }) => id)).toEqual(['t2']);
    expect(runDay({ desks, visitors }).overtime.get('d0')).toBe(50);
  });

  it('goes on when a call takes no time', () => {
    const visitors = [0, 1, 2].map((place) => ({ ticket: ticket(`t${place}`), minutes: 0, comes: true }));
    expect(runDay({ desks: openDesks(1), visitors }).calls.map(({ at }) => at)).toEqual([500, 500, 500]);
  });

  it('calls nobody twice, forgets nobody, gives no desk two people at once, and leaves no desk idle while it could serve', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, count) => {
        const day = exampleDay({ desks: count, load: 0.9 }, seededStream(seed));
        const { calls, left } = runDay(day);
        const come = day.visitors.filter(({ comes }) => comes).map(({ ticket: { id } }) => id);
        expect(calls.map(({ ticket: { id } }) => id).sort()).toEqual(come.sort());
        expect(left).toEqual([]);
        for (const { id } of day.desks) {
          const own = calls.filter((call) => call.desk === id).sort((a, b) => a.at - b.at);
          own.slice(1).forEach((call, place) => {
            const before = own[place]!.until;
            expect(call.at).toBeGreaterThanOrEqual(before);
            const waited = calls.some(
              ({ ticket: { arrivedAt }, at }) => arrivedAt <= before && at > before && call.at > before,
            );
            expect(waited).toBe(false);
          });
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('chance', () => {
  it('is the same with the same seed and evenly spread', () => {
    const [one, two] = [seededStream(7), seededStream(7)];
    const drawn = Array.from({ length: 10_000 }, () => one());
    expect(drawn.every((value) => value === two())).toBe(true);
    const counts = new Array<number>(10).fill(0);
    for (const value of drawn) counts[Math.floor(value * 10)]!++;
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(27.9); // 9 degrees, 0.1 %
  });

  it('knows the normal distribution', () => {
    for (const [z, share] of [
      [-1.2815515655, 0.1],
      [0, 0.5],
      [1.644853627, 0.95],
      [2.326347874, 0.99],
    ] as const) {
      expect(normalShare(z)).toBeCloseTo(share, 6);
      expect(normalQuantile(share)).toBeCloseTo(z, 6);
    }
    expect(normalShare(-10) / 7.619853e-24).toBeCloseTo(1, 3);
    expect(drawNormalAbove(9, seededStream(1))).toBeGreaterThan(9);
  });

  it('draws service times with the mean asked for, and what is left as a plain count gives it', () => {
    const [next, time] = [seededStream(11), logNormal(12, 0.45)];
    expect(meanMinutes(time)).toBeCloseTo(12, 9);
    const drawn = Array.from({ length: 100_000 }, () => drawMinutes(time, next));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean(drawn) - 12)).toBeLessThan(0.07);
    const left = drawn.filter((minutes) => minutes > 14).map((minutes) => minutes - 14);
    const direct = left.map(() => drawMinutesLeft(time, 14, next));
    expect(Math.abs(mean(left) - mean(direct))).toBeLessThan(0.12);
    expect(drawMinutesLeft(logNormal(10, 0), 4, next)).toBeCloseTo(6, 9);
    expect(drawNormal(next)).toBeTypeOf('number');
  });

  it('adds services to one visit with equal mean and variance', () => {
    const sum = sumOfTimes([logNormal(10, 0.5), logNormal(20, 0.4)]);
    expect(meanMinutes(sum)).toBeCloseTo(30, 9);
    expect(meanMinutes(sum) ** 2 * Math.expm1(sum.sigma ** 2)).toBeCloseTo(5 ** 2 + 8 ** 2, 9);
    expect(() => logNormal(0, 1)).toThrow(RangeError);
  });
});

const someTicket = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 3 }),
    skills: fc.subarray(['x', 'y']),
    priority: fc.integer({ min: 0, max: 2 }),
    arrivedAt: fc.integer({ min: 480, max: 520 }),
    dueAt: fc.option(fc.integer({ min: 470, max: 540 })),
    notBefore: fc.integer({ min: 500, max: 530 }),
    desk: fc.constantFrom('one', 'two'),
  },
  { requiredKeys: ['id', 'skills', 'priority', 'arrivedAt', 'dueAt'] },
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logNormal, seededStream } from '../simulation/index.ts';
import {
  choosePlan,
  expectedDay,
  learnNoShow,
  nextPrefix,
  noAttendance,
  noPrefix,
  noShowRate,
  type OverbookingProblem,
  optimise,
  type Prefix,
  playDays,
  prefixesOf,
} from './index.ts';

const evenly = (slots: number, desks: number, noShow: number, waiting: number, extra: number): OverbookingProblem => ({
  desks: Array.from({ length: slots }, () => desks),
  noShow: Array.from({ length: slots }, () => noShow),
  most: Array.from({ length: slots }, () => desks + extra),
  weights: { waiting, idle: 1, overtime: 1.5 },
});

/** The least cost of all plans there are. */
function leastCost(problem: OverbookingProblem): number {
  const plan = problem.desks.map(() => 0);
  let least = Number.POSITIVE_INFINITY;
  const tryFrom = (slot: number, prefix: Prefix): void => {
    if (slot === plan.length) {
      least = Math.min(least, expectedDay(plan, problem, prefix).cost);
      return;
    }
    for (let count = 0; count <= problem.most[slot]!; count++) {
      plan[slot] = count;
      tryFrom(slot + 1, nextPrefix(prefix, plan, problem));
    }
  };
  tryFrom(0, noPrefix);
  return least;
}

/** The same expectation by asking of each booked person whether they come. */
function byEveryOutcome(booked: readonly number[], { desks, noShow }: OverbookingProblem) {
  const people = booked.flatMap((count, slot) => Array.from({ length: count }, () => slot));
  let [waiting, overtime, idle] = [0, 0, 0];
  for (let outcome = 0; outcome < 2 ** people.length; outcome++) {
    const come = booked.map(() => 0);
    let share = 1;
    for (const [person, slot] of people.entries()) {
      const comes = ((outcome >> person) & 1) === 1;
      share *= comes ? 1 - noShow[slot]! : noShow[slot]!;
      if (comes) come[slot]!++;
    }
    let queue = 0;
    for (const [slot, count] of come.entries()) {
      idle += share * Math.max(0, desks[slot]! - queue - count);
      queue = Math.max(0, queue + count - desks[slot]!);
      waiting += share * queue;
    }
    overtime += share * queue;
    for (queue -= desks.at(-1)!; queue > 0; queue -= desks.at(-1)!) waiting += share * queue;
  }
  return { waiting, overtime, idle };
}

describe('the expected day', () => {
  it('is what counting every outcome gives', () => {
    const problem = { ...evenly(4, 2, 0.2, 1, 2), desks: [1, 2, 2, 1], noShow: [0.1, 0.3, 0.2, 0.05] };
    for (const booked of [
      [2, 2, 3, 2],
      [0, 4, 0, 3],
      [3, 0, 1, 5],
    ]) {
      const { waiting, overtime, idle } = expectedDay(booked, problem);
      const outcome = byEveryOutcome(booked, problem);
      expect(waiting).toBeCloseTo(outcome.waiting, 9);
      expect(overtime).toBeCloseTo(outcome.overtime, 9);
      expect(idle).toBeCloseTo(outcome.idle, 9);
      expect(expectedDay(booked, problem, prefixesOf(booked, problem)[2]!).cost).toBeCloseTo(
        expectedDay(booked, problem).cost,
        9,
      );
    }
  });
});

describe('the optimiser', () => {
  const sizes = [1, 2, 3].flatMap((desks) => [1, 2, 3, 4, 5, 6, 7, 8].map((slots) => ({ desks, slots })));

  it.each(sizes)('finds the best of all plans for $slots slots and $desks desks', ({ desks, slots }) => {
    for (const problem of [evenly(slots, desks, 0.087, 0.15, 1), evenly(slots, desks, 0.17, 0.3, slots < 8 ? 2 : 1)])
      expect(optimise(problem).expected.cost).toBeCloseTo(leastCost(problem), 8);
  });

  it('finds the best of all plans where slots differ in desks and absence, from any start', () => {
    const slot = fc.record({
      desks: fc.integer({ min: 0, max: 3 }),
      noShow: fc.double({ min: 0, max: 0.6, noNaN: true }),
      most: fc.integer({ min: 0, max: 5 }),
      start: fc.integer({ min: 0, max: 5 }),
    });
    const weight = fc.double({ min: 0.05, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(slot, { minLength: 1, maxLength: 5 }),
        fc.record({ waiting: weight, idle: weight, overtime: weight }),
        (slots, weights) => {
          // Overtime is worked by the desks of the last slot, so there must be one.
          const desks = slots.map((one, place) => (place === slots.length - 1 ? Math.max(1, one.desks) : one.desks));
          const problem = {
            desks,
            noShow: slots.map((one) => one.noShow),
            most: slots.map((one) => one.most),
            weights,
          };
          const { expected, booked } = optimise(
            problem,
            slots.map((one) => one.start),
          );
          expect(expected.cost).toBeCloseTo(leastCost(problem), 7);
          expect(booked.every((count, place) => count >= 0 && count <= problem.most[place]!)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('books nobody extra where everybody comes, and more the fewer come', () => {
    const total = (noShow: number) =>
      optimise(evenly(12, 4, noShow, 0.2, 3)).booked.reduce((sum, count) => sum + count, 0);
    expect(total(0)).toBe(48);
    expect(total(0.1)).toBeGreaterThan(48);
    expect(total(0.25)).toBeGreaterThan(total(0.1));
  });
});

describe('the plan for a day', () => {
  const office = (noShow: number) => ({
    opensAt: 480,
    slotMinutes: 15,
    desks: Array.from({ length: 36 }, () => 8),
    noShow: Array.from({ length: 36 }, () => noShow),
    time: logNormal(14, 0.5),
    callAndWaitMinutes: 2.5,
  });

  it.each([0.087, 0.17])(
    'serves a twentieth more people without a longer wait than call and wait where a share of %s does not come',
    (noShow) => {
      const chosen = choosePlan(office(noShow), 1, 20);
      const own = playDays({ ...office(noShow), booked: chosen.booked, absentMinutes: null }, 100, seededStream(501));
      const today = playDays(
        { ...office(noShow), booked: office(noShow).desks, absentMinutes: 2.5 },
        100,
        seededStream(501),
      );
      expect(own.served / today.served).toBeGreaterThan(1.05);
      expect(own.meanWait).toBeLessThan(today.meanWait);
      expect(own.lastDeskOver).toBeLessThan(today.lastDeskOver);
      expect(chosen.booked.slice(-3)).toEqual([8, 8, 8]);
    },
  );

  it('books nobody extra where an extra person makes others wait longer than today', () => {
    const { booked } = choosePlan({ ...office(0), callAndWaitMinutes: 0 }, 1, 10);
    expect(booked).toEqual(office(0).desks);
  });
});

describe('the share that does not come', () => {
  const history = (service: string, lead: 'same-day' | 'longer', booked: number, absent: number) => ({
    service,
    lead,
    booked,
    absent,
  });

  it('begins with the assumption and ends with what was seen', () => {
    expect(noShowRate([], { service: 'passport', leadDays: 5 })).toBe(0.087);
    const much = [history('passport', 'longer', 20_000, 5_000)];
    expect(noShowRate(much, { service: 'passport', leadDays: 30 })).toBeCloseTo(0.25, 2);
  });

  it('differs by lead time, and a service not yet known takes the share of the office', () => {
    const seen = [history('passport', 'same-day', 4_000, 100), history('passport', 'longer', 4_000, 800)];
    const at = (leadDays: number, service = 'passport') => noShowRate(seen, { service, leadDays });
    expect(at(0)).toBeLessThan(at(5));
    expect(at(5)).toBeLessThan(at(20));
    expect(at(3, 'new')).toBeCloseTo(900 / 8_000, 2);
  });

  it('counts visits one by one', () => {
    expect([true, false, true].reduce(learnNoShow, noAttendance)).toEqual({ booked: 3, absent: 1 });
  });
});

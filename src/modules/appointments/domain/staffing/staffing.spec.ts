import { describe, expect, it } from 'vitest';
import { exampleServices, logNormal } from '../simulation/index.ts';
import { type Demand, drawDays, playWith, suggestDesks, whatIf } from './index.ts';

const demand: Demand = {
  opensAt: 480,
  arrivals: [26, 24, 20, 16, 12, 10, 10, 8, 0],
  services: exampleServices,
  target: 20,
};
const most = demand.arrivals.map(() => 9);
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

describe('what if', () => {
  it('serves the people who come, about as many as expected in each hour', () => {
    const day = whatIf(demand, most, 200, 1);
    expect(Math.abs(day.served - sum(demand.arrivals))).toBeLessThan(2.5);
    for (const [hour, { served }] of day.hours.entries())
      expect(Math.abs(served - demand.arrivals[hour]!)).toBeLessThan(1.2);
    expect(day.left).toBe(0);
  });

  it('shows longer waits and more overtime with fewer desks for the same people', () => {
    const people = drawDays(demand, 10, 2);
    const waits = [8, 6, 5, 2].map((desks) =>
      playWith(
        demand,
        most.map(() => desks),
        people,
      ),
    );
    for (const [place, day] of waits.slice(1).entries()) {
      expect(day.meanWait).toBeGreaterThan(waits[place]!.meanWait);
      expect(day.served).toBe(waits[place]!.served);
    }
    expect(waits[3]!.lastDeskOver).toBeGreaterThan(waits[0]!.lastDeskOver);
  });

  it('is exact where nothing is left to chance', () => {
    const fixed = { ...demand, services: [{ share: 1, time: logNormal(10, 0) }] };
    const [visitors] = drawDays(fixed, 1, 3);
    const day = playWith(
      fixed,
      most.map(() => 200),
      [visitors!],
    );
    expect([day.meanWait, day.wait90, day.excess]).toEqual([0, 0, 0]);
  });

  it('counts those whom no desk is there for', () => {
    expect(
      whatIf(
        demand,
        most.map(() => 0),
        2,
        1,
      ).left,
    ).toBeGreaterThan(100);
  });
});

describe('the suggestion', () => {
  const found = suggestDesks(demand, most, 1)!;

  it('keeps the target, and no hour can do with a desk less', () => {
    const people = drawDays(demand, 12, 1);
    expect(found.day.wait90).toBeLessThanOrEqual(demand.target);
    for (const [hour, count] of found.desks.entries()) {
      expect(count).toBeLessThanOrEqual(most[hour]!);
      if (count === 0) continue;
      const fewer = playWith(demand, found.desks.with(hour, count - 1), people);
      expect(fewer.wait90 > demand.target || fewer.left > 0 || fewer.lastDeskOver > 15).toBe(true);
    }
  });

  it('needs fewer desk hours than the same number all day, and keeps about its promise on other days', () => {
    const evenly = [4, 5, 6, 7, 8, 9].find(
      (desks) =>
        whatIf(
          demand,
          most.map(() => desks),
          12,
          1,
        ).wait90 <= demand.target,
    )!;
    expect(sum(found.desks)).toBeLessThan(evenly * 8.5);
    expect(whatIf(demand, found.desks, 60, 77).wait90).toBeLessThan(demand.target * 1.6);
  });

  it('is none where even all desks do not do', () => {
    expect(
      suggestDesks(
        demand,
        most.map(() => 2),
        1,
      ),
    ).toBeNull();
  });
});

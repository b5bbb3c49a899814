import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from './support/app-node.ts';
import { type CityHall, openCityHall } from './support/city-hall.ts';
import { walkCrowd } from './support/crowd.ts';
import { seededDice } from './support/dice.ts';
import { mustHold } from './support/must-hold.ts';
import { patientWay } from './support/patience.ts';
import { createReaper } from './support/reaper.ts';

const [journeys, walkers, strikes] = [60, 6, 6];

let hall: CityHall;
beforeAll(async () => {
  hall = await openCityHall();
  await Promise.all([hall.startNode(), hall.startNode()]);
});
afterAll(() => hall?.close());

it(`loses nothing and repeats nothing when PostgreSQL is killed ${strikes} times during ${journeys} journeys`, async () => {
  const dice = seededDice('killed-database');
  let striking = Promise.resolve();
  const reaper = createReaper({
    dice,
    strikes,
    forms: journeys * 12,
    strike() {
      // One after the other: a server that is just recovering is not killed again.
      striking = striking.then(async () => {
        const before = hall.cluster.pid;
        process.kill(before, 'SIGKILL');
        await until('PostgreSQL is back', () => hall.cluster.pid !== before);
      });
      return striking;
    },
  });
  let turn = 0;
  const way = patientWay(() => hall.nodes[turn++ % 2]!.origin, reaper.formTaken);
  const walked = await walkCrowd({ way, dice, walkers, journeys });
  expect(await reaper.ended()).toBe(strikes);
  // The nodes outlive the database: nobody is left without an answer.
  expect(hall.nodes.map(({ starts }) => starts)).toEqual([1, 1]);
  expect(way.met.lost).toBe(0);
  expect(way.met.busy).toBeGreaterThan(0);
  await mustHold(hall, way, walked);
});

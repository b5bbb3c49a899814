import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppNode } from './support/app-node.ts';
import { type CityHall, openCityHall } from './support/city-hall.ts';
import { walkCrowd } from './support/crowd.ts';
import { seededDice } from './support/dice.ts';
import { mustHold } from './support/must-hold.ts';
import { patientWay } from './support/patience.ts';
import { createReaper } from './support/reaper.ts';

const [journeys, walkers, strikes] = [200, 6, 11];

let hall: CityHall;
beforeAll(async () => {
  hall = await openCityHall();
  await Promise.all([hall.startNode(), hall.startNode()]);
});
afterAll(() => hall?.close());

it(`loses nothing and repeats nothing when nodes are killed ${strikes} times during ${journeys} journeys`, async () => {
  const dice = seededDice('killed-node');
  const down = new Set<AppNode>();
  const reaper = createReaper({
    dice,
    strikes,
    // A journey has some 17 forms: the last strike comes when many are still to be walked.
    forms: journeys * 12,
    async strike() {
      const up = hall.nodes.filter((node) => !down.has(node));
      const node = up[dice(2) % up.length];
      if (!node) return;
      down.add(node);
      await node.kill();
      await node.start();
      down.delete(node);
    },
  });
  let turn = 0;
  const way = patientWay(() => hall.nodes[turn++ % 2]!.origin, reaper.formTaken);
  const walked = await walkCrowd({ way, dice, walkers, journeys });
  expect(await reaper.ended()).toBe(strikes);
  expect(hall.nodes.reduce((sum, { starts }) => sum + starts, 0)).toBeGreaterThan(strikes);
  expect(way.met.lost).toBeGreaterThan(0);
  expect(way.met.busy).toBe(0);
  await mustHold(hall, way, walked);
});

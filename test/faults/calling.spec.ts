import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cityOfOneOffice } from './support/booking-rush.ts';
import { callAll, clerkCookie, fillRoom } from './support/calling.ts';
import { type CityHall, openCityHall } from './support/city-hall.ts';

const [desks, people] = [8, 200];

let hall: CityHall;
let city: string;
beforeAll(async () => {
  city = cityOfOneOffice(desks);
  hall = await openCityHall();
  // Nobody else comes or calls: background work plays an example day in the demo.
  const settings = { CITY: city, JOBS: 'off' };
  await Promise.all([hall.startNode(settings), hall.startNode(settings)]);
});
afterAll(async () => {
  await hall?.close();
  rmSync(city, { recursive: true, force: true });
});

it(`calls each of ${people} people to one desk alone, with ${desks} desks calling at once on two nodes and one node killed midway`, async () => {
  const [first] = hall.nodes;
  await fillRoom(hall, people);
  const told = await callAll({
    ...{ origins: hall.nodes.map(({ origin }) => origin), desks, cookie: await clerkCookie(hall) },
    async midway() {
      await first!.kill();
      await first!.start();
    },
  });
  expect(first!.starts).toBe(2);

  // Nobody was told of twice, and everybody was called once, to the desk that was told so.
  expect(new Set(told.map(({ number }) => number)).size).toBe(people);
  expect(told.length).toBe(people);
  const stored = await hall.ask<{ number: string; desk: number; state: string }>(
    'SELECT number, desk, state FROM appointments.ticket ORDER BY number',
  );
  expect(stored.map(({ number, desk }) => `${number} ${desk}`)).toEqual(
    told.map(({ number, desk }) => `${number} ${desk}`).sort(),
  );
  expect(new Set(stored.map(({ state }) => state))).toEqual(new Set(['finished']));
  const calls = await hall.ask<{ count: number }>(
    `SELECT count(*)::int AS count FROM events.event WHERE type = 'ticket.called' GROUP BY stream`,
  );
  expect(calls.length).toBe(people);
  expect(calls.every(({ count }) => count === 1)).toBe(true);
  expect((await hall.inside(({ verifyEvents }) => verifyEvents())).broken).toEqual([]);
});

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cityOfOneOffice, placesOfADay, rush } from './support/booking-rush.ts';
import { type CityHall, openCityHall } from './support/city-hall.ts';

const [desks, attempts, connections] = [8, 2_000, 100];

let hall: CityHall;
let city: string;
beforeAll(async () => {
  city = cityOfOneOffice(desks);
  hall = await openCityHall();
  await Promise.all([hall.startNode({ CITY: city }), hall.startNode({ CITY: city })]);
});
afterAll(async () => {
  await hall?.close();
  rmSync(city, { recursive: true, force: true });
});

it(`gives 200 places of mixed lengths to ${attempts} people at once on two nodes exactly once each, with a node killed midway`, async () => {
  const [first] = hall.nodes;
  const places = await placesOfADay(first!.origin);
  const origins = hall.nodes.map(({ origin }) => origin);
  const answers = await rush({
    ...{ origins, places, attempts, connections },
    async midway() {
      await first!.kill();
      await first!.start();
    },
  });
  expect(first!.starts).toBe(2);
  expect(answers.length).toBe(attempts);
  const statuses = Object.groupBy(answers, ({ status }) => status);
  expect(Object.keys(statuses)).toEqual(['201', '409']);

  // All room is taken, nothing twice, and nobody has a visit that nobody told them of.
  const told = statuses[201]!.map(({ number }) => number).sort();
  const stored = await hall.ask<{ number: string; minutes: number }>(
    `SELECT number, ((extract(epoch FROM upper(span)) - extract(epoch FROM lower(span))) / 60)::int AS minutes
     FROM appointments.booking WHERE active ORDER BY number`,
  );
  expect(stored.length).toBe(places.length * desks);
  expect(stored.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(500 * desks);
  expect(told).toEqual(stored.map(({ number }) => number).sort());
  const [overlaps] = await hall.ask<{ count: number }>(overlapping);
  expect(overlaps?.count).toBe(0);
  expect((await hall.inside(({ verifyEvents }) => verifyEvents())).broken).toEqual([]);
});

const overlapping = `SELECT count(*)::int AS count FROM appointments.booking a JOIN appointments.booking b
  ON a.desk = b.desk AND a.id < b.id AND a.active AND b.active AND a.span && b.span`;

import { afterAll, beforeAll, expect, it } from 'vitest';
import { guestActor, systemActor } from '#kernel/actor';
import { caseNumber } from '#kernel/case-number';
import type { Doors } from '../../src/compose.ts';
import { type AppNode, until } from './support/app-node.ts';
import { type CityHall, openCityHall } from './support/city-hall.ts';

const cases = 1_000;
const timers = 2 * cases;
/** The node is killed each time so many timers have fired. */
const strikes = [0.1, 0.4, 0.8].map((share) => Math.round(share * timers));

let hall: CityHall;
let node: AppNode;
beforeAll(async () => {
  hall = await openCityHall();
});
afterAll(() => hall?.close());

it(`fires every timer of ${cases} running cases once when the node that fires them is killed ${strikes.length} times`, async () => {
  await runCases();
  expect(await count('SELECT count(*)::int AS count FROM cases.timer')).toBe(timers);
  node = await hall.startNode();
  for (const strike of strikes) {
    await until(`${strike} timers have fired`, async () => (await fired()) >= strike || (await hurry()));
    await node.kill();
    expect(await fired()).toBeLessThan(timers);
    // A node that lives speaks up for its jobs every few seconds; this one has been silent for a minute.
    await hall.ask("UPDATE jobs.job SET heartbeat_on = heartbeat_on - interval '1 minute' WHERE state = 'active'");
    await hall.ask('UPDATE jobs.queue SET monitor_on = NULL, monitor_claim_on = NULL');
    await node.start();
  }
  await until('no timer is left', async () => (await count(timersLeft)) === 0 || (await hurry()));

  expect(node.starts).toBe(strikes.length + 1);
  expect(await fired()).toBe(timers);
  // A reminder and the end of the deadline, in this order, for each case; then somebody is asked, once.
  expect(await hall.ask(notOnce)).toEqual([]);
  expect(await count("SELECT count(*)::int AS count FROM cases.task WHERE node = 'pruefen'")).toBe(cases);
  expect(await count('SELECT count(*)::int AS count FROM cases.incident')).toBe(0);
  await hall.inside(async ({ doors, verifyEvents }) => {
    expect((await verifyEvents()).broken).toEqual([]);
    expect(await doors.cases.verifyStates(systemActor)).toEqual({ cases, differing: [] });
  });
});

/** Sends cases that ask the person at once and wait with two short timers. */
const runCases = (): Promise<void> =>
  hall.inside(async ({ doors, platform }) => {
    const { id, files } = doors.catalogue.findService('hund-anmelden')!;
    const changed = Object.entries(files).map(([name, text]) => [name, changes[name]?.(text) ?? text] as const);
    const published = await doors.catalogue.publishService({
      ...{ id, files: Object.fromEntries(changed), checks: [], by: platform.newId(), from: null },
    } as never);
    expect(published.problems.filter(({ level }) => level === 'error')).toEqual([]);
    const folder = published.service!;
    let left = cases;
    const send = async (): Promise<void> => {
      for (; left > 0; ) {
        left -= 1;
        const number = caseNumber(platform.random.bytes(5));
        const order: Submission = {
          ...{ id: platform.newId(), number, folder, files: [], answers, accountId: null, guestProof: null },
          ...{ language: 'de', channel: 'online', actor: guestActor },
        };
        await platform.db.transaction((tx) => doors.cases.submit(tx, order));
      }
    };
    await Promise.all(Array.from({ length: 6 }, send));
  });

type Submission = Parameters<Doors['cases']['submit']>[1];
const changes: Readonly<Record<string, (text: string) => string>> = {
  'service.yaml': (text) => text.replace(/^edition: (\d+)/m, (_, edition) => `edition: ${Number(edition) + 1}`),
  'process.bpmn': (text) =>
    text
      .replace('<bpmn:incoming>f04</bpmn:incoming>', '')
      .replace(
        '<bpmn:incoming>f06</bpmn:incoming>',
        '<bpmn:incoming>f04</bpmn:incoming><bpmn:incoming>f06</bpmn:incoming>',
      )
      .replace('sourceRef="wegWaehlen" targetRef="pruefen"', 'sourceRef="wegWaehlen" targetRef="berichtigen"')
      .replace('>WD5<', '>PT1S<')
      .replace('>P2W<', '>PT2S<'),
};
const answers = {
  ...{ hundInLeipzig: true, vorname: 'Jana', familienname: 'Gast', geburtsdatum: '1988-03-27', leipzigPass: false },
  anschrift: { street: 'Karl-Liebknecht-Straße', houseNumber: '12', postcode: '04107', city: 'Leipzig', addition: '' },
  hunde: [
    {
      ...{ name: 'Bello', rasse: 'Labrador', hundGeburtsdatum: '2023-05-10', haltungSeit: '2026-09-01' },
      ...{ herkunft: 'zuechter', zweck: 'privat', chip: 'nein' },
    },
  ],
  ...{ zahlweise: 'ueberweisung', bekanntgabePortal: false, besonderheit: 'Bitte lesen.' },
};

const count = async (sql: string): Promise<number> => (await hall.ask<{ count: number }>(sql))[0]!.count;
const fired = (): Promise<number> =>
  count("SELECT count(*)::int AS count FROM events.event WHERE public ->> 'by' = 'fire-timer'");

/** The next round of timers comes at once, not in twenty seconds. */
async function hurry(): Promise<false> {
  await hall.ask("UPDATE jobs.job SET start_after = now() WHERE name = 'cases.timers' AND state = 'created'");
  return false;
}

const timersLeft = 'SELECT count(*)::int AS count FROM cases.timer';
const notOnce = `
  SELECT c.number FROM cases.case c WHERE (
    SELECT array_agg(e.public ->> 'entered' ORDER BY e.seq) FROM events.event e WHERE e.stream = c.id AND e.public ->> 'by' = 'fire-timer'
  ) IS DISTINCT FROM ARRAY['["erinnern"]', '["pruefen"]']`;

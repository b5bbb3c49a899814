import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrationSources } from '#platform/database';
import { modules } from '../../src/modules.ts';
import { answerQuestions, HttpVisitor, sendIt, type Way } from '../support/http-journey.ts';
import { asOwner } from '../support/test-database.ts';
import { startBalancer } from './support/balancer.ts';
import { type CityHall, openCityHall } from './support/city-hall.ts';
import { walkCrowd } from './support/crowd.ts';
import { seededDice } from './support/dice.ts';
import { dogAnswers } from './support/dog-answers.ts';
import { mustHold } from './support/must-hold.ts';
import { createReaper } from './support/reaper.ts';

const [journeys, walkers, restarts] = [24, 6, 4];

let hall: CityHall;
beforeAll(async () => {
  hall = await openCityHall();
});
afterAll(() => hall?.close());

it(`answers every request while nodes are restarted ${restarts} times in turn`, async () => {
  const nodes = await Promise.all([hall.startNode(), hall.startNode()]);
  const dice = seededDice('two-nodes');
  const balancer = startBalancer(nodes);
  let restarted = Promise.resolve();
  const reaper = createReaper({
    dice,
    strikes: restarts,
    forms: journeys * 12,
    strike() {
      restarted = restarted.then(async () => {
        const node = nodes[dice(2)]!;
        await node.stop();
        expect(await node.ended).toBe('code 0');
        await node.start();
      });
      return restarted;
    },
  });
  const failed: string[] = [];
  const way: Way = {
    origin: balancer.origin,
    acknowledged: reaper.formTaken,
    // Nobody listens there, so the request goes to the other node.
    async again(outcome) {
      if ('lost' in outcome && outcome.lost === 'ECONNREFUSED') return true;
      failed.push('lost' in outcome ? outcome.lost : String(outcome.status));
      return false;
    },
  };
  const walked = await walkCrowd({ way, dice, walkers, journeys }).catch((cause: unknown) => {
    throw new Error(`${failed}`, { cause });
  });
  expect(await reaper.ended()).toBe(restarts);
  expect(failed).toEqual([]);
  await mustHold(hall, way, walked);
  await balancer.stop();
  // Nobody was cut off, so not even a mail was sent again.
  expect(hall.mails().length).toBe(walked.filter(({ number }) => number).length);
  await Promise.all(nodes.map((node) => node.stop()));
});

it('lets two nodes start at once on an empty database: each migration runs once, both serve', async () => {
  await hall.ask('CREATE DATABASE fresh');
  const [url, ownerUrl] = [hall.cluster.url('fresh'), hall.cluster.ownerUrl('fresh')];
  const settings = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl };
  const nodes = await Promise.all([hall.startNode(settings), hall.startNode(settings)]);
  for (const { origin } of nodes) {
    const ready = await fetch(`${origin}/health/ready`);
    expect({ status: ready.status, body: await ready.json() }).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    });
  }
  const applied = await asOwner<{ file: string }>(
    ownerUrl,
    "SELECT module || '/' || name AS file FROM platform.migration",
  );
  expect(applied.map(({ file }) => file).sort()).toEqual(migrationFiles());
  let turn = 0;
  const visitor = new HttpVisitor({ origin: () => nodes[turn++ % 2]!.origin });
  await answerQuestions(visitor, { language: 'de', service: 'hund-anmelden', answers: dogAnswers('Erste') });
  await sendIt(visitor);
});

const migrationFiles = (): string[] =>
  migrationSources('.', Object.keys(modules))
    .flatMap(({ module, folder }) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.sql'))
        .map((name) => `${module}/${name}`),
    )
    .sort();

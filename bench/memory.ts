import { setTimeout as wait } from 'node:timers/promises';
import { startDxt } from './support/dxt.ts';
import { load, ownJourney, peerJourney } from './support/load.ts';
import { memoryOf } from './support/memory-of.ts';
import { report, round, say } from './support/report.ts';
import { type Surroundings, withSurroundings } from './support/surroundings.ts';

/** Resident memory of one node, background work included, after a load of guest journeys; the peer after the same seconds. */
const [users, seconds, bar] = [10, 30, 250];

async function measureAll({ startNode }: Surroundings): Promise<void> {
  const node = await startNode();
  const before = memoryOf(node.pid);
  say(`${round(before)} MB before; walking for ${seconds} s`);
  const walked = await load(ownJourney, node.port, users, seconds);
  const after = memoryOf(node.pid);
  await wait(10_000);
  const rested = memoryOf(node.pid);
  await node.stop();
  const peer = await startDxt();
  await load(peerJourney, peer.port, users, seconds);
  const other = memoryOf(peer.pid);
  peer.stop();
  const value = Math.max(after, rested);
  report({
    name: 'memory',
    value,
    unit: 'MB',
    baseline: '@defra/forms-engine-plugin 4.23.0 after the same seconds of load',
    baselineValue: other,
    bar: `<= ${bar} MB`,
    ok: value <= bar,
    conditions: {
      users,
      seconds,
      journeys: walked.journeys,
      before: round(before),
      rightAfter: round(after),
      afterTenSeconds: round(rested),
    },
  });
}

await withSurroundings(measureAll);

import type { Client } from 'pg';
import { startDxt } from './support/dxt.ts';
import { load, ownJourney, peerJourney } from './support/load.ts';
import { median, quantile, report, round, say } from './support/report.ts';
import { type Surroundings, withSurroundings } from './support/surroundings.ts';
import { untilQuiet } from './support/until-quiet.ts';
import type { Walked } from './support/walk.ts';

/** Whole guest journeys per second, each answer saved durably, beside DXT with all in memory: A B A B, median of the rounds. */
const [users, warmUp, seconds, rounds] = [10, 8, 8, 7];

async function measureAll({ startNode, connect }: Surroundings): Promise<void> {
  const [node, peer] = [await startNode(), await startDxt()];
  const owner = await connect();
  const rests: number[] = [];
  const own = (time: number) => load(ownJourney, node.port, users, time);
  const other = async (time: number) => {
    rests.push(await untilQuiet(owner));
    return load(peerJourney, peer.port, users, time);
  };
  say('Warming both up');
  const before = [await own(warmUp), await other(warmUp)] as const;
  const runs: { own: Walked[]; other: Walked[] } = { own: [], other: [] };
  for (let round = 1; round <= rounds; round++) {
    runs.own.push(await own(seconds));
    runs.other.push(await other(seconds));
    say(`Round ${round}: ${runs.own.map(perSecond).at(-1)} journeys/s here, ${runs.other.map(perSecond).at(-1)} there`);
  }
  await mustAllBeKept(owner, [before[0], ...runs.own]);
  const taken = await peer.submissions();
  const walked = [before[1], ...runs.other].reduce((sum, { journeys }) => sum + journeys, 0);
  if (taken !== walked) throw new Error(`the peer took ${taken} forms of ${walked}`);
  peer.stop();
  const [value, baselineValue] = [median(runs.own.map(perSecond)), median(runs.other.map(perSecond))];
  report({
    name: 'journeys',
    value,
    unit: 'journeys/s',
    baseline: '@defra/forms-engine-plugin 4.23.0, in memory',
    baselineValue,
    bar: '>= 5x',
    ok: value / baselineValue >= 5,
    conditions: {
      users,
      seconds,
      rounds: { own: runs.own.map(perSecond), peer: runs.other.map(perSecond) },
      own: details(runs.own),
      peer: details(runs.other),
      secondsUntilMailsHadLeft: { warmUp: round(rests[0]!), rounds: rests.slice(1).map(round) },
      durable: 'every answer and case in PostgreSQL with fsync; the peer keeps all in memory',
    },
  });
}

/** A figure counts only when every journey that was walked is a case in the database. */
async function mustAllBeKept(owner: Client, runs: readonly Walked[]): Promise<void> {
  const { rows } = await owner.query("SELECT count(*)::int AS count FROM cases.case WHERE service = 'hund-kurz'");
  const walked = runs.reduce((sum, { journeys }) => sum + journeys, 0);
  if (rows[0].count !== walked) throw new Error(`${walked} journeys but ${rows[0].count} cases`);
}

function perSecond({ journeys, seconds: took }: Walked): number {
  return round(journeys / took);
}

function details(runs: readonly Walked[]) {
  const all = runs.flatMap(({ milliseconds }) => milliseconds);
  return {
    requestsPerJourney: round(sum(runs, 'requests') / sum(runs, 'journeys')),
    requestsPerSecond: round(sum(runs, 'requests') / sum(runs, 'seconds')),
    p50: round(quantile(all, 0.5)),
    p99: round(quantile(all, 0.99)),
    clientCores: round(median(runs.map(({ clientCpu }) => clientCpu))),
  };
}

const sum = (runs: readonly Walked[], what: 'requests' | 'journeys' | 'seconds'): number =>
  runs.reduce((total, run) => total + run[what], 0);

await withSurroundings(measureAll);

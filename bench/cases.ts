import type { Client } from 'pg';
import { prepareSenders, sendAll } from './support/dog-senders.ts';
import { median, quantile, report, round, say } from './support/report.ts';
import { type Surroundings, withSurroundings } from './support/surroundings.ts';
import { untilQuiet } from './support/until-quiet.ts';

/**
 * Automatic cases per second, from the click on send to the tax notice in the inbox, over HTTP; beside it the single-row commits
 * per second of the same PostgreSQL with as many connections: A B A B, median of the rounds.
 */
const [workers, perRound, warmUp, rounds, seconds] = [8, 240, 160, 5, 3];

async function measureAll({ startNode, connect }: Surroundings): Promise<void> {
  const node = await startNode();
  const owner = await connect();
  const connections = await Promise.all(Array.from({ length: workers }, () => connect()));
  await owner.query('CREATE TABLE public.one_row (id bigserial PRIMARY KEY, at timestamptz NOT NULL)');
  const people = await prepareSenders(owner, node.port, warmUp + rounds * perRound);
  say(`${people.length} people stand before the button that sends`);
  await sendAll(node.port, people.splice(0, warmUp), workers);
  const runs = { own: [] as number[], commits: [] as number[], milliseconds: [] as number[] };
  for (let attempt = 1; attempt <= rounds; attempt++) {
    const sent = await sendAll(node.port, people.splice(0, perRound), workers);
    runs.own.push(sent.perSecond);
    runs.milliseconds.push(...sent.milliseconds);
    await untilQuiet(owner);
    runs.commits.push(await commitsPerSecond(connections));
    say(`Round ${attempt}: ${round(sent.perSecond)} cases/s, ${round(runs.commits.at(-1)!)} commits/s`);
  }
  await mustAllHaveNotices(owner, warmUp + rounds * perRound);
  report({
    name: 'cases',
    value: median(runs.own),
    unit: 'automatic cases/s',
    baseline: 'single-row durable commits/s of the same PostgreSQL',
    baselineValue: median(runs.commits),
    bar: 'the ratio is watched; every case has its notice',
    ok: true,
    conditions: {
      workers,
      casesPerRound: perRound,
      rounds: { cases: runs.own.map(round), commits: runs.commits.map(round) },
      p50: round(quantile(runs.milliseconds, 0.5)),
      p99: round(quantile(runs.milliseconds, 0.99)),
      service: 'hund-anmelden: rules, assessment, payment request, tax notice, in one transaction',
    },
  });
}

async function commitsPerSecond(connections: readonly Client[]): Promise<number> {
  let commits = 0;
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    connections.map(async (client) => {
      for (; performance.now() < until; commits++) {
        await client.query({ name: 'one', text: 'INSERT INTO public.one_row (at) VALUES (now())' });
      }
    }),
  );
  return commits / seconds;
}

async function mustAllHaveNotices(owner: Client, count: number): Promise<void> {
  const { rows } = await owner.query(
    `SELECT count(*)::int AS count FROM cases.case c WHERE service = 'hund-anmelden' AND automatic AND status = 'decided'
       AND EXISTS (SELECT 1 FROM cases.notice n WHERE n.case_id = c.id)`,
  );
  if (rows[0].count !== count) throw new Error(`${count} cases were sent, ${rows[0].count} were decided with a notice`);
}

await withSurroundings(measureAll);

import type { Client } from 'pg';
import { resumeCode } from '#kernel/resume-code';
import { deriveGuestKeys, openWith, sealWith } from '#platform/vault';
import { BrowserLike, type Fields, findForm } from './support/browser-like.ts';
import { dogJourney } from './support/dog-journey.ts';
import { codesIn, cookieName, cookieOf, random } from './support/keys.ts';
import { median, quantile, report, round, say } from './support/report.ts';
import { type Surroundings, withSurroundings } from './support/surroundings.ts';
import { walkOnce } from './support/walk.ts';

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
  const people = await prepare(owner, node.port, warmUp + rounds * perRound);
  say(`${people.length} people stand before the button that sends`);
  await sendAll(node.port, people.splice(0, warmUp));
  const runs = { own: [] as number[], commits: [] as number[], milliseconds: [] as number[] };
  for (let attempt = 1; attempt <= rounds; attempt++) {
    const sent = await sendAll(node.port, people.splice(0, perRound));
    runs.own.push(sent.perSecond);
    runs.milliseconds.push(...sent.milliseconds);
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

/** One person fills in the form; many others get the same draft under codes of their own and open the check page. */
async function prepare(owner: Client, port: number, count: number): Promise<Person[]> {
  const first = new BrowserLike(port);
  await walkOnce(first, dogJourney(), '', '/senden');
  const [code = ''] = codesIn(first.cookie(cookieName));
  const { id, key } = deriveGuestKeys(code);
  const { rows } = await owner.query('SELECT * FROM forms.draft WHERE id = $1', [id]);
  const content = openWith(key, rows[0].sealed, `forms.draft:${id}`);
  if (!content) throw new Error('the draft cannot be opened');
  const codes = Array.from({ length: count }, () => resumeCode(random.bytes(13)));
  const drafts = codes.map((own) => {
    const keys = deriveGuestKeys(own);
    return { id: keys.id, sealed: sealWith(keys.key, content, `forms.draft:${keys.id}`, random) };
  });
  await owner.query(
    `INSERT INTO forms.draft (id, service, version, sealed, rev, created_at, updated_at)
     SELECT n.id, d.service, d.version, n.sealed, d.rev, d.created_at, d.updated_at
     FROM forms.draft d, unnest($2::uuid[], $3::bytea[]) AS n(id, sealed) WHERE d.id = $1`,
    [id, drafts.map((draft) => draft.id), drafts.map((draft) => Buffer.from(draft.sealed))],
  );
  const people: Person[] = [];
  for (const own of codes) {
    const cookie = cookieOf({ codes: [own] });
    first.keep(cookieName, cookie);
    const page = await first.once('/de/hund-anmelden/pruefen');
    const form = findForm(page.html, '/senden');
    if (!form) throw new Error(`no button to send at ${page.path} (${page.status})`);
    people.push({ cookie, fields: form.hidden });
  }
  first.close();
  return people;
}

async function sendAll(port: number, people: readonly Person[]) {
  const waiting = [...people];
  const milliseconds: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      const browser = new BrowserLike(port);
      for (let person = waiting.pop(); person; person = waiting.pop()) {
        const start = performance.now();
        browser.keep(cookieName, person.cookie);
        const sent = await browser.once('/de/hund-anmelden/senden', person.fields);
        if (!sent.path.includes('/vorgang/')) throw new Error(`not sent: ${sent.status} ${sent.html.slice(0, 2_000)}`);
        milliseconds.push(performance.now() - start);
      }
      browser.close();
    }),
  );
  return { perSecond: (people.length / (performance.now() - begun)) * 1_000, milliseconds };
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

interface Person {
  readonly cookie: string;
  readonly fields: Fields;
}

await withSurroundings(measureAll);

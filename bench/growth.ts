import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Client } from 'pg';
import { uuidv7 } from '#kernel/ids';
import { openDatabase } from '#platform/database';
import { createEventStore } from '#platform/events';
import { step } from '../scripts/progress.ts';
import { BrowserLike, findForm } from './support/browser-like.ts';
import { dogJourney } from './support/dog-journey.ts';
import { fill } from './support/fill.ts';
import { model, type Sample } from './support/grow.ts';
import { cookieName, cookieOf } from './support/keys.ts';
import { median, quantile, report, round, say } from './support/report.ts';
import { type Surroundings, withSurroundings } from './support/surroundings.ts';
import { readTemplate, type Template } from './support/template.ts';
import { walkOnce } from './support/walk.ts';

/** How much slower the slowest hundredth of pages becomes when 1,000 cases become 1,000,000: A B A B, median of the rounds. */
const sizes = { small: 1_000, large: 1_000_000 };
const [perRound, warmUp, rounds, samples, bar] = [300, 100, 7, 1_000, 1.5];

async function measureAll(surroundings: Surroundings): Promise<void> {
  const { startNode, databaseUrl, ownerUrl, otherDatabase } = surroundings;
  const [waiting, decided] = await makeTemplates(surroundings);
  const tenths = Array.from({ length: 10 }, (_, place) => (place === 0 ? decided! : waiting!));
  const places = {
    small: { databaseUrl, ownerUrl },
    large: await otherDatabase('large'),
  };
  const desks: Partial<Record<Size, Desk>> = {};
  const filling: Record<string, number> = {};
  for (const size of ['small', 'large'] as const) {
    const begun = performance.now();
    const { home, connect } = surroundings;
    const own = () => connect(places[size].ownerUrl);
    const found = await step(`Making ${sizes[size]} cases`, () =>
      fill({ home, count: sizes[size], samples, templates: tenths, connect: own }),
    );
    filling[size] = round((performance.now() - begun) / 1_000);
    if (size === 'small') await mustVerify(places[size].databaseUrl, sizes[size]);
    const node = await startNode({ DATABASE_URL: places[size].databaseUrl, JOBS: 'off' });
    desks[size] = await openDesk(await own(), node.port, found);
  }
  const { small, large } = desks as Record<Size, Desk>;
  const pages: Record<string, Compared> = {};
  for (const name of Object.keys(visits) as Visit[]) {
    for (const desk of [small, large]) await visit(desk, name, warmUp);
    const runs = {
      small: [] as number[],
      large: [] as number[],
      middle: { small: [] as number[], large: [] as number[] },
    };
    for (let attempt = 1; attempt <= rounds; attempt++) {
      for (const [size, desk] of [
        ['small', small],
        ['large', large],
      ] as const) {
        const milliseconds = await visit(desk, name, perRound);
        runs[size].push(quantile(milliseconds, 0.99));
        runs.middle[size].push(median(milliseconds));
      }
    }
    const [a, b] = [median(runs.small), median(runs.large)];
    pages[name] = {
      p99: { small: round(a), large: round(b) },
      p50: { small: round(median(runs.middle.small)), large: round(median(runs.middle.large)) },
      ratio: round(b / a),
    };
    say(`${name}: ${JSON.stringify(pages[name])}`);
  }
  const worst = Object.entries(pages).sort(([, a], [, b]) => b.ratio - a.ratio)[0]!;
  report({
    name: 'growth',
    value: worst[1].p99.large,
    unit: `ms, p99 of ${worst[0]} at ${sizes.large} cases`,
    baseline: `the same at ${sizes.small} cases`,
    baselineValue: worst[1].p99.small,
    ratio: worst[1].ratio,
    bar: `<= ${bar}x on every page`,
    ok: worst[1].ratio <= bar,
    conditions: {
      pages,
      perRound,
      rounds,
      secondsToFill: filling,
      cases: '9 of 10 wait for a person, the others were decided with their notice',
    },
  });
}

/** Two real cases of the dog registration: one waits for a person, one was decided by rules. */
async function makeTemplates({ startNode, connect }: Surroundings): Promise<Template[]> {
  const node = await startNode({ JOBS: 'off' });
  const owner = await connect();
  const browser = new BrowserLike(node.port);
  const templates: Template[] = [];
  for (const freeText of ['Der Hund lebt auch bei meiner Schwester.', '']) {
    const about = { givenName: model.given, familyName: model.family, born: model.born, freeText };
    const { path } = await walkOnce(browser, dogJourney(about), '');
    const number = /\/vorgang\/([^/?]+)/.exec(path)?.[1] ?? '';
    templates.push(await readTemplate(owner, decodeURIComponent(number)));
  }
  browser.close();
  await node.stop();
  return templates;
}

/** A figure on rows that no node would accept says nothing: their chains must hold. */
async function mustVerify(databaseUrl: string, count: number): Promise<void> {
  const db = openDatabase({ databaseUrl, poolSize: 2, nodeName: 'bench' });
  const clock = { now: () => Temporal.Now.instant() };
  const { streams, broken } = await createEventStore({ db, clock, newId, vault: undefined as never }).verify();
  await db.close();
  if (streams !== count || broken.length > 0) throw new Error(`${streams} chains, ${broken.length} of them broken`);
}

/** A clerk's browser, signed in, and what is needed to visit as one of the people. */
async function openDesk(owner: Client, port: number, found: readonly Sample[]): Promise<Desk> {
  const [staff, key, session] = [newId(), newId(), newId()];
  await owner.query(
    `WITH k AS (INSERT INTO vault.key (id, wrapped, wrapped_by, created_at) VALUES ($2, '', 'bench', now())),
       s AS (INSERT INTO accounts.staff (id, login, name, offices, roles, key, password, created_at)
         VALUES ($1, 'bench', 'Bench', '{stadtkaemmerei}', '{clerk}', $2, 'none', now()))
     INSERT INTO session.session (id, staff_id, level, created_at, idle_until, ends_at)
     VALUES ($3, $1, 'high', now(), now() + interval '1 hour', now() + interval '9 hours')`,
    [staff, key, session],
  );
  const clerk = new BrowserLike(port);
  clerk.keep(cookieName, cookieOf({ row: session }));
  const list = await clerk.once(worklist);
  const csrf = findForm(list.html, '/team/suche')?.hidden.csrf;
  if (!csrf) throw new Error(`no worklist at ${list.path} (${list.status})`);
  return { clerk, citizen: new BrowserLike(port), csrf, found };
}

async function visit(desk: Desk, name: Visit, times: number): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let time = 0; time < times; time++) {
    const sample = desk.found[randomInt(desk.found.length)]!;
    const prepared = name === 'status' ? cookieOf({ codes: [sample.code] }) : '';
    if (prepared) desk.citizen.keep(cookieName, prepared);
    const start = performance.now();
    const { html, expected } = await visits[name](desk, sample);
    milliseconds.push(performance.now() - start);
    if (!html.includes(expected)) {
      writeFileSync('/tmp/lipsia-bench-page.html', html);
      throw new Error(`${name} does not show ${expected}`);
    }
  }
  return milliseconds;
}

const worklist = '/de/team/vorgaenge';
const search = async (desk: Desk, fields: Record<string, string>) =>
  desk.clerk.once('/de/team/suche', { csrf: desk.csrf, ...fields });

const visits = {
  async worklist({ clerk }: Desk) {
    return { html: (await clerk.once(worklist)).html, expected: '/team/vorgaenge/L-' };
  },
  async deepWorklist(desk: Desk, sample: Sample) {
    const place = sample.place ?? desk.found.find((one) => one.place)?.place;
    if (!place) throw new Error('no visited case waits for a person, so nothing leads deep into the worklist');
    const { html } = await desk.clerk.once(`${worklist}?ab=${encodeURIComponent(place)}`);
    return { html, expected: '/team/' };
  },
  async status({ citizen }: Desk, { number }: Sample) {
    return { html: (await citizen.once(`/de/vorgang/${number}`)).html, expected: number };
  },
  async searchByNumber(desk: Desk, { number }: Sample) {
    return { html: (await search(desk, { nach: 'nummer', nummer: number })).path, expected: number };
  },
  async searchByPerson(desk: Desk, { given, family, born, number }: Sample) {
    const [year = '', month = '', day = ''] = born.split('-');
    const date = { 'geburtsdatum-day': day, 'geburtsdatum-month': month, 'geburtsdatum-year': year };
    const { html } = await search(desk, { nach: 'person', vorname: given, familienname: family, ...date });
    return { html, expected: number };
  },
};

const newId = (): string => uuidv7(Date.now(), randomBytes(10));

type Size = keyof typeof sizes;
type Visit = keyof typeof visits;
interface Desk {
  readonly clerk: BrowserLike;
  readonly citizen: BrowserLike;
  readonly csrf: string;
  readonly found: readonly Sample[];
}
interface Compared {
  readonly p99: Record<Size, number>;
  readonly p50: Record<Size, number>;
  readonly ratio: number;
}

// A table that is loaded in the transaction that emptied it needs no log, its file is synced instead; what is loaded at once is tidy.
const tuning = { wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '8GB', autovacuum: 'off' };
await withSurroundings(measureAll, tuning);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '#kernel/ids';
import { type Role, scopesOf } from '#kernel/permission';
import type { Route } from '#platform/http';
import { Browser } from '../support/browser.ts';
import { type ComposedApp, composeApp } from './compose-app.ts';
import { aStaffMember } from './people.ts';

/** What stands in things that no partner may read; each is looked for in every answer. */
const secrets = ['Kanarienvogelweg 77', 'Zebrafinkin', 'Geheimnotiz 4711', 'kanari@example.org'] as const;
const [plagwitz, connewitz] = ['musterbank-plagwitz', 'musterbank-connewitz'];
const everybody = [
  ['a clerk', ['partnerClerk'], plagwitz],
  ['a lead', ['branchLead'], plagwitz],
  ['a clerk who leads', ['partnerClerk', 'branchLead'], plagwitz],
  ['a clerk of another branch', ['partnerClerk'], connewitz],
  ['a courier', ['courier'], 'botendienst'],
  ['the back office', ['partnerOffice'], 'buergerservice'],
  ['an auditor', ['partnerAuditor'], 'revision'],
] as const satisfies readonly (readonly [string, readonly Role[], string])[];

let app: ComposedApp;
let own: Thing;
const members: Member[] = [];
beforeAll(async () => {
  app = await composeApp();
  for (const [index, [name, roles, office]] of everybody.entries()) {
    const id = await aStaffMember(app, { login: `rights${index}@demo`, name, roles, offices: [office] });
    const browser = new Browser(app.app, app.sessions);
    await browser.signIn({ staffId: id }, 'substantial');
    await browser.get('/de/servicepunkte/hinweis');
    const csrf = /name="csrf" value="([^"]+)"/.exec(browser.page.html)?.[1] ?? '';
    members.push({ id, name, roles, office, browser, csrf });
  }
  own = await sealedVisit(members[0]!);
}, 60_000);
afterAll(() => app.drop());

describe('the rights of partners, tried at every address of the app', () => {
  it('refuse every role what is not in its list', async () => {
    const wrong: string[] = [];
    let tried = 0;
    await eachMember(async (member) => {
      for (const route of app.routes) {
        if (route.permission === 'public' || scopesOf(member.roles, route.permission).size > 0) continue;
        tried += 1;
        const { status } = await call(member, route, own);
        if (status !== 403) wrong.push(`${member.name}: ${route.method} ${route.path} says ${status}`);
      }
    });
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(1_000);
  }, 120_000);

  it('show nothing of the person, the case and its decision in any answer, to no role', async () => {
    const wrong: string[] = [];
    let read = 0;
    await eachMember(async (member) => {
      for (const route of app.routes.filter(({ method }) => method === 'GET')) {
        const answer = await call(member, route, own);
        const text = await answer.text();
        if (answer.status === 200) read += 1;
        if (answer.status >= 500 && !route.path.startsWith('/:lang/anmelden'))
          wrong.push(`${member.name}: ${route.path} fails`);
        for (const secret of secrets)
          if (text.includes(secret)) wrong.push(`${member.name}: ${route.path} shows ${secret}`);
      }
    });
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(200);
  }, 120_000);

  it('hide what belongs to another branch as if it were not there', async () => {
    const stranger = members.find(({ office }) => office === connewitz)!;
    const nothing = { ...own, visit: app.platform.newId(), code: 'P-0000-0000-0', case: 'L-0000-0000-0' };
    const wrong: string[] = [];
    for (const route of app.routes.filter(({ path }) => /:(besuch|number|draft)/.test(path))) {
      if (scopesOf(stranger.roles, route.permission as never).size === 0) continue;
      const [foreign, missing] = [await call(stranger, route, own), await call(stranger, route, nothing)];
      if (foreign.status !== missing.status) wrong.push(`${route.path}: ${foreign.status} and ${missing.status}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('let no role move a case, a decision, an account or another branch, whatever it sends', async () => {
    const before = await traces();
    for (const member of members.filter(({ roles }) => !roles.some((role) => role === 'partnerOffice')))
      for (const route of app.routes.filter(
        ({ method, path }) => method !== 'GET' && !/abmelden|konto|anmelden/.test(path),
      ))
        await call(member, route, own);
    // The back office may change people and ledgers of branches, and still no case and nobody's account.
    const office = members.find(({ roles }) => roles.some((role) => role === 'partnerOffice'))!;
    for (const route of app.routes.filter(
      ({ method, path }) => method !== 'GET' && !/abmelden|konto|anmelden/.test(path),
    ))
      await call(office, route, { ...own, branch: plagwitz });
    expect(await traces()).toEqual(before);
  }, 120_000);
});

/** All at once, each with their own browser. */
const eachMember = (work: (member: Member) => Promise<void>): Promise<unknown> => Promise.all(members.map(work));

/** What no partner may ever change. */
const traces = async (): Promise<unknown> =>
  app.platform.db.query(
    `SELECT (SELECT json_agg(json_build_array(number, status, outcome, seq, account_id) ORDER BY number) FROM cases."case") AS cases,
       (SELECT json_agg(json_build_array(token, kind, assignee, decided_by) ORDER BY token) FROM cases.task) AS tasks,
       (SELECT json_agg(json_build_array(id, level, locked_at) ORDER BY id) FROM accounts.account) AS accounts,
       (SELECT json_agg(json_build_array(id, roles) ORDER BY id) FROM accounts.staff) AS roles,
       (SELECT json_agg(json_build_array(id, state, seal_hash, case_number) ORDER BY id) FROM partners.visit) AS visits,
       (SELECT count(*)::int FROM partners.ledger WHERE branch = $1) AS ledger`,
    [connewitz],
  );

/** A visit of Plagwitz from the code to the seal, its case asked back with words that nobody there may see. */
async function sealedVisit(clerk: Member): Promise<Thing> {
  const guest = new Browser(app.app, app.sessions);
  const { browser } = clerk;
  await guest.get('/de/servicepunkte/besuch');
  await guest.submit('/servicepunkte/besuch', { leistung: 'anliegen-melden' });
  const code = /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(guest.page.html)?.[0] ?? '';
  await browser.get('/de/team/servicepunkt');
  await browser.submit('/team/servicepunkt', { code });
  const visit = browser.page.path.split('/').at(-1) ?? '';
  await browser.submit('/vollmacht', { art: 'pen-pad' });
  await browser.submit('/identitaet', { weg: 'photo-comparison' });
  await browser.submit(`/${visit}/formular`);
  const one = async <T>(sql: string): Promise<T> => (await app.platform.db.query<T>(sql, [visit]))[0]!;
  const { draft } = await one<{ draft: string }>('SELECT draft_id AS draft FROM partners.visit WHERE id = $1');
  for (const [page, answers] of [
    ['art', { art: 'anliegen' }],
    ['kategorie', { kategorie: 'muell' }],
    ['ort', { ort: secrets[0] }],
    ['bild', { beschreibung: secrets[2] }],
    ['kontakt', { name: secrets[1], email: secrets[3] }],
  ] as const)
    await browser.json('PUT', `/api/v1/drafts/${draft}/pages/${page}`, { answers });
  await browser.get(`/de/team/servicepunkt/${visit}`);
  await browser.submit('/versiegeln');
  const { number } = await one<{ number: string }>('SELECT case_number AS number FROM partners.visit WHERE id = $1');
  if (!number) throw new Error(`the visit was not sealed: ${browser.page.html}`);
  await guest.get(`/de/vorgang/${number}`);
  if (!guest.page.html.includes(secrets[0])) throw new Error('the person does not see the own answers');
  return { visit, code, draft, case: number, branch: plagwitz };
}

function call({ browser, csrf, id }: Member, { method, path, body }: Route, thing: Thing): Promise<Response> {
  const names: Readonly<Record<string, string>> = {
    ...{ lang: 'de', besuch: thing.visit, number: thing.case, draft: thing.draft, filiale: thing.branch, person: id },
    ...{ service: 'anliegen-melden', monat: '2026-11', nummer: '1', branch: thing.branch, event: 'umzug' },
  };
  const address = path.replace(/:(\w+)/g, (_, name: string) => names[name] ?? thing.visit);
  const headers: Record<string, string> = { cookie: browser.cookie };
  if (method === 'GET') return app.request(address, { headers });
  if (body === 'json')
    return app.request(address, {
      method,
      headers: { ...headers, 'content-type': 'application/json', 'if-match': '*' },
      body: JSON.stringify(pushy(thing)),
    });
  return app.request(address, {
    method,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...pushy(thing), csrf }).toString(),
  });
}

/** Fields that decide, earn, or reach another branch, in the names of all forms and of the interface. */
const pushy = ({ visit, case: number }: Thing): Record<string, string> => ({
  ...{
    ergebnis: 'granted',
    outcome: 'granted',
    status: 'decided',
    state: 'accepted',
    deutsch: 'x',
    tun: 'entscheiden',
  },
  ...{ filiale: connewitz, branch: connewitz, roles: 'clerk', rolle: 'clerk', offices: connewitz, level: 'high' },
  ...{ cents: '999999', betrag: '9.999,00', art: 'office-entry', nummer: '1', grund: 'x', besuch: visit, number },
});

interface Thing {
  readonly visit: string;
  readonly code: string;
  readonly draft: string;
  readonly case: string;
  readonly branch: string;
}
interface Member {
  readonly id: Uuid;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly office: string;
  readonly browser: Browser;
  readonly csrf: string;
}

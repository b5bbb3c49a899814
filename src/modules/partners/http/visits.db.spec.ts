import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { type Permission, scopesOf } from '#kernel/permission';
import { type ComposedApp, composeApp } from '../../../../test/contract/compose-app.ts';
import { aStaffMember } from '../../../../test/contract/people.ts';
import { Browser } from '../../../../test/support/browser.ts';
import { htmlProblems } from '../../../../test/support/html-problems.ts';
import { readLedgerFile, verifyLedger } from '../domain/ledger/index.ts';

const [plagwitz, holzhausen] = ['musterbank-plagwitz', 'musterpost-holzhausen'];
let app: ComposedApp;
let clerk: Browser;
let other: Browser;
let clerkId: Uuid;
let otherId: Uuid;
beforeAll(async () => {
  app = await composeApp();
  clerkId = await aStaffMember(app, { login: 'a@demo', name: 'Paula', offices: [plagwitz], roles: ['partnerClerk'] });
  otherId = await aStaffMember(app, { login: 'b@demo', name: 'Otto', offices: [holzhausen], roles: ['partnerClerk'] });
  [clerk, other] = [browser(), browser()];
  await clerk.signIn({ staffId: clerkId }, 'substantial');
  await other.signIn({ staffId: otherId }, 'substantial');
}, 60_000);
afterAll(() => app.drop());

const browser = (): Browser => new Browser(app.app, app.sessions);
const idIn = (path: string): string => path.split('/').at(-1)?.split('?')[0] ?? '';
const one = async <T>(sql: string, ...values: readonly unknown[]): Promise<T> =>
  (await app.platform.db.query<T>(sql, values))[0]!;

/** A guest's visit; gives the browser, its id and its code. */
async function opened(service = 'anliegen-melden', language = 'en') {
  const guest = browser();
  await guest.get(`/${language}/servicepunkte/besuch?leistung=${service}`);
  expect(await htmlProblems(guest.page.html)).toEqual([]);
  await guest.submit('/servicepunkte/besuch', { leistung: service });
  const code = /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(guest.page.html)?.[0] ?? '';
  return { guest, code, id: idIn(guest.page.path) };
}

async function taken(code: string): Promise<void> {
  await clerk.get('/de/team/servicepunkt');
  await clerk.submit('/team/servicepunkt', { code: code.toLowerCase() });
}

async function identified(code: string, weg = 'photo-comparison'): Promise<void> {
  await taken(code);
  await clerk.submit('/vollmacht', { art: 'pen-pad' });
  await clerk.submit('/identitaet', { weg });
}

it('goes from the code to a case that is the person’s, and the branch sees the status only', async () => {
  const { guest, code, id } = await opened();
  expect(await htmlProblems(guest.page.html)).toEqual([]);
  await taken(code);
  expect(clerk.page).toMatchObject({ status: 200, path: `/de/team/servicepunkt/${id}` });
  expect(clerk.page.html).toContain('A person at the counter helps me');
  await clerk.submit('/vollmacht');
  expect(clerk.page.status).toBe(422);
  await clerk.submit('/vollmacht', { art: 'pen-pad', text: '0'.repeat(64) });
  expect(clerk.page.html).toContain('Der Text hat sich geändert');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  await clerk.get(`/de/team/servicepunkt/${id}`);
  await clerk.submit('/vollmacht', { art: 'pen-pad' });
  await clerk.submit('/identitaet', { weg: 'photo-comparison' });
  await clerk.submit(`/${id}/formular`);
  expect(clerk.page.path).toContain('/de/anliegen-melden/frage/art');
  const { draft } = await one<{ draft: string }>('SELECT draft_id AS draft FROM partners.visit WHERE id = $1', id);
  await clerk.get(`/de/team/servicepunkt/${id}`);
  expect(clerk.page.html).not.toContain('versiegeln"');
  for (const [page, answers] of [
    ['art', { art: 'anliegen' }],
    ['kategorie', { kategorie: 'muell' }],
    ['ort', { ort: 'Eisenbahnstraße 20' }],
    ['bild', {}],
    ['kontakt', {}],
  ] as const)
    expect((await clerk.json('PUT', `/api/v1/drafts/${draft}/pages/${page}`, { answers })).status).toBe(200);
  // The check page of the form leads back to the visit.
  await clerk.get('/de/anliegen-melden/pruefen');
  expect(clerk.page.path).toBe(`/de/team/servicepunkt/${id}`);
  expect(clerk.page.html).toContain('Eisenbahnstraße 20');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  const again = clerk.tab();
  await clerk.submit('/versiegeln');
  expect(clerk.page.html).toContain('Bei der Stadt angekommen');
  expect(clerk.page.html).not.toContain('Eisenbahnstraße');
  await again.submit('/versiegeln');
  expect(await one('SELECT count(*)::int AS count FROM cases."case"')).toEqual({ count: 1 });

  await guest.get(`/en/servicepunkte/besuch/${id}`);
  expect(guest.page.html).toContain('received by the city');
  expect(guest.page.html).toContain('A person at the counter helps me');
  expect(await htmlProblems(guest.page.html)).toEqual([]);
  const number = /\/vorgang\/(L-[0-9A-Z-]+)"/.exec(guest.page.html)?.[1] ?? '';
  await guest.get(`/en/vorgang/${number}`);
  expect(guest.page.status).toBe(200);
  for (const path of [
    `/de/vorgang/${number}`,
    `/de/team/vorgaenge/${number}`,
    '/de/team/vorgaenge',
    '/de/team/betrieb',
  ]) {
    await clerk.get(path);
    expect(clerk.page.status, path).toBe(403);
  }
  const drafts = await clerk.json('GET', '/api/v1/drafts');
  expect(JSON.stringify(drafts.body)).not.toContain('anliegen-melden');
  const made = await one<{ channel: string; key: Uuid }>(
    'SELECT channel, key FROM cases."case" WHERE number = $1',
    number,
  );
  expect(made.channel).toBe('counter');
  const record = await app.platform.db.transaction((tx) => app.platform.vault.accessRecord(tx, made.key));
  expect(record).toMatchObject([{ role: 'partnerClerk', office: plagwitz, what: ['answers'] }]);
});

it('keeps a ledger that the branch can take home and check, whose every hash stands in the log', async () => {
  await clerk.get('/de/team/servicepunkt/kassenbuch');
  const ledger = readLedgerFile(Buffer.from(clerk.page.bytes).toString()) ?? expect.fail('no ledger');
  expect(ledger.entries.map(({ body }) => body)).toEqual([
    { kind: 'service-done', service: 'anliegen-melden', edition: 1, cents: 250 },
  ]);
  const logged = await app.platform.db.query<{ number: number; hash: string }>(
    `SELECT (public->>'number')::int AS number, public->>'hash' AS hash FROM events.event WHERE type = 'partners.ledger-written'`,
  );
  const anchors = new Map(logged.map(({ number, hash }) => [number, hash]));
  expect(anchors.size).toBe(1);
  expect(verifyLedger(plagwitz, ledger.entries, anchors)).toMatchObject({ ok: true, count: 1 });
  const { partners } = app.doors;
  const add = (body: Parameters<typeof partners.writeOfficeEntry>[2]) =>
    app.platform.db.transaction((tx) => partners.writeOfficeEntry(tx, plagwitz, body, systemActor));
  expect(await add({ kind: 'service-done', service: 'x', edition: 1, cents: 1 })).toMatchObject({
    reason: 'wrong-side',
  });
  expect(await add({ kind: 'correction', of: 1, cents: -251, text: 'x' })).toMatchObject({
    reason: 'not-compensating',
  });
  expect(await add({ kind: 'correction', of: 1, cents: -50, text: 'x' })).toMatchObject({
    value: { seq: 2, by: 'office' },
  });
  for (const sql of ['UPDATE partners.ledger SET at = at', 'DELETE FROM partners.ledger', 'DELETE FROM partners.visit'])
    await expect(app.platform.db.query(sql), sql).rejects.toThrow(/permission denied/);
  expect((await app.platform.events.verify()).broken).toEqual([]);
});

it('refuses with the way forward: another branch, a service not open here, an unknown code', async () => {
  const { code, id } = await opened('hund-anmelden');
  const { code: pass } = await opened('leipzig-pass');
  await other.get('/en/team/servicepunkt');
  await other.submit('/team/servicepunkt', { code: pass });
  expect(other.page.status).toBe(422);
  expect(other.page.html).toContain('This service is not possible here today');
  expect(other.page.html).toContain('at the office');
  expect(await htmlProblems(other.page.html)).toEqual([]);
  await taken(code);
  await other.get('/en/team/servicepunkt');
  for (const typed of [code, 'P-0000-0000-0', 'x', '']) {
    await other.submit('/team/servicepunkt', { code: typed });
    expect(other.page.html, typed).toContain('There is no open visit for this');
  }
  await other.get(`/en/team/servicepunkt/${id}`);
  expect(other.page.status).toBe(404);
  const stranger = browser();
  await stranger.get(`/en/servicepunkte/besuch/${id}`);
  expect(stranger.page.status).toBe(404);
});

it('wants the card for what needs a high level, and never mixes two people with the same form', async () => {
  const [first, second] = [await opened('hund-anmelden'), await opened('hund-anmelden')];
  await identified(first.code);
  await clerk.submit(`/${first.id}/formular`);
  await identified(second.code);
  await clerk.submit(`/${second.id}/formular`);
  expect(clerk.page.html).toContain('schon für jemand anderen');
  await clerk.get(`/de/team/servicepunkt/${first.id}`);
  await clerk.submit('/beenden');
  expect(clerk.page.html).toContain('Das Amt hat nichts bekommen');
  await clerk.get(`/de/team/servicepunkt/${second.id}`);
  await clerk.submit(`/${second.id}/formular`);
  expect(clerk.page.path).toContain('/de/hund-anmelden/frage/');
  await clerk.get(`/de/team/servicepunkt/${second.id}`);
  await clerk.submit('/beenden');
  const { code } = await opened('bewohnerparkausweis');
  await taken(code);
  await clerk.submit('/vollmacht', { art: 'pen-pad' });
  expect(clerk.page.html).toContain('müssen Sie die Karte vor Ort lesen');
  expect(clerk.page.html).not.toContain('name="weg"');
  // A move may be registered with a passport whose photo was compared (BMG § 23(1)).
  const { code: move } = await opened('wohnsitz-anmelden');
  await taken(move);
  await clerk.submit('/vollmacht', { art: 'pen-pad' });
  expect(clerk.page.html).not.toContain('müssen Sie die Karte vor Ort lesen');
  await clerk.submit('/identitaet', { weg: 'second-document' });
  expect(clerk.page.status).toBe(422);
  await clerk.submit('/identitaet', { weg: 'photo-comparison' });
  expect(clerk.page.html).toContain('Formular ausfüllen');
});

it('ends with the person, who takes the mandate back at any time before it is sent', async () => {
  const { guest, code, id } = await opened('hund-anmelden', 'de');
  await identified(code);
  await clerk.submit(`/${id}/formular`);
  await guest.get(`/de/servicepunkte/besuch/${id}`);
  await guest.submit('/zuruecknehmen');
  expect(guest.page.html).toContain('Zurückgenommen am');
  expect(await htmlProblems(guest.page.html)).toEqual([]);
  await clerk.get(`/de/team/servicepunkt/${id}`);
  expect(clerk.page.html).toContain('Dieser Besuch ist beendet');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  expect(await one('SELECT state, key, sealed FROM partners.visit WHERE id = $1', id)).toEqual({
    ...{ state: 'withdrawn', key: null, sealed: null },
  });
});

it('opens nothing outside the list of what a branch may do: every route of the app is tried', async () => {
  await clerk.get('/de/team/servicepunkt');
  const csrf = /name="csrf" value="([^"]+)"/.exec(clerk.page.html)?.[1] ?? '';
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const [wrong, allowed, tried] = [[] as string[], new Set<string>(), new Set<string>()];
  for (const { method, path, permission, body } of app.routes) {
    if (permission === 'public') continue;
    if (scopesOf(['partnerClerk'], permission).size > 0) {
      allowed.add(permission);
      continue;
    }
    tried.add(permission);
    const address = path.replace(':lang', 'de').replace(/:\w+/g, clerkId);
    const isJson = body === 'json';
    const headers = { cookie: clerk.cookie, ...(isJson ? { 'content-type': 'application/json' } : form) };
    const init = method === 'GET' ? { headers } : { method, headers, body: isJson ? '{}' : `csrf=${csrf}` };
    const { status } = await app.request(address, init);
    if (status !== 403) wrong.push(`${method} ${path} (${permission}): ${status}`);
  }
  expect(wrong).toEqual([]);
  expect([...allowed].sort()).toEqual([
    ...['custody:branch', 'draft:create', 'draft:read', 'draft:update', 'partner-visit:serve', 'service:read'],
  ]);
  for (const decides of ['case:read', 'case:decide', 'case:approve', 'case:create', 'register-record:read'])
    expect(scopesOf(['partnerClerk'], decides as Permission).size, decides).toBe(0);
  expect(tried.size).toBeGreaterThan(20);
});

it('gives at most three open visits at once', async () => {
  const { guest } = await opened();
  for (const status of [200, 200, 422]) {
    await guest.get('/de/servicepunkte/besuch');
    await guest.submit('/servicepunkte/besuch', { leistung: 'hund-anmelden' });
    expect(guest.page.status).toBe(status);
  }
  expect(guest.page.html.match(/servicepunkte\/besuch\/[0-9a-f-]{36}"/g)).toHaveLength(3);
  await guest.get('/de/servicepunkte/besuch');
  await guest.submit('/servicepunkte/besuch', { leistung: 'personalausweis' });
  expect(guest.page.html).toContain('Wählen Sie, wobei Sie Hilfe brauchen');
});

it('lets nobody serve whose training is over, and revokes in one step', async () => {
  const { partners } = app.doors;
  await partners.nameClerk({ id: otherId, branch: holzhausen, trainedUntil: '2026-11-22' });
  await other.get('/de/team/servicepunkt');
  expect(other.page.html).toContain('Ihre Schulung ist abgelaufen');
  expect(await htmlProblems(other.page.html)).toEqual([]);
  expect(await partners.nameClerk({ id: otherId, branch: 'gibt-es-nicht', trainedUntil: '2027-11-22' })).toBe(false);

  const { code, id } = await opened('hund-anmelden');
  await identified(code);
  expect(await partners.revokeClerk(clerkId, systemActor)).toBe(true);
  expect(await partners.revokeClerk(clerkId, systemActor)).toBe(false);
  await clerk.get('/de/team/servicepunkt');
  expect([401, 200]).toContain(clerk.page.status);
  expect(clerk.page.html).not.toContain('Code der Person');
  expect(await one('SELECT state FROM partners.visit WHERE id = $1', id)).toEqual({ state: 'withdrawn' });
});

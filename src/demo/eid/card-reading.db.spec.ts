import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import { type ComposedApp, composeApp } from '../../../test/contract/compose-app.ts';
import { anAccount, aStaffMember } from '../../../test/contract/people.ts';
import { dogAnswers as formAnswers } from '../../../test/faults/support/dog-answers.ts';
import { Browser, htmlProblems } from '../../../test/support/index.ts';
import { type DemoEid, demoCards, startEid } from './index.ts';

const [plagwitz, zentrum] = ['musterbank-plagwitz', 'musterbank-zentrum'];
let app: ComposedApp;
let eid: DemoEid;
let clerk: Browser;
let colleague: Browser;
let elsewhere: Browser;
/** Minutes that the clock of the service is off. */
let skew = 0;

beforeAll(async () => {
  eid = await startEid({
    ...{
      port: 0,
      host: '127.0.0.1',
      cityUrl: 'http://localhost:8080',
      now: () => app.clock.now().add({ minutes: skew }),
    },
    async load(url) {
      const response = await app.request(url.slice('http://localhost:8080'.length));
      return response.ok ? response.text() : null;
    },
  });
  app = await composeApp({ register: () => 'none', eid });
  const [a, b, c] = await Promise.all([
    aStaffMember(app, { login: 'a@demo', name: 'Paula', offices: [plagwitz], roles: ['partnerClerk'] }),
    aStaffMember(app, { login: 'b@demo', name: 'Otto', offices: [plagwitz], roles: ['partnerClerk'] }),
    aStaffMember(app, { login: 'c@demo', name: 'Ute', offices: [zentrum], roles: ['partnerClerk'] }),
  ]);
  [clerk, colleague, elsewhere] = [browser(), browser(), browser()];
  await clerk.signIn({ staffId: a }, 'substantial');
  await colleague.signIn({ staffId: b }, 'substantial');
  await elsewhere.signIn({ staffId: c }, 'substantial');
}, 60_000);
afterAll(() => Promise.all([eid.close(), app.drop()]));

const browser = (): Browser => new Browser(app.app, app.sessions);
const one = async <T>(sql: string, ...values: readonly unknown[]): Promise<T> =>
  (await app.platform.db.query<T>(sql, values))[0]!;
/** All but the person: the card knows who that is. */
const { vorname: _v, familienname: _f, ...rest } = formAnswers('x');
const dogAnswers = Object.fromEntries(
  Object.entries(rest).filter(([name]) => !name.startsWith('geburtsdatum')),
) as Record<string, string>;
const cardOf = (id: string) => demoCards.find((card) => card.id === id) ?? expect.fail(id);

/** A visit that a person opened and the branch has begun, up to the identity. */
async function begun(service = 'hund-anmelden', person = browser()) {
  await person.get(`/de/servicepunkte/besuch?leistung=${service}`);
  await person.submit('/servicepunkte/besuch', { leistung: service });
  const code = /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(person.page.html)?.[0] ?? '';
  await clerk.get('/de/team/servicepunkt');
  await clerk.submit('/team/servicepunkt', { code });
  await clerk.submit('/vollmacht', { art: 'pen-pad' });
  return { person, id: clerk.page.path.split('/').at(-1) ?? '' };
}

/** Begins to read; gives the address that the link of the page opens at the reader. */
async function start(more: Readonly<Record<string, string>> = {}): Promise<string> {
  await clerk.submit('/karte', { foto: 'yes', einverstanden: 'yes', ...more });
  return /href="([^"]+tcTokenURL=[^"]+)"/.exec(clerk.page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

/** What somebody does at the reader, without script; gives where the browser is sent, or the page. */
async function atReader(address: string, typed: { card: string; can?: string; stop?: boolean }): Promise<string> {
  const opened = await (await fetch(address)).text();
  const lesung = /name="lesung" value="(\w+)"/.exec(opened)?.[1];
  if (!lesung) return opened;
  const { card, can = cardOf(card).can, stop } = typed;
  const body = new URLSearchParams({ lesung, karte: card, can, weiter: stop ? 'abbrechen' : 'lesen' });
  const done = await fetch(eid.clientUrl, { method: 'POST', body, redirect: 'manual' });
  return done.headers.get('location')?.slice('http://localhost:8080'.length) ?? done.text();
}

/** The whole way: from the page of the clerk to the reader and back. */
async function read(card: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await clerk.get(await atReader(await start(more), { card }));
}

/** Answers the questions of a form, page by page. */
async function fill(id: string, answers: Readonly<Record<string, string>>): Promise<void> {
  await clerk.submit(`/${id}/formular`);
  for (let step = 0; step < 60 && clerk.page.path.includes('/frage/'); step++) {
    const { html, path } = clerk.page;
    const asked = Object.entries(answers).filter(([name]) => html.includes(`name="${name}"`));
    await clerk.submit(path.split('?')[0] ?? '', Object.fromEntries(asked));
    if (clerk.page.path === path) throw new Error(`${path} does not go on: ${clerk.page.html}`);
  }
}

const born = { 'geburtsdatum-day': '13', 'geburtsdatum-month': '4', 'geburtsdatum-year': '1988' };
const stateOf = (id: string) =>
  one<{ state: string; identity: JsonObject | null }>('SELECT state, identity FROM partners.visit WHERE id = $1', id);

it('reads a card after photo and consent: level high, the form filled in, the case with the note of it', async () => {
  const { id, person } = await begun();
  expect(clerk.page.html).not.toContain('value="card-reading"');
  await clerk.submit('/karte');
  expect(clerk.page).toMatchObject({ status: 422 });
  expect(clerk.page.html).toContain('Vergleichen Sie zuerst das Foto');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  await clerk.submit('/karte', { foto: 'yes' });
  expect(clerk.page.html).toContain('ob Sie die Karte lesen dürfen');
  expect(await one('SELECT count(*)::int AS count FROM partners.card_reading')).toEqual({ count: 0 });

  const address = await start({ uebernehmen: 'yes' });
  expect(address).toContain(`${eid.clientUrl}?tcTokenURL=`);
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  await clerk.submit('/karte-ergebnis');
  expect(clerk.page.html).toContain('noch nicht gelesen');
  const opened = await fetch(address);
  const html = await opened.text();
  expect(await htmlProblems(html)).toEqual([]);
  expect(html).toContain('DEMO');
  // The token is fetched: the same link opens nothing more.
  expect(await atReader(address, { card: 'mira' })).toContain('nicht bekannt oder schon vorbei');
  const lesung = /name="lesung" value="(\w+)"/.exec(html)?.[1] ?? '';
  const type = async (can: string) => {
    const body = new URLSearchParams({ lesung, karte: 'mira', can, weiter: 'lesen' });
    return fetch(eid.clientUrl, { method: 'POST', body, redirect: 'manual' });
  };
  // No PIN, and a wrong CAN reads nothing.
  for (const can of ['123456', '12345', '']) expect((await type(can)).status, can).toBe(422);
  await clerk.get(`/de/team/servicepunkt/${id}`);
  expect(clerk.page.html).toContain('arbeitet schon');
  const back = (await type(cardOf('mira').can)).headers.get('location') ?? '';
  await clerk.get(back.slice('http://localhost:8080'.length));
  expect(clerk.page.path).toBe(`/de/team/servicepunkt/${id}`);
  expect(clerk.page.html).toContain('Die Karte ist gelesen und gültig');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  expect(await stateOf(id)).toEqual({
    state: 'identity-checked',
    identity: { method: 'card-reading', level: 'high' },
  });
  // What was read stands nowhere in the open, and not on the page of the clerk.
  const stored = await one<{ row: string }>(
    'SELECT to_jsonb(r)::text AS row FROM partners.card_reading r WHERE visit = $1',
    id,
  );
  for (const text of [stored.row, clerk.page.html]) expect(text).not.toMatch(/muster-demo|august-bebel|1988-04-12/i);

  // Name and day of birth come from the card.
  await fill(id, dogAnswers);
  expect(clerk.page.html).toContain('Muster-Demo');
  expect(clerk.page.html).toContain('12. April 1988');
  await clerk.submit('/versiegeln');
  expect(clerk.page.html).toContain('Bei der Stadt angekommen');
  const { key } = await one<{ key: Uuid }>(
    'SELECT c.key FROM cases."case" c JOIN partners.visit v ON v.case_number = c.number WHERE v.id = $1',
    id,
  );
  const record = await app.platform.db.transaction((tx) => app.platform.vault.accessRecord(tx, key));
  expect(record.map(({ role, what }) => [role, ...what])).toContainEqual(['partnerClerk', 'identity-card']);
  await person.get('/de/mein-bereich/zugriffe');
  expect(person.page.html).toContain('Ihr Ausweis');
});

it('seals nothing for somebody else than the card says, and names the fields alone', async () => {
  const { id } = await begun();
  await read('mira');
  await fill(id, { ...dogAnswers, vorname: 'Mira', familienname: 'Muster', ...born });
  await clerk.submit('/versiegeln');
  expect(clerk.page.status).toBe(422);
  expect(clerk.page.html).toContain('Formular und Karte stimmen nicht überein: Name, Geburtsdatum, Anschrift.');
  expect(clerk.page.html).not.toContain('MUSTER-DEMO');
  expect((await stateOf(id)).state).toBe('identity-checked');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  await clerk.submit('/beenden');
});

it('refuses cards that have expired or are blocked, and what was stopped, each with the way forward', async () => {
  const { id } = await begun();
  for (const card of ['olga', 'tom']) {
    await read(card);
    expect(clerk.page.html, card).toContain('abgelaufen oder gesperrt');
    expect(await htmlProblems(clerk.page.html)).toEqual([]);
  }
  await clerk.get(`/de/team/servicepunkt/${id}`);
  await clerk.get(await atReader(await start(), { card: 'mira', stop: true }));
  expect(clerk.page.html).toContain('hat keine Karte gelesen');
  await clerk.get(`/de/team/servicepunkt/${id}`);
  // Somebody types the way back by hand: it says that all is well, and nothing was read.
  await start();
  const { reading } = await one<{ reading: string }>(
    `SELECT id AS reading FROM partners.card_reading WHERE visit = $1 AND state = 'waiting'`,
    id,
  );
  await clerk.get(`/de/team/servicepunkt/${id}/karte/${reading}?ResultMajor=ok`);
  expect(clerk.page).toMatchObject({ status: 422 });
  expect(clerk.page.html).toContain('noch nicht gelesen');
  await clerk.submit('/karte-beenden');
  expect(clerk.page.html).toContain('Foto auf einem gültigen Ausweis verglichen');
  expect((await stateOf(id)).state).toBe('mandate-signed');
  // The fifth, then the other ways remain.
  await start();
  await clerk.submit('/karte-beenden');
  await clerk.submit('/karte', { foto: 'yes', einverstanden: 'yes' });
  expect(clerk.page.html).toContain('zu oft gelesen');
  await clerk.submit('/identitaet', { weg: 'photo-comparison' });
  expect(await stateOf(id)).toMatchObject({ identity: { method: 'photo-comparison', level: 'substantial' } });
  await clerk.submit('/beenden');
});

it('takes a reading for its visit, from its clerk, at its branch, once and in time', async () => {
  const first = await begun();
  const back = await atReader(await start(), { card: 'mira' });
  const second = await begun();
  const swapped = back.replace(first.id, second.id);
  await clerk.get(swapped);
  expect(clerk.page.html).toContain('Hier können Sie nichts öffnen');
  await clerk.get(`/de/team/servicepunkt/${second.id}`);
  await start();
  await clerk.get(swapped);
  expect(clerk.page.html).toContain('Diese Lesung gilt nicht mehr');
  expect((await stateOf(second.id)).state).toBe('mandate-signed');
  for (const other of [colleague, elsewhere, first.person]) {
    await other.get(back);
    expect([401, 403, 404]).toContain(other.page.status);
  }
  expect((await stateOf(first.id)).state).toBe('mandate-signed');
  await clerk.get(back);
  expect((await stateOf(first.id)).state).toBe('identity-checked');
  // Once more changes nothing, and the session of the service is over.
  await clerk.get(back);
  expect(clerk.page.path).toBe(`/de/team/servicepunkt/${first.id}`);
  // Another visit cannot have the session that was used, even in the database.
  await expect(
    app.platform.db.query(
      `UPDATE partners.card_reading SET session = (SELECT session FROM partners.card_reading WHERE visit = $2) WHERE visit = $1`,
      [second.id, first.id],
    ),
  ).rejects.toThrow(/unique/);
  await clerk.get(`/de/team/servicepunkt/${second.id}`);
  await clerk.submit('/karte-beenden');
  const late = await atReader(await start(), { card: 'mira' });
  app.clock.advance({ minutes: 11 });
  await clerk.get(late);
  expect(clerk.page.html).toContain('Diese Lesung gilt nicht mehr');
  expect((await stateOf(second.id)).state).toBe('mandate-signed');
  for (const id of [first.id, second.id]) {
    await clerk.get(`/de/team/servicepunkt/${id}`);
    await clerk.submit('/beenden');
  }
});

it('compares with the person of the account who prepared the visit, and shows the reading there at once', async () => {
  const { id: accountId, key } = await anAccount(app);
  const person = browser();
  await person.signIn({ accountId });
  const { id } = await begun('hund-anmelden', person);
  await read('mira');
  expect(clerk.page.html).toContain('passt nicht zu der Person, die den Besuch vorbereitet hat');
  expect(clerk.page.html).not.toMatch(/Beispiel\b/);
  const profile = {
    givenNames: 'Mira',
    familyName: 'Muster-Demo',
    birthDate: '1988-04-12',
    address: null,
    email: null,
  };
  await app.platform.db.transaction(async (tx) => {
    const sealed = await app.platform.vault.seal(key, { ...profile, pseudonym: null }, `account:${accountId}`, tx);
    await tx.query('UPDATE accounts.account SET profile = $2 WHERE id = $1', [accountId, sealed]);
  });
  await clerk.get(`/de/team/servicepunkt/${id}`);
  await read('mira');
  expect((await stateOf(id)).state).toBe('identity-checked');
  const record = await app.platform.db.transaction((tx) => app.platform.vault.accessRecord(tx, key));
  expect(record.map(({ role, what }) => [role, ...what])).toContainEqual(['partnerClerk', 'identity-card']);
  await clerk.submit('/beenden');
});

it('settles nothing while the service is away, forged or silent, and goes on afterwards', async () => {
  const { id } = await begun();
  const back = await atReader(await start(), { card: 'mira' });
  // An hour off: the signature of the service is of another time.
  const real = app.clock.now();
  skew = 60;
  await clerk.get(back);
  expect(clerk.page).toMatchObject({ status: 503 });
  expect(clerk.page.html).toContain('antwortet nicht');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  skew = 0;
  expect(app.clock.now().equals(real)).toBe(true);
  expect((await stateOf(id)).state).toBe('mandate-signed');
  // Asked again, it says what was read: nothing was lost.
  await clerk.get(`/de/team/servicepunkt/${id}`);
  await clerk.submit('/karte-ergebnis');
  expect((await stateOf(id)).state).toBe('identity-checked');
  await clerk.submit('/beenden');

  const next = await begun();
  await start();
  skew = 60;
  await clerk.submit('/karte-beenden');
  await clerk.submit('/karte', { foto: 'yes', einverstanden: 'yes' });
  expect(clerk.page).toMatchObject({ status: 503 });
  expect(clerk.page.html).toContain('antwortet nicht');
  skew = 0;
  // An answer that was lost puts the service one ahead.
  const address = await start();
  await clerk.submit('/karte-ergebnis');
  expect(clerk.page.html).toContain('noch nicht gelesen');
  await app.platform.db.query('UPDATE partners.card_reading SET asked = 0 WHERE visit = $1', [next.id]);
  await clerk.get(await atReader(address, { card: 'mira' }));
  expect((await stateOf(next.id)).state).toBe('identity-checked');
  await clerk.submit('/beenden');
});

it('offers no reading where there is no reader, and no other way where the card is needed', async () => {
  const { id } = await begun('bewohnerparkausweis');
  expect(clerk.page.html).toContain('müssen Sie die Karte vor Ort lesen');
  expect(clerk.page.html).not.toContain('name="weg"');
  const csrf = /name="csrf" value="([^"]+)"/.exec(clerk.page.html)?.[1] ?? '';
  const post = (what: string, body: Readonly<Record<string, string>>) =>
    app.request(`/de/team/servicepunkt/${id}/${what}`, {
      method: 'POST',
      headers: { cookie: clerk.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, ...body }),
    });
  for (const weg of ['photo-comparison', 'second-document', 'card-reading'])
    expect((await post('identitaet', { weg })).status, weg).toBe(422);
  expect((await stateOf(id)).state).toBe('mandate-signed');
  await clerk.submit('/beenden');
});

it('gives the token to nobody who does not know it', async () => {
  for (const token of ['x', '', 'A'.repeat(43), '../'.repeat(10)])
    expect((await app.request(`/eid/tc-token/${encodeURIComponent(token)}`)).status, token).toBe(404);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseRow } from '#cases';
import { type Actor, guestActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { languages } from '#kernel/language';
import { deriveGuestKeys } from '#platform/vault';
import { expectSound } from '../../src/modules/portal/http/pages/test-support.ts';
import { type ComposedApp, composeApp } from './compose-app.ts';
import { anAccount, aStaffMember, citizen, sendDog, signedIn } from './people.ts';

let app: ComposedApp;
let guest: { cookie: string; csrf: string; row: CaseRow };
let stranger: { cookie: string; csrf: string };
const clerk: Actor = {
  ...guestActor,
  kind: 'staff',
  id: '00000000-0000-7000-8000-00000000c1e4',
  roles: ['clerk'],
  offices: ['stadtkaemmerei'],
};

beforeAll(async () => {
  app = await composeApp();
  guest = await guestWithCase();
  stranger = await app.visitor();
});
afterAll(() => app.drop());

describe.each(languages)('in %s', (language) => {
  it.each(['', '/zugriffe', '/datenkopie', '/loeschen'])(
    'mein-bereich%s is sound for a guest with a case',
    async (place) => {
      const response = await app.request(`/${language}/mein-bereich${place}`, { headers: { cookie: guest.cookie } });
      expect(response.status).toBe(200);
      await expectSound(await response.text());
    },
  );

  it.each([
    ...['', '/suche?q=hund', '/aemter', '/begriffe', '/impressum', '/datenschutz', '/barrierefreiheit'],
    ...['/ueber', '/hilfe', '/zahlen', '/hund-anmelden', '/leben/umzug', '/aemter/stadtkaemmerei'],
  ])('%s is a sound page', async (place) => {
    const response = await app.request(`/${language}${place}`);
    expect(response.status).toBe(200);
    await expectSound(await response.text());
  });

  it('an unknown page is a sound page with a way forward', async () => {
    const response = await app.request(`/${language}/quark`);
    expect(response.status).toBe(404);
    await expectSound(await response.text());
  });
});

it('the case of this device stands there with its one next action, and a stranger sees nothing of it', async () => {
  const own = await (await app.request('/de/mein-bereich', { headers: { cookie: guest.cookie } })).text();
  expect(own).toContain(guest.row.number);
  const other = await (await app.request('/de/mein-bereich', { headers: { cookie: stranger.cookie } })).text();
  expect(other).not.toContain(guest.row.number);
});

it.each([
  ['an empty message', (number: string) => `/de/vorgang/${number}/nachricht`, 422],
  ['a form that was open too long', () => '/de/hund-anmelden/senden', 403],
])('after %s the language switch and the way back lead to a page', async (_, addressOf, status) => {
  const csrf = status === 403 ? 'expired' : guest.csrf;
  const refused = await app.request(addressOf(guest.row.number), {
    method: 'POST',
    headers: { cookie: guest.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf, text: '' }).toString(),
  });
  expect(refused.status).toBe(status);
  const html = await refused.text();
  const links = [...html.matchAll(/href="(\/(?:de|en)\/(?:vorgang|hund-anmelden)[^"#]*)"/g)].map(
    ([, href]) => href ?? '',
  );
  expect(links.filter((href) => href.startsWith('/en/'))).toHaveLength(1);
  // Opening a letter would count as having read it.
  for (const href of new Set(links.filter((link) => !link.includes('/schreiben/')))) {
    const opened = await app.request(href.replaceAll('&amp;', '&'), { headers: { cookie: guest.cookie } });
    expect([200, 303], href).toContain(opened.status);
  }
});

it('staff do not see the pages of citizens', async () => {
  const cookie = await signedIn(app, { staffId: await aStaffMember(app) });
  expect((await app.request('/de/mein-bereich', { headers: { cookie } })).status).toBe(403);
});

it('each reading by the office stands in the record: who, why, what, which case, without a gap', async () => {
  const read = () => app.doors.cases.view({ actor: clerk, guestProofs: [], mandate: null }, guest.row.number);
  await read();
  await read();
  const html = await (await app.request('/de/mein-bereich/zugriffe', { headers: { cookie: guest.cookie } })).text();
  expect(html).toContain('Sachbearbeitung, Stadtkämmerei');
  expect(html).toContain(guest.row.number);
  expect(html).toContain('ohne Lücke');
  const json = await copyOf(guest.cookie);
  const numbers = json.accessRecord.entries.map((entry: { number: number }) => entry.number);
  expect(numbers).toEqual(numbers.map((_: number, index: number) => numbers.length - index));
  expect(json.accessRecord.isGapless).toBe(true);
});

it('the copy holds the answers and no letter is opened by it', async () => {
  const json = await copyOf(guest.cookie);
  expect(json.cases).toHaveLength(1);
  expect(json.cases[0]).toMatchObject({ number: guest.row.number, answers: { familienname: 'Müller' } });
  expect(json.cases[0].letters.every((letter: { retrievedAt: unknown }) => letter.retrievedAt === null)).toBe(true);
  expect((await copyOf(stranger.cookie)).cases).toEqual([]);
});

describe('a person with an account', () => {
  it('sees cases, letters, the profile in the copy, and what stays when the account goes', async () => {
    const { id, key } = await anAccount(app);
    const row = await sendDog(app, { accountId: id, guestProof: null, actor: citizen(id) });
    const cookie = await signedIn(app, { accountId: id });
    const send = async (path: string) => (await app.request(path, { headers: { cookie } })).text();
    const area = await send('/de/mein-bereich');
    await expectSound(area);
    expect(area).toContain(row.number);
    expect(area).toContain('Ein Brief wartet auf Sie');
    expect(area).toContain('/schreiben/');
    expect((await copyOf(cookie)).account).toMatchObject({ familyName: 'Beispiel' });
    await expectSound(await send('/en/mein-bereich/datenkopie'));
    const erase = await send('/de/mein-bereich/loeschen');
    await expectSound(erase);
    expect(erase).toContain('AO § 169');
    expect(erase).not.toContain('name="bestaetigt"');

    const page = await send('/de/mein-bereich/konto/loeschen');
    expect(page).toContain(row.number);
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const gone = await app.request('/de/mein-bereich/konto/loeschen', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, confirm: 'yes' }).toString(),
    });
    expect(gone.status).toBe(303);
    const kept = async (id: Uuid) => {
      const sql = 'SELECT destroyed_at IS NULL AS stays FROM vault.key WHERE id = $1';
      return (await app.platform.db.query<{ stays: boolean }>(sql, [id]))[0]?.stays;
    };
    expect([await kept(key), await kept(row.key)]).toEqual([false, true]);
    const drafts = await app.platform.db.query('SELECT 1 FROM forms.draft WHERE account_id = $1', [id]);
    expect(drafts).toEqual([]);
  });
});

it('keeps what the law wants, says until when, and erases it by itself on the day after', async () => {
  const send = (path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: { cookie: guest.cookie, ...init.headers } });
  const post = (fields: Record<string, string>) =>
    send('/de/mein-bereich/loeschen', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf: guest.csrf, ...fields }).toString(),
    });
  const missing = await post({});
  expect(missing.status).toBe(422);
  expect(await missing.text()).toContain('Fehler:');
  const asked = await post({ bestaetigt: 'yes' });
  expect(asked.headers.get('location')).toBe('/de/mein-bereich/loeschen?geloescht=0');
  expect((await copyOf(guest.cookie)).cases[0].isDeleted).toBe(false);
  // A letter that lies unread goes to the post, and holds the case until it is posted.
  const letter = (await copyOf(guest.cookie)).cases[0].letters[0].id;
  expect((await send(`/de/vorgang/${guest.row.number}/schreiben/${letter}`)).status).toBe(200);
  const reads = (await copyOf(guest.cookie)).accessRecord.entries.length;
  expect(reads).toBeGreaterThan(0);

  const decided = Temporal.Instant.from(guest.row.decidedAt!).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  const due = decided.add({ years: 10, days: 1 });
  const noon = (day: Temporal.PlainDate) => day.toZonedDateTime('Europe/Berlin').add({ hours: 12 }).toInstant();
  app.clock.set(noon(due.subtract({ days: 1 })));
  await app.platform.jobs.drain();
  expect((await copyOf(guest.cookie)).cases[0].isDeleted).toBe(false);
  app.clock.set(noon(due));
  const mayNow = await (await send('/de/mein-bereich/loeschen')).text();
  expect(mayNow).toContain('name="bestaetigt"');
  await expectSound(mayNow);
  await app.platform.jobs.drain();
  const copy = await copyOf(guest.cookie);
  expect(copy.cases[0]).toMatchObject({ isDeleted: true, answers: {} });
  expect(copy.accessRecord).toMatchObject({ isGapless: true });
  expect(copy.accessRecord.entries.length).toBeGreaterThanOrEqual(reads);
  expect(await (await send('/de/mein-bereich')).text()).toContain('gelöscht');
  expect((await app.platform.events.verify()).broken).toEqual([]);
});

describe('health', () => {
  it('is live and ready', async () => {
    expect((await app.request('/health/live')).status).toBe(200);
    const ready = await app.request('/health/ready');
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      checks: { database: 'ok', migrations: 'ok', jobs: 'ok' },
    });
  });
});

it('the metrics are OpenMetrics and name routes, never addresses', async () => {
  const text = await (await app.request('/metrics')).text();
  expect(text.endsWith('# EOF\n')).toBe(true);
  expect(text).toContain('http_requests_total{method="GET",route="/:lang/mein-bereich",status="200"}');
  expect(text).not.toContain(guest.row.number);
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (TYPE|HELP|UNIT) |# EOF$|[a-z_]+(\{[^}]*\})? -?[\d.e+-]+$)/);
});

async function guestWithCase() {
  const first = await app.visitor();
  const started = await app.request('/de/hund-anmelden/frage/hund-in-leipzig', {
    method: 'POST',
    headers: { cookie: first.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf: first.csrf, _action: 'later' }).toString(),
  });
  const cookie = (started.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const code = (await app.sessions.read(cookie)).guestCodes[0]!;
  const row = await sendDog(app, { accountId: null, guestProof: deriveGuestKeys(code).proof, actor: guestActor });
  return { cookie, csrf: first.csrf, row };
}

// biome-ignore lint/suspicious/noExplicitAny: the copy is held against its content below.
async function copyOf(cookie: string): Promise<any> {
  const response = await app.request('/de/mein-bereich/datenkopie.json', { headers: { cookie } });
  expect(response.headers.get('content-disposition')).toContain('attachment');
  return response.json();
}

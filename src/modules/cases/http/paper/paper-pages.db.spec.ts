import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Uuid } from '#kernel/ids';
import { type ComposedApp, composeApp } from '../../../../../test/contract/compose-app.ts';
import { aStaffMember } from '../../../../../test/contract/people.ts';
import { Browser } from '../../../../../test/support/browser.ts';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { forgetPapers } from '../../use-cases/paper/sort-paper.ts';

let app: ComposedApp;
let clerk: Browser;
let other: Browser;
let clerkId: Uuid;
beforeAll(async () => {
  app = await composeApp();
  clerkId = await aStaffMember(app, { login: 'a@demo', name: 'Otto', offices: ['ordnungsamt', 'standesamt'] });
  const otherId = await aStaffMember(app, { login: 'b@demo', name: 'Sina', offices: ['sozialamt'] });
  clerk = new Browser(app.app, app.sessions);
  other = new Browser(app.app, app.sessions);
  await clerk.signIn({ staffId: clerkId }, 'substantial');
  await other.signIn({ staffId: otherId }, 'substantial');
}, 60_000);
afterAll(() => app.drop());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
/** Enters a scan that came on a day; gives its id. */
async function scan(tag = '19.11.2026', amt = 'ordnungsamt'): Promise<string> {
  await clerk.get('/de/team/eingang');
  const file = new File([png], 'brief.png', { type: 'image/png' });
  await clerk.submit('/team/eingang', { scan: file as never, tag, amt, notiz: 'Müll vor dem Haus' });
  return clerk.page.path.split('/').at(-1)?.split('?')[0] ?? '';
}

it('takes a scan into the queue of an office, checks it, and logs every opening', async () => {
  await clerk.get('/en/team/eingang');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  await scan('1.1.2030');
  expect(clerk.page.status).toBe(422);
  await clerk.get('/de/team/eingang');
  const bad = new File([Buffer.from('kein Bild')], 'brief.png');
  await clerk.submit('/team/eingang', { scan: bad as never, tag: '19.11.2026', amt: 'ordnungsamt' });
  expect(clerk.page.html).toContain('kein PDF, JPEG oder PNG');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);

  const id = await scan();
  expect(clerk.page.html).toContain('Müll vor dem Haus');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  const [row] = await app.platform.db.query<{ key: Uuid; text: string }>(
    `SELECT key, encode(sealed, 'escape') AS text FROM cases.paper WHERE id = $1`,
    [id],
  );
  expect(row?.text).not.toContain('brief.png');
  await clerk.get(`/de/team/eingang/${id}/datei`);
  expect(clerk.page).toMatchObject({ status: 200, type: 'image/png' });
  const record = await app.platform.db.transaction((tx) => app.platform.vault.accessRecord(tx, row?.key ?? ''));
  expect(record.length).toBeGreaterThanOrEqual(2);
  await other.get(`/de/team/eingang/${id}`);
  expect(other.page.status).toBe(404);
});

it('passes paper on, sends it back with a note, and forgets it after a year', async () => {
  const id = await scan();
  const at = `/team/eingang/${id}`;
  await clerk.submit(`${at}/weiterleiten`, { amt: 'sozialamt', text: '' });
  expect(clerk.page.status).toBe(422);
  expect(await htmlProblems(clerk.page.html)).toEqual([]);
  await clerk.submit(`${at}/weiterleiten`, { amt: 'sozialamt', text: 'Gehört zum Leipzig-Pass.' });
  expect(clerk.page.html).toContain('Das Papier ist weitergeleitet.');
  await clerk.get(`/de${at}`);
  expect(clerk.page.status).toBe(404);
  await other.get('/de/team/eingang');
  expect(other.page.html).toContain('weitergeleitet von: Ordnungsamt');
  await other.get(`/de${at}`);
  await other.submit(`${at}/zurueck`, { text: 'Die Schrift ist nicht lesbar.' });
  expect(other.page.html).toContain('Scan gelöscht');
  const left = () => app.platform.db.query('SELECT state, length(file) AS size FROM cases.paper WHERE id = $1', [id]);
  expect(await left()).toEqual([{ state: 'returned', size: 0 }]);
  const events = await app.platform.db.transaction((tx) => app.platform.events.read(tx, id));
  expect(events.map(({ type }) => type)).toEqual(['paper.registered', 'paper.forwarded', 'paper.returned']);
  expect(await forgetPapers(app.platform as never)).toBe(0);
  app.clock.advance({ days: 366 });
  expect(await forgetPapers(app.platform as never)).toBe(1);
  expect(await left()).toEqual([]);
  app.clock.set('2026-11-23T09:00:00Z');
});

it('makes a case from paper by the form of the page: deadlines count from the day it came', async () => {
  await clerk.signIn({ staffId: clerkId }, 'substantial');
  // Without paper staff send nothing for anybody.
  await clerk.get('/de/anliegen-melden/start');
  const id = await scan('19.11.2026');
  await clerk.submit(`/team/eingang/${id}/neu`, { dienst: 'hund-anmelden' });
  expect(clerk.page.status).toBe(422);
  await clerk.get(`/de/team/eingang/${id}`);
  await clerk.submit(`/team/eingang/${id}/neu`, { dienst: 'anliegen-melden' });
  expect(clerk.page.status).toBe(200);
  const [paper] = await app.platform.db.query<{ draft: string }>(
    'SELECT draft_id AS draft FROM cases.paper WHERE id = $1',
    [id],
  );
  const pages = [
    ['art', { art: 'anliegen' }],
    ['kategorie', { kategorie: 'muell' }],
    ['ort', { ort: 'Eisenbahnstraße 20, vor dem Haus' }],
    ['bild', {}],
    ['kontakt', {}],
  ] as const;
  for (const [page, answers] of pages) {
    const done = await clerk.json('PUT', `/api/v1/drafts/${paper?.draft}/pages/${page}`, { answers });
    expect([page, done.status]).toEqual([page, 200]);
  }
  await clerk.get('/de/anliegen-melden/pruefen');
  await clerk.submit('/anliegen-melden/senden');
  const number = /L-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(clerk.page.path)?.[0] ?? '';
  expect(clerk.page.path).toContain('/team/vorgaenge/');
  const [made] = await app.platform.db.query(
    `SELECT c.channel, c.promised_on::text AS promised, c.guest_proof AS proof, e.source, e.received_on::text AS received
     FROM cases.case c JOIN cases.evidence e ON e.case_id = c.id WHERE c.number = $1`,
    [number],
  );
  // Five working days from Thursday 19 November: Thursday 26 November.
  expect(made).toEqual({
    channel: 'paper',
    promised: '2026-11-26',
    proof: null,
    source: 'paper',
    received: '2026-11-19',
  });
  await clerk.get(`/de/team/vorgaenge/${number}`);
  expect(clerk.page.html).toContain('brief.png, eingegangen am');
  expect(await htmlProblems(clerk.page.html)).toEqual([]);

  const second = await scan('20.11.2026');
  await clerk.submit(`/team/eingang/${second}/anhaengen`, { nummer: 'L-0000' });
  expect(clerk.page.status).toBe(422);
  await clerk.submit(`/team/eingang/${second}/anhaengen`, { nummer: number });
  expect(clerk.page.html).toContain('Das Papier liegt jetzt in diesem Vorgang.');
  const scans = [...clerk.page.html.matchAll(/href="([^"]*\/nachweise\/[^"]*)"/g)].map(([, href]) => href ?? '');
  await clerk.get(scans.at(-1) ?? '');
  expect(clerk.page.status).toBe(200);
  const keys = await app.platform.db.query('SELECT state, length(file) AS size FROM cases.paper WHERE id = $1', [
    second,
  ]);
  expect(keys).toEqual([{ state: 'attached', size: 0 }]);
  expect(
    await app.doors.cases.verifyStates({
      kind: 'system',
      id: null,
      roles: ['system'],
      level: null,
      offices: [],
      name: null,
    }),
  ).toMatchObject({ differing: [] });
});

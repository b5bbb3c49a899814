import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Uuid } from '#kernel/ids';
import { letterPdf } from '#platform/pdf';
import { type ComposedApp, composeApp } from '../../../../test/contract/compose-app.ts';
import { anAccount, aStaffMember } from '../../../../test/contract/people.ts';
import { Browser } from '../../../../test/support/browser.ts';
import { htmlProblems } from '../../../../test/support/html-problems.ts';

let app: ComposedApp;
let officer: Browser;
let other: Browser;
let officerId: Uuid;
beforeAll(async () => {
  app = await composeApp();
  [officer, other] = [browser(), browser()];
  for (const [at, one] of [other, officer].entries()) {
    officerId = await aStaffMember(app, { login: `i${at}@demo`, name: 'Ada', roles: ['informationOfficer'] });
    await one.signIn({ staffId: officerId }, 'substantial');
  }
}, 60_000);
afterAll(() => app.drop());

const browser = (): Browser => new Browser(app.app, app.sessions);
const rows = <T>(sql: string, ...values: readonly unknown[]): Promise<T[]> => app.platform.db.query<T>(sql, values);
const sound = async (one: Browser): Promise<void> => expect(await htmlProblems(one.page.html)).toEqual([]);

/** Somebody asks, a guest if nobody else; gives the browser and the number. */
async function asked(values: Readonly<Record<string, string>> = {}, language = 'de', guest = browser()) {
  await guest.get(`/${language}/anfragen/neu?q=Parkb%C3%A4nke`);
  await sound(guest);
  await guest.submit('/anfragen/neu', {
    betreff: 'Kosten der Parkbänke',
    text: 'Was kosteten die Bänke am Markt?',
    ...values,
  });
  const number = /\/anfragen\/(A-[\w-]+)/.exec(guest.page.path)?.[1] ?? '';
  return { guest, number };
}

const step = async (
  one: Browser,
  number: string,
  name: string,
  values: Record<string, string | string[] | File> = {},
) => {
  await one.get(`/de/team/anfragen/${number}/schritt/${name}`);
  await sound(one);
  await one.submit(`/schritt/${name}`, values as never);
  return one.page;
};
const api = async (number: string) => (await browser().json('GET', `/api/v1/information-requests/${number}`)).body;

it('goes from a question without account to a public answer that is a dataset, and every read by the city is entered', async () => {
  const { guest, number } = await asked({ email: 'fragt@example.org', name: 'Frag Los' });
  expect(guest.page).toMatchObject({ status: 200 });
  await sound(guest);
  expect(guest.page.html).toContain('Ihre Anfrage ist bei uns');
  expect(await api(number)).toMatchObject({
    status: 'received',
    subject: 'Kosten der Parkbänke',
    due: '2026-12-23',
    own: null,
  });

  expect((await step(officer, number, 'extend', { grund: 'constructor', text: 'Drei Ämter suchen.' })).status).toBe(
    422,
  );
  expect((await step(officer, number, 'extend', { grund: 'search', text: 'Drei Ämter suchen.' })).path).toContain(
    number,
  );
  await sound(officer);
  expect(await api(number)).toMatchObject({ extendedOn: '2026-11-23', due: '2027-01-25', nominal: '2027-01-23' });

  await step(officer, number, 'estimate', { minuten: '120', betrag: '40', text: 'Akten aus drei Ämtern' });
  await guest.get(`/de/anfragen/${number}`);
  expect(guest.page.html).toContain('40,00');
  await sound(guest);
  await guest.submit(`/anfragen/${number}/schritt`, {}, 'was=accept-fee');

  const pdf = await letterPdf(aLetter);
  const file = new File([pdf as BlobPart], 'rechnung.pdf', { type: 'application/pdf' });
  expect((await step(officer, number, 'file', { datei: file })).path).toBe(`/de/team/anfragen/${number}?fertig=1`);
  const early = await step(officer, number, 'answer', {
    ergebnis: 'granted',
    text: 'Anbei.',
    oeffentlich: 'Anbei.',
    wann: 'now',
  });
  expect(early.status).toBe(422);
  expect(early.html).toContain('Bereiten Sie zuerst alle Dokumente');
  await officer.get(`/de/team/anfragen/${number}`);
  const fileId = /dokumente\/([0-9a-f-]{36})/.exec(officer.page.html)?.[1] ?? '';
  await officer.submit(`/dokumente/${fileId}`, {}, 'was=uebernehmen');
  expect(officer.page.status).toBe(200);
  await step(officer, number, 'answer', {
    ergebnis: 'granted',
    text: 'Die Bänke kosteten 4.000 Euro.',
    oeffentlich: 'Die Bänke kosteten 4.000 Euro.',
    wann: 'now',
  });
  expect(officer.page.path).toBe(`/de/team/anfragen/${number}?fertig=1`);
  await sound(officer);

  const answered = await api(number);
  expect(answered).toMatchObject({
    status: 'granted',
    answerText: 'Die Bänke kosteten 4.000 Euro.',
    publishedOn: '2026-11-23',
  });
  const [document] = answered['files'] as { path: string; sha256: string }[];
  await guest.get(document!.path);
  expect(guest.page).toMatchObject({ status: 200, type: 'application/pdf' });
  const dataset = (await browser().json('GET', `/api/v1/datasets/${String(answered['dataset'])}`)).body;
  expect(JSON.stringify(dataset)).toContain(document!.sha256);
  await guest.get(`/en/anfragen/${number}`);
  await sound(guest);
  expect(guest.page.html).toContain('Answered in time');

  await app.platform.jobs.drain();
  expect(app.mails.filter(({ to }) => to === 'fragt@example.org').length).toBeGreaterThanOrEqual(3);
  expect(app.mails.every(({ text }) => !text.includes('4.000'))).toBe(true);
  const [{ key } = { key: '' }] = await rows<{ key: string }>(
    'SELECT key FROM information.request WHERE number = $1',
    number,
  );
  const reads = await rows<{ purpose: string }>('SELECT purpose FROM vault.access WHERE subject = $1', key);
  expect(new Set(reads.map(({ purpose }) => purpose))).toEqual(new Set(['processing', 'delivery']));
  const [{ bare } = { bare: -1 }] = await rows<{ bare: number }>(
    "SELECT count(*)::int AS bare FROM vault.handout WHERE key = $1 AND number IS NULL AND why NOT IN ('own-view', 'seal')",
    key,
  );
  expect(bare).toBe(0);
  const leaves = await rows<{ public: object }>("SELECT public FROM events.event WHERE type LIKE 'information.%'");
  await app.doors.transparency.seal();
  const entries = await rows<{ entry: string }>("SELECT convert_from(entry, 'UTF8') AS entry FROM transparency.leaf");
  const log = JSON.stringify(entries);
  expect(log).toContain('information.published');
  expect(log).toContain(number);
  expect(log).not.toMatch(/Parkb|Frag Los|fragt@/);
  expect(JSON.stringify(leaves)).not.toMatch(/Parkb|Frag Los|fragt@/);
  expect(app.faults).toEqual([]);
});

it('puts each read by the city into the series of the person who asked, by account or by code, and into nobody else’s', async () => {
  const { id } = await anAccount(app);
  const citizen = browser();
  await citizen.signIn({ accountId: id });
  const { number } = await asked({}, 'de', citizen);
  const { guest, number: other } = await asked();
  for (const one of [number, other]) await officer.get(`/de/team/anfragen/${one}`);
  const seriesOf = async (one: Browser): Promise<Series[]> =>
    (await one.json('GET', '/api/v1/area/access-list')).body['series'] as Series[];
  const own = (await seriesOf(citizen)).find(({ name }) => name === number)!;
  expect(own.entries).toEqual([
    expect.objectContaining({ number: 1, role: 'informationOfficer', purpose: 'processing' }),
  ]);
  await officer.get(`/de/team/anfragen/${number}`);
  expect((await seriesOf(citizen)).find(({ name }) => name === number)?.entries).toHaveLength(2);
  expect((await seriesOf(citizen)).map(({ name }) => name)).not.toContain(other);
  expect((await seriesOf(guest)).map(({ name }) => name)).toEqual([other]);
  expect(await seriesOf(browser())).toEqual([]);
  await citizen.get('/de/mein-bereich/zugriffe');
  expect(citizen.page.html).toContain('Anfrage 2');
  await citizen.get('/de/meine-daten/beweis');
  expect(citizen.page.html).toContain(`Anfrage ${number}`);
  await sound(citizen);
  await citizen.get(`/en/meine-daten/frage?reihe=${number}&nummer=1`);
  expect(citizen.page.html).toContain(`Request ${number}`);
  await guest.get(`/en/meine-daten/frage?reihe=${number}&nummer=1`);
  expect(guest.page.status).toBe(404);
});

it('counts a form that is sent twice once, and keeps words back in which somebody is named', async () => {
  const guest = browser();
  await guest.get('/en/anfragen/neu?q=pay');
  const twin = guest.tab();
  const values = { betreff: 'Pay of a head', text: 'What does Frau Muster earn in her office?' };
  await guest.submit('/anfragen/neu', values);
  await twin.submit('/anfragen/neu', values);
  expect(twin.page.path).toBe(guest.page.path);
  const number = /(A-[\w-]+)/.exec(guest.page.path)?.[1] ?? '';
  expect(await api(number)).toMatchObject({ subject: null, wording: null });
  await step(officer, number, 'show-words', {
    betreff: 'Pay of a head of office',
    wortlaut: 'What does the head earn?',
  });
  expect(await api(number)).toMatchObject({ subject: 'Pay of a head of office', wording: 'What does the head earn?' });
});

it('lets one of two officers decide, and shows the other what changed', async () => {
  const { number } = await asked();
  await officer.get(`/de/team/anfragen/${number}/schritt/ask-back`);
  await other.get(`/de/team/anfragen/${number}/schritt/answer`);
  await officer.submit('/schritt/ask-back', { text: 'Welcher Markt ist gemeint?' });
  await other.submit('/schritt/answer', {
    ergebnis: 'not-held',
    text: 'Gibt es nicht.',
    oeffentlich: 'Gibt es nicht.',
  });
  expect(other.page.status).toBe(422);
  expect(other.page.html).toContain('gerade geändert');
  expect(await api(number)).toMatchObject({ status: 'asked-back' });
});

it('keeps an own request from everybody else, and opens it with the code on another device', async () => {
  const { guest, number } = await asked({ wann: 'after-answer' });
  const code = /class="city-number">([0-9A-Z]{4}(?:-[0-9A-Z]{1,4})+)</.exec(guest.page.html)?.[1] ?? '';
  const stranger = browser();
  await stranger.get(`/de/anfragen/${number}`);
  expect(stranger.page.html).not.toContain('Bänke');
  expect(
    (await stranger.json('POST', `/api/v1/information-requests/${number}/steps`, { what: 'withdraw' })).status,
  ).toBe(404);
  await stranger.get('/de/anfragen/code');
  await stranger.submit('/anfragen/code', { code });
  expect(stranger.page).toMatchObject({ status: 200, path: `/de/anfragen/${number}` });
  expect(stranger.page.html).toContain('Bänke am Markt');
  await stranger.submit(`/anfragen/${number}/schritt`, {}, 'was=withdraw');
  expect(await api(number)).toMatchObject({ status: 'withdrawn' });
});

it('hears others by letter under a key of their own, refuses without it, and lets time do the rest', async () => {
  const { guest, number } = await asked({ wann: 'after-answer' });
  const refused = {
    ergebnis: 'refused',
    grund: ['geschaeftsgeheimnis'],
    text: 'Geheimnis einer Firma.',
    oeffentlich: 'Abgelehnt.',
    wann: 'later',
  };
  expect((await step(officer, number, 'answer', refused)).html).toContain('Hören Sie zuerst');
  await step(officer, number, 'hear', {
    empfaenger: 'Bankbau GmbH (Demo)\nMusterweg 1\n04109 Leipzig',
    text: 'Preise der Bänke',
  });
  await guest.get(`/de/anfragen/${number}`);
  expect(guest.page.html).not.toContain('Bankbau');
  await officer.get(`/de/team/anfragen/${number}`);
  const letter = /href="([^"]*\/briefe\/[^"]*)"/.exec(officer.page.html)?.[1] ?? '';
  await officer.get(letter);
  expect(officer.page).toMatchObject({ status: 200, type: 'application/pdf' });
  await guest.get(letter.replace('/team', ''));
  expect(guest.page.status).toBe(404);

  app.clock.set('2026-12-30T09:00:00Z');
  await officer.signIn({ staffId: officerId }, 'substantial');
  const { information } = app.doors;
  expect(await information!.runClock()).toBeGreaterThan(0);
  expect(await api(number)).toMatchObject({ status: 'heard', overdue: true });
  await guest.get(`/de/anfragen/${number}`);
  expect(guest.page.html).toContain('Seit 7 Tagen überfällig');
  await step(officer, number, 'answer', refused);
  await guest.get(`/de/anfragen/${number}`);
  await sound(guest);
  expect(await api(number)).toMatchObject({ status: 'refused', answerText: null, wording: null });
  app.clock.advance({ days: 7 });
  await information!.runClock();
  expect(await api(number)).toMatchObject({ status: 'refused', answerText: 'Abgelehnt.', publishedOn: '2027-01-06' });
  expect(await api(number)).toMatchObject({ wording: 'Was kosteten die Bänke am Markt?' });
  app.clock.advance({ months: 2 });
  await information!.runClock();
  expect(await api(number)).toMatchObject({ status: 'closed' });
  expect(await information!.runClock()).toBe(0);
  expect(app.faults).toEqual([]);
});

it('takes and prepares documents over the interface as the pages do', async () => {
  const { number } = await asked();
  await officer.signIn({ staffId: officerId }, 'substantial');
  const desk = `/api/v1/information-desk/${number}`;
  const seen = async () => String((await officer.json('GET', desk)).body['seq']);
  const send = async (one: Browser, file: File | null, state: string) => {
    const form = new FormData();
    if (file) form.append('file', file);
    form.append('seen', state);
    return one.json('POST', `${desk}/files`, form, { 'idempotency-key': app.platform.newId() });
  };
  const pdf = new File([(await letterPdf(aLetter)) as BlobPart], 'rechnung.pdf', { type: 'application/pdf' });
  expect(await send(browser(), pdf, '1')).toMatchObject({ status: 401 });
  expect(await send(officer, null, await seen())).toMatchObject({ status: 422, body: { title: 'file missing' } });
  expect(await send(officer, pdf, '99')).toMatchObject({
    status: 409,
    body: { type: 'urn:lipsia:problem:changed-meanwhile' },
  });
  const added = await send(officer, pdf, await seen());
  expect(added).toMatchObject({ status: 201, body: { files: [{ name: 'rechnung.pdf', ready: false }] } });
  const [{ id, path } = { id: '', path: '' }] = added.body['files'] as { id: string; path: string }[];
  await officer.get(path);
  expect(officer.page).toMatchObject({ status: 200, type: 'application/pdf' });
  const found = await officer.json('GET', `${desk}/files/${id}/suggestions?term=4.000`);
  expect(found).toMatchObject({ status: 200, body: { found: [{ text: '4.000', page: 1 }] } });
  const [{ boxes } = { boxes: [] }] = found.body['found'] as { boxes: number[][] }[];
  const marks = [{ page: 1, box: boxes[0], ground: 'geschaeftsgeheimnis' }];
  const redact = (body: object) => officer.json('POST', `${desk}/files/${id}/redaction`, body);
  expect(await redact({ marks: [{ ...marks[0], ground: 'laune' }] })).toMatchObject({ status: 422 });
  expect(await redact({ marks })).toMatchObject({ status: 200, body: { files: [{ ready: true, redacted: true }] } });
  const plain = await officer.json('POST', `${desk}/files/${id}/public-version`, {});
  expect(plain).toMatchObject({ status: 200, body: { files: [{ ready: true, redacted: false }] } });
  expect(await officer.json('DELETE', `${desk}/files/${id}`)).toMatchObject({ status: 200, body: { files: [] } });
  expect(app.faults).toEqual([]);
});

it('forgets who asked when the rules say so, and keeps the page; with an account at once when it goes', async () => {
  const { guest, number } = await asked({ email: 'weg@example.org', name: 'Frag Los' });
  await officer.signIn({ staffId: officerId }, 'substantial');
  await step(officer, number, 'hear', { empfaenger: 'Bankbau GmbH (Demo)', text: 'Preise' });
  const stored = () =>
    rows<Record<string, unknown>>(
      `SELECT key, has_email, account_id, guest_proof, ended_on::text, forgotten_on::text FROM information.request WHERE number = $1`,
      number,
    );
  const [{ key: before } = {}] = await stored();
  await guest.json('POST', `/api/v1/information-requests/${number}/steps`, { what: 'withdraw' });
  const [{ ended_on: ended } = {}] = await stored();
  const { information } = app.doors;
  app.clock.set(`${Temporal.PlainDate.from(String(ended)).add({ years: 2 })}T10:00:00Z`);
  await app.platform.events.ensurePartitions();
  await information!.runClock();
  expect(await stored()).toMatchObject([{ key: before, forgotten_on: null }]);
  app.clock.advance({ days: 1 });
  await information!.runClock();
  expect(await information!.runClock()).toBe(0);
  const [after] = await stored();
  expect(after).toMatchObject({
    has_email: false,
    account_id: null,
    guest_proof: null,
    forgotten_on: expect.any(String),
  });
  const gone = await rows(
    `SELECT 1 FROM vault.key WHERE destroyed_at IS NOT NULL
     AND (id = $1 OR id IN (SELECT l.key FROM information.letter l JOIN information.request r ON r.id = l.request WHERE r.number = $2))`,
    before,
    number,
  );
  expect(gone).toHaveLength(2);
  await guest.get(`/en/anfragen/${number}`);
  expect(guest.page.html).toContain('Kosten der Parkbänke');
  expect(guest.page.html).toContain('Name and address are deleted');
  expect(guest.page.html).not.toContain('Frag Los');
  await sound(guest);
  expect((await guest.json('GET', `/api/v1/information-requests/${number}`)).body['own']).toBeNull();
  // Somebody may still report the page, and the officer reads that alone.
  await browser().json('POST', `/api/v1/information-requests/${number}/reports`, { text: 'Da steht ein Name.' });
  await officer.signIn({ staffId: officerId }, 'substantial');
  await officer.get(`/de/team/anfragen/${number}`);
  expect(officer.page.html).toContain('Da steht ein Name.');
  expect(officer.page.html).not.toMatch(/Frag Los|weg@example|Bankbau/);
  await sound(officer);
  await app.doors.transparency.seal();
  const [secret] = await rows<{ secret: unknown }>(
    'SELECT s.secret FROM transparency.stream s JOIN information.request r ON r.id = s.id WHERE r.number = $1',
    number,
  );
  expect(secret).toEqual({ secret: null });
  expect((await app.platform.events.verify()).broken).toEqual([]);

  const { id } = await anAccount(app);
  const citizen = browser();
  await citizen.signIn({ accountId: id });
  const [ended1, open] = [await asked({}, 'de', citizen), await asked({}, 'de', citizen)];
  await citizen.json('POST', `/api/v1/information-requests/${ended1.number}/steps`, { what: 'withdraw' });
  const copy = (await citizen.json('GET', '/api/v1/area/data-copy')).body['requests'] as { number: string }[];
  expect(copy).toMatchObject([
    { number: open.number, subject: 'Kosten der Parkbänke', text: 'Was kosteten die Bänke am Markt?', messages: [] },
    { number: ended1.number, status: 'withdrawn' },
  ]);
  await citizen.get('/en/mein-bereich/datenkopie');
  expect(citizen.page.html).toContain(`${open.number}: Kosten der Parkbänke`);
  await sound(citizen);
  await citizen.get('/de/mein-bereich/loeschen');
  expect(citizen.page.html).toContain('Wir können sofort vergessen');
  await sound(citizen);
  const { body: mine } = await citizen.json('GET', '/api/v1/area/erasable');
  const may = [[open.number, 'open'] as const, [ended1.number, 'now'] as const];
  expect(mine['requests']).toEqual(may.map(([one, kind]) => ({ number: one, may: kind })));
  expect((await citizen.json('POST', '/api/v1/area/erasure', { confirm: true })).body).toEqual({ erased: 1 });
  const third = await asked({}, 'de', citizen);
  await citizen.json('POST', `/api/v1/information-requests/${third.number}/steps`, { what: 'withdraw' });
  expect((await citizen.json('DELETE', '/api/v1/account', { confirm: true })).status).toBe(200);
  const left = await rows<{ number: string }>('SELECT number FROM information.request WHERE account_id = $1', id);
  expect(left).toEqual([{ number: open.number }]);
  expect(app.faults).toEqual([]);
});

interface Series {
  readonly name: string;
  readonly entries: readonly unknown[];
}
const aLetter = {
  language: 'de',
  mark: null,
  sender: { authority: 'Stadt', office: 'Amt', address: ['Markt 1'], contact: [] },
  recipient: ['Firma'],
  place: 'Leipzig',
  date: '2026-11-20',
  reference: [],
  subject: 'Rechnung',
  blocks: [{ kind: 'paragraph', text: 'Zwei Bänke kosten 4.000 Euro.' }],
} as const;

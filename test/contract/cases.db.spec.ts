import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiOf } from '#portal';
import { aboutApi } from '../../src/open-api.ts';
import { type ComposedApp, composeApp } from './compose-app.ts';
import { anAccount, aStaffMember, signedIn } from './people.ts';
import { type Program, program } from './program.ts';

const root = join(import.meta.dirname, '../..');
let app: ComposedApp;
let api: Program;
let clerk: Readonly<Record<string, string>>;
let clerkId: string;
beforeAll(async () => {
  app = await composeApp();
  api = program(app, openApiOf(app.routes, aboutApi(root)));
  clerkId = await aStaffMember(app);
  clerk = { cookie: await signedIn(app, { staffId: clerkId }) };
});
afterAll(() => app.drop());

describe('a case over the interface, from both sides', () => {
  it('is worked on, asked about, corrected with a file, decided, read and objected to', async () => {
    const { number, headers } = await sent('Der Hund lebt bei zwei Personen.');
    const own = `/api/v1/cases/${number}`;
    const desk = `/api/v1/tasks/${number}`;

    const list = await api.call('GET', '/api/v1/worklist?kind=decision', { headers: clerk });
    const listed = list.body.tasks.find((task: { number: string }) => task.number === number);
    const next = await api.call('GET', '/api/v1/worklist/next', { headers: clerk });
    expect(next.body.next).toMatchObject({ number, isFree: true });
    expect(
      (await api.call('GET', `/api/v1/worklist/next?after=${encodeURIComponent(listed.place)}`, { headers: clerk }))
        .body.next,
    ).toMatchObject({ number });
    const byNumber = await api.call('POST', '/api/v1/case-search', {
      body: { number: number.toLowerCase() },
      headers: clerk,
    });
    expect(byNumber.body).toEqual({ numbers: [number] });
    const person = { familyName: 'muller', givenNames: '', birthDate: '1988-03-27' };
    const byPerson = await api.call('POST', '/api/v1/case-search', {
      body: { ...person, familyName: 'Müller' },
      headers: clerk,
    });
    expect(byPerson.body.numbers).toContain(number);
    const nobody = await api.call('POST', '/api/v1/case-search', {
      body: { ...person, familyName: ' ' },
      headers: clerk,
    });
    expect(nobody).toMatchObject({ status: 422, body: { type: 'urn:lipsia:problem:name-missing' } });

    const token = listed.token as string;
    await api.call('POST', `${desk}/take`, { body: { token }, headers: clerk });
    const task = await api.call('GET', `${desk}?token=${encodeURIComponent(token)}`, { headers: clerk });
    expect(task.body).toMatchObject({
      applicant: 'Jana Müller',
      task: { isMine: true, takenBy: { id: clerkId, name: 'Demo' } },
    });
    expect(task.body.task.outcomes).toContain('nachfragen');
    const files = task.body.answers.flatMap(({ rows }: { rows: { files: { id: string }[] }[] }) =>
      rows.flatMap((row) => row.files),
    );
    const evidence = await api.call('GET', `${desk}/files/${files[0].id}`, { headers: clerk });
    expect(evidence.type).toBe('image/png');
    expect((await api.call('GET', `${desk}/files/${files[0].id}`, { headers })).status).toBe(404);
    const all = await api.call('GET', `${desk}?all=true`, { headers: clerk });
    expect(all).toMatchObject({ status: 403, body: { type: 'urn:lipsia:problem:purpose-needed', scope: 'all' } });
    const legalBasis = all.body.legalBases[0];
    const stated = await api.call('POST', `${desk}/purpose`, {
      body: { scope: 'all', purpose: 'processing', legalBasis },
      headers: clerk,
    });
    expect(stated.body).toEqual({ ok: true });
    expect((await api.call('GET', `${desk}?all=true`, { headers: clerk })).body).toMatchObject({
      purpose: 'processing',
      hidden: 0,
    });
    const question = { questions: ['hunde.1.chipnachweis', 'hunde.1.chipnummer'], text: 'Das Bild ist unscharf.' };
    const asked = await api.call('POST', `${desk}/decide`, {
      body: { token, outcome: 'nachfragen', question },
      headers: clerk,
    });
    expect(asked.body).toEqual({ ok: true });

    const shown = await api.call('GET', own, { headers });
    expect(shown.body).toMatchObject({
      todo: { kind: 'answer' },
      question: { text: 'Das Bild ist unscharf.' },
      awaitsCode: false,
    });
    expect(shown.body.current).toMatchObject([{ holder: 'citizen' }]);
    const file = shown.body.answers.hunde[0].chipnachweis[0];
    expect((await api.call('GET', `${own}/files/${file.id}`, { headers })).bytes.length).toBe(file.size);
    expect((await api.call('GET', `${own}/files/${file.id}`)).status).toBe(404);
    const calendar = await api.call('GET', `${own}/calendar`, { headers });
    expect(Buffer.from(calendar.bytes).toString()).toContain('BEGIN:VCALENDAR');
    expect((await api.call('GET', `${own}/copy`, { headers })).type).toBe('application/pdf');
    const correct = (fields: Record<string, string | File>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return api.call('POST', `${own}/corrections/files`, { body, headers: { ...headers, 'idempotency-key': 'once' } });
    };
    const chip = JSON.stringify({ 'hunde.1.chipnummer': '276098106123457' });
    const foreign = await correct({ answers: JSON.stringify({ vorname: 'Eva' }), foto: picture });
    expect(foreign.body.errors).toMatchObject([
      { pointer: '/answers/vorname', code: 'not-asked' },
      { pointer: '/answers/foto', code: 'not-asked' },
    ]);
    const fake = await correct({ answers: chip, 'hunde.1.chipnachweis': new File(['MZ'], 'x.png') });
    expect(fake.body.errors).toMatchObject([
      { path: 'hunde.1.chipnachweis', code: 'file-type', detail: expect.stringContaining('PDF, JPG oder PNG') },
    ]);
    const done = await correct({ answers: chip, 'hunde.1.chipnachweis': picture, note: 'Jetzt schärfer.' });
    expect(done.body).toMatchObject({ status: 'open', question: null });
    expect(done.body.answers.hunde[0]).toMatchObject({ chipnummer: '276098106123457' });
    expect(done.body.answers.hunde[0].chipnachweis).toHaveLength(2);
    expect((await correct({ answers: chip })).status).toBe(200);

    const again = await api.call('GET', desk, { headers: clerk });
    expect(again.body.history.map(({ type }: { type: string }) => type)).toContain('case.corrected');
    const corrected = again.body.answers
      .flatMap(({ rows }: { rows: { path: string; corrected: boolean }[] }) => rows)
      .filter((row: { corrected: boolean }) => row.corrected);
    expect(corrected.map(({ path }: { path: string }) => path).sort()).toEqual([
      'hunde.1.chipnachweis',
      'hunde.1.chipnummer',
    ]);
    const order = { token: again.body.task.token, outcome: again.body.task.outcomes[0], reason: 'Alles in Ordnung.' };
    await api.call('POST', `${desk}/take`, { body: { token: order.token }, headers: clerk });
    expect((await api.call('POST', `${desk}/preview`, { body: order, headers: clerk })).status).toBe(200);
    expect((await api.call('POST', `${desk}/decide`, { body: order, headers: clerk })).body).toEqual({ ok: true });
    expect((await api.call('POST', `${desk}/decide`, { body: order, headers: clerk })).status).toBe(409);

    const decided = await api.call('GET', own, { headers });
    const [letter] = decided.body.letters;
    expect(decided.body).toMatchObject({ status: 'decided', todo: { kind: 'read' } });
    const area = await api.call('GET', '/api/v1/area', { headers });
    expect(area.body.cases).toMatchObject([{ number, action: 'read-letter' }]);
    const pdf = await api.call('GET', `${own}/letters/${letter.id}/pdf`, { headers });
    expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect((await api.call('GET', `${own}/letters/${letter.id}`, { headers })).status).toBe(200);
    expect((await api.call('GET', `${own}/calendar?letter=${letter.id}`, { headers })).type).toBe('text/calendar');
    const [payment] = decided.body.payments;
    expect((await api.call('GET', `${own}/payments/${payment.reference}/slip`, { headers })).type).toBe(
      'application/pdf',
    );
    expect((await api.call('GET', `${own}/payments/RF00/slip`, { headers })).status).toBe(404);
    expect((await api.call('GET', `${desk}/letters/${letter.id}`, { headers: clerk })).type).toBe('application/pdf');
    const code = await api.call('POST', `${own}/code`, { body: { code: 'ABC' }, headers });
    expect(code).toMatchObject({ status: 409, body: { type: 'urn:lipsia:problem:not-possible-now' } });
    const objected = await api.call('POST', `${own}/objections`, { body: { letter: letter.id }, headers });
    expect(objected.body.letters[0].objected).toBe(true);
    const message = await api.call('POST', `${own}/messages`, { body: { text: 'Danke.' }, headers });
    expect(message.status).toBe(201);
    for (const follow of decided.body.followUps as { service: string }[]) {
      const begun = await api.call('POST', `${own}/follow-ups/${follow.service}`, { body: {}, headers });
      expect(begun).toMatchObject({ status: 201, body: { resumeCode: expect.any(String) } });
    }
    expect((await api.call('POST', `${own}/follow-ups/nichts`, { body: {}, headers })).status).toBe(404);

    const elsewhere = await aStaffMember(app, { login: 'fremd@demo', offices: ['buergerservice'] });
    const other = { cookie: await signedIn(app, { staffId: elsewhere }) };
    for (const path of ['', `/files/${files[0].id}`, `/letters/${letter.id}`])
      expect((await api.call('GET', desk + path, { headers: other })).status, path).toBe(404);
    expect((await api.call('POST', '/api/v1/case-search', { body: { number }, headers: other })).status).toBe(404);
    expect((await api.call('GET', `/api/v1/post/${letter.id}/print`, { headers: other })).status).toBe(404);

    const accesses = await api.call('GET', '/api/v1/area/accesses', { headers });
    expect(accesses.body).toMatchObject({ isGapless: true, page: 1 });
    expect(
      accesses.body.entries.some(
        (entry: { role: string; case: string }) => entry.role === 'clerk' && entry.case === number,
      ),
    ).toBe(true);
    expect((await api.call('GET', '/api/v1/area/accesses?page=99', { headers })).body.entries).toEqual([]);
    const copy = await api.call('GET', '/api/v1/area/data-copy', { headers });
    expect(copy.body.cases).toMatchObject([{ number }]);
    expect((await api.call('GET', '/api/v1/area/erasable', { headers })).body.cases).toMatchObject([
      { number, may: 'busy' },
    ]);
    expect((await api.call('POST', '/api/v1/area/erasure', { body: {}, headers })).status).toBe(422);
    expect((await api.call('POST', '/api/v1/area/erasure', { body: { confirm: true }, headers })).body).toEqual({
      erased: 0,
    });
    expect((await api.call('GET', '/api/v1/area')).body).toMatchObject({ cases: [], letters: [], drafts: [] });
    expect(app.faults).toEqual([]);
  });

  it('takes the confirmation of a housing provider once per key', async () => {
    const home = { street: 'Karl-Liebknecht-Straße', houseNumber: '12', postcode: '04107' };
    const body = {
      provider: 'Hausverwaltung Beispiel',
      providerAddress: { ...home, city: 'Leipzig' },
      isOwner: true,
      home,
      movedInOn: '2026-11-02',
      persons: ['Jana Müller'],
    };
    const confirm = (key: string, given: object = body) =>
      api.call('POST', '/api/v1/housing-confirmations', { body: given, headers: { 'idempotency-key': key } });
    const [first, again, other] = [await confirm('a'), await confirm('a'), await confirm('b')];
    expect(first).toMatchObject({ status: 201, body: { code: again.body.code, usableUntil: '2027-02-21' } });
    expect(other.body.code).not.toBe(first.body.code);
    const wrong = { ...body, isOwner: false, home: { ...home, street: 'Gibtesnichtweg' }, persons: ['Jana'] };
    const refused = await confirm('c', wrong);
    expect(refused.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
      ['/owner', 'required'],
      ['/home/street', 'street-unknown'],
      ['/persons', 'persons'],
    ]);
    expect((await confirm('d', {})).body.type).toBe('urn:lipsia:problem:invalid-body');
  });
});

describe('the desk beside the cases', () => {
  it('shows the post and notes what was posted', async () => {
    const { number, headers } = await sent('');
    const letter = (await api.call('GET', `/api/v1/cases/${number}`, { headers })).body.letters[0].id as string;
    app.clock.advance({ hours: 24 * 12 });
    await app.platform.jobs.drain();
    const clerk = { cookie: await signedIn(app, { staffId: clerkId }) };
    const post = await api.call('GET', '/api/v1/post', { headers: clerk });
    expect(post.body.waiting.map(({ id }: { id: string }) => id)).toContain(letter);
    expect((await api.call('GET', `/api/v1/post/${letter}/print`, { headers: clerk })).type).toBe('application/pdf');
    const note = (postedOn: string) =>
      api.call('POST', `/api/v1/post/${letter}/posted`, { body: { postedOn }, headers: clerk });
    expect(await note('2030-01-01')).toMatchObject({ status: 422, body: { type: 'urn:lipsia:problem:wrong-day' } });
    const today = app.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();
    expect((await note(today)).body).toMatchObject({ number });
    expect((await note(today)).status).toBe(409);
    expect((await api.call('GET', '/api/v1/post', { headers })).status).toBe(401);
  });

  it('lets a member enter and end a stand-in, and nobody else see the entry', async () => {
    const cookie = await signedIn(app, { staffId: clerkId });
    const other = await aStaffMember(app, { login: 'other@demo', name: 'Kollegin' });
    const own = await api.call('GET', '/api/v1/staff/account', { headers: { cookie } });
    expect(own.body).toMatchObject({ login: 'demo@demo', possible: [{ id: other }], standIns: [] });
    const day = app.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
    const wish = { who: other, from: day.toString(), until: day.add({ days: 7 }).toString() };
    const add = (body: object) => api.call('POST', '/api/v1/staff/account/stand-ins', { body, headers: { cookie } });
    const added = await add(wish);
    expect(added).toMatchObject({ status: 201, body: { standIns: [{ isMine: true, name: 'Kollegin' }] } });
    expect((await add({ ...wish, from: '2020-01-01' })).body.type).toBe('urn:lipsia:problem:begins-in-the-past');
    expect((await add({})).body.type).toBe('urn:lipsia:problem:invalid-body');
    const sessions = await api.call('GET', '/api/v1/staff/account/sessions', { headers: { cookie } });
    const last = sessions.body.sessions.find(({ isThis }: { isThis: boolean }) => !isThis);
    const ending = `/api/v1/staff/account/sessions/${last.id}`;
    expect((await api.call('DELETE', ending, { headers: { cookie } })).body).toEqual({ ended: 1 });
    expect((await api.call('DELETE', ending, { headers: { cookie } })).status).toBe(404);
    const path = `/api/v1/staff/account/stand-ins/${added.body.standIns[0].id}`;
    expect((await api.call('DELETE', path, { headers: { cookie } })).body.standIns).toEqual([]);
    expect((await api.call('DELETE', path, { headers: { cookie } })).status).toBe(404);
    expect((await api.call('GET', '/api/v1/staff/account')).status).toBe(401);
    const { id } = await anAccount(app);
    const person = { cookie: await signedIn(app, { accountId: id }) };
    expect((await api.call('GET', '/api/v1/staff/account', { headers: person })).status).toBe(403);
    expect(
      (await api.call('POST', '/api/v1/staff/account/sign-out-everywhere', { body: {}, headers: { cookie } })).body
        .ended,
    ).toBeGreaterThan(0);
    expect((await api.call('GET', '/api/v1/staff/account', { headers: { cookie } })).status).toBe(401);
  });

  it('tells the operator how things run, and nobody else', async () => {
    const operator = await aStaffMember(app, { login: 'betrieb@demo', roles: ['operator'], offices: [] });
    const headers = { cookie: await signedIn(app, { staffId: operator }) };
    expect((await api.call('GET', '/api/v1/operations', { headers })).body).toMatchObject({ incidents: [], jobs: [] });
    const verified = await api.call('POST', '/api/v1/operations/verification', { body: {}, headers });
    expect(verified.body).toMatchObject({ chains: { broken: [] }, states: { differing: [] } });
    const unknown = `/api/v1/operations/jobs/${app.platform.newId()}/retry`;
    expect((await api.call('POST', unknown, { body: {}, headers })).status).toBe(404);
    const fresh = { cookie: await signedIn(app, { staffId: clerkId }) };
    expect((await api.call('GET', '/api/v1/operations', { headers: fresh })).status).toBe(403);
  });
});

describe('a person with an account', () => {
  it('takes over the draft of a guest, sees the mandates, and offers one', async () => {
    const [ada, bob] = [await anAccount(app), await anAccount(app)];
    const [cookie, other] = [await signedIn(app, { accountId: ada.id }), await signedIn(app, { accountId: bob.id })];
    const begun = await api.call('POST', '/api/v1/drafts', { body: { service: 'hund-anmelden' } });
    const code = { 'resume-code': begun.body.resumeCode as string };
    const claimed = await api.call('POST', '/api/v1/drafts/claim', { body: {}, headers: { cookie, ...code } });
    expect(claimed.body).toEqual({ claimed: 1 });
    expect((await api.call('GET', `/api/v1/drafts/${begun.body.id}`, { headers: code })).status).toBe(404);
    const own = await api.call('GET', `/api/v1/drafts/${begun.body.id}`, { headers: { cookie } });
    expect(own.body).toMatchObject({ id: begun.body.id, resumeCode: null });
    expect((await api.call('GET', `/api/v1/drafts/${begun.body.id}`, { headers: { cookie: other } })).status).toBe(404);

    const day = app.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
    const wish = { side: 'principal', services: '*', from: day.toString(), until: day.add({ months: 1 }).toString() };
    const offered = await api.call('POST', '/api/v1/account/mandates', { body: wish, headers: { cookie } });
    const mine = { body: { code: offered.body.code }, headers: { cookie } };
    expect((await api.call('POST', '/api/v1/account/mandates/offer', mine)).body.type).toBe(
      'urn:lipsia:problem:own-offer',
    );
    const theirs = { body: { code: offered.body.code }, headers: { cookie: other } };
    expect((await api.call('POST', '/api/v1/account/mandates/offer', theirs)).body).toMatchObject({
      side: 'holder',
      name: 'Ada Beispiel',
    });
    await api.call('POST', '/api/v1/account/mandates/accept', theirs);
    const list = await api.call('GET', '/api/v1/account/mandates', { headers: { cookie: other } });
    expect(list.body).toMatchObject({ acting: null, mandates: [{ state: 'active' }] });
    const act = await app.request(`/api/v1/account/mandates/${offered.body.id}/act`, {
      method: 'POST',
      headers: { cookie: other, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(await act.json()).toEqual({ acting: offered.body.id });
    const acting = { cookie: (act.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
    expect((await api.call('GET', '/api/v1/account/mandates', { headers: acting })).body.acting).toBe(offered.body.id);
    const hidden = await api.call('GET', '/api/v1/area/accesses', { headers: acting });
    expect(hidden).toMatchObject({ status: 403, body: { type: 'urn:lipsia:problem:under-mandate' } });
    expect((await api.call('DELETE', '/api/v1/account/acting', { headers: acting })).body).toEqual({ acting: null });
    const open = await api.call('GET', '/api/v1/account/sessions', { headers: { cookie } });
    expect(open.body.sessions).toMatchObject([{ isThis: true }]);
    const session = `/api/v1/account/sessions/${open.body.sessions[0].id}`;
    const bobs = { cookie: await signedIn(app, { accountId: bob.id }) };
    expect((await api.call('DELETE', session, { headers: bobs })).status).toBe(404);
    for (const path of ['', '/kept', '/mandates'])
      expect((await api.call('GET', `/api/v1/account${path}`, { headers: { cookie } })).status).toBe(200);
    expect((await api.call('DELETE', session, { headers: { cookie } })).body).toEqual({ ended: 1 });
    expect((await api.call('GET', '/api/v1/account', { headers: { cookie } })).status).toBe(401);
  });
});

describe('what everybody may read', () => {
  it('is there as described', async () => {
    for (const path of [
      'services',
      'services/hund-anmelden',
      'offices',
      'offices/stadtkaemmerei',
      'life-events',
      'glossary',
      'figures',
      'search?q=hund',
    ])
      expect((await api.call('GET', `/api/v1/${path}`)).status, path).toBe(200);
    expect((await api.call('GET', '/api/v1/offices/nichts')).status).toBe(404);
    expect((await api.call('GET', '/api/v1/services/nichts/form')).status).toBe(404);
  });
});

/** A dog with a chip, sent by a guest; with words of its own it goes to a clerk. */
async function sent(words: string) {
  const { body } = await api.call('POST', '/api/v1/drafts', { body: { service: 'hund-anmelden' } });
  const headers = { 'resume-code': body.resumeCode as string };
  const draft = `/api/v1/drafts/${body.id}`;
  await api.call('PATCH', draft, { body: { pages: before }, headers });
  const upload = new FormData();
  upload.append('chipnachweis', picture);
  await api.call('POST', `${draft}/pages/hunde/1/chip-nachweis/files`, { body: upload, headers });
  const special = { page: 'besonderheit', answers: words ? { besonderheit: words } : {} };
  const rest = { pages: [...after.slice(0, 4), special, ...after.slice(4)] };
  const ready = await api.call('PATCH', draft, { body: rest, headers });
  expect(ready.body.missing ?? ready.body).toEqual([]);
  const done = await api.call('POST', `${draft}/send`, { body: { consent: 'forms.send/1/de' }, headers });
  await app.platform.jobs.drain();
  return { number: done.body.number as string, headers };
}

const home = { street: 'Karl-Liebknecht-Straße', houseNumber: '12', postcode: '04107', city: 'Leipzig', addition: '' };
const before = [
  { page: 'hund-in-leipzig', answers: { hundInLeipzig: true } },
  { page: 'person', answers: { vorname: 'Jana', familienname: 'Müller' } },
  { page: 'geburtsdatum', answers: { geburtsdatum: '1988-03-27' } },
  { page: 'anschrift', answers: { anschrift: home } },
  { page: 'hunde/1/hund-name', answers: { name: 'Bello' } },
  { page: 'hunde/1/rasse', answers: { rasse: 'Labrador' } },
  { page: 'hunde/1/hund-geburtsdatum', answers: { hundGeburtsdatum: '2023-05-10' } },
  { page: 'hunde/1/haltung-seit', answers: { haltungSeit: '2026-09-01' } },
  { page: 'hunde/1/herkunft', answers: { herkunft: 'zuechter' } },
  { page: 'hunde/1/zweck', answers: { zweck: 'privat' } },
  { page: 'hunde/1/chip', answers: { chip: 'nachweis' } },
];
const after = [
  { page: 'hunde/1/chip-nachweis', answers: { chipnummer: '276098106123456' } },
  { page: 'hunde', answers: {} },
  { page: 'leipzig-pass', answers: { leipzigPass: false } },
  { page: 'zahlweise', answers: { zahlweise: 'ueberweisung' } },
  { page: 'zustellung', answers: { bekanntgabePortal: true } },
  { page: 'email', answers: { email: 'jana@example.org' } },
];
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const picture = new File([Buffer.from(png, 'base64')], 'chip.png', { type: 'image/png' });

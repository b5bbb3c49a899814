import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiOf } from '#portal';
import { aboutApi } from '../../src/open-api.ts';
import { type ComposedApp, composeApp } from './compose-app.ts';
import { type Called, type Program, program } from './program.ts';

const root = join(import.meta.dirname, '../..');
let app: ComposedApp;
let api: Program;
beforeAll(async () => {
  app = await composeApp();
  api = program(app, openApiOf(app.routes, aboutApi(root)));
});
afterAll(() => app.drop());

describe('a program without a sign-in', () => {
  it('fills in a whole form and sends it once', async () => {
    const form = await api.call('GET', '/api/v1/services/hund-anmelden/form');
    expect(form.body.pages.map(({ key }: { key: string }) => key)).toContain('hunde');
    const begun = await begin();
    const code = { 'resume-code': begun.body.resumeCode as string };
    const draft = `/api/v1/drafts/${begun.body.id}`;
    expect(begun.headers.get('set-cookie')).toBeNull();
    expect(begun.headers.get('location')).toBe(draft);
    expect(begun.body).toMatchObject({ next: 'hund-in-leipzig', ready: false, caseNumber: null });
    expect(await api.call('GET', draft)).toMatchObject({ status: 404 });

    const first = await api.call('PUT', `${draft}/pages/hund-in-leipzig`, {
      body: { answers: { hundInLeipzig: true } },
      headers: code,
    });
    expect(first.body).toMatchObject({ next: 'person', answers: { hundInLeipzig: true } });
    const more = await api.call('PATCH', draft, { body: { pages: pages.slice(1) }, headers: code });
    expect(more.body).toMatchObject({ next: null, ready: true, missing: [] });
    expect(more.body.answers.hunde).toHaveLength(2);
    const check = await api.call('GET', `${draft}/check`, { headers: { ...code, 'accept-language': 'en' } });
    expect(check.body).toMatchObject({ ready: true, neededLevel: null, consent: { id: 'forms.send/1/en' } });

    const send = () => api.call('POST', `${draft}/send`, { body: { consent: 'forms.send/1/de' }, headers: code });
    const both = await Promise.all([send(), send()]);
    expect(new Set(both.map(({ body }) => body.number)).size).toBe(1);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    const again = await send();
    expect(again).toMatchObject({ status: 200, body: { number: both[0]?.body.number } });
    expect((await api.call('GET', draft, { headers: code })).body).toMatchObject({
      caseNumber: again.body.number,
      answers: {},
    });
    const changed = await api.call('PUT', `${draft}/pages/person`, { body: { answers: {} }, headers: code });
    expect(changed).toMatchObject({
      status: 409,
      body: { type: 'urn:lipsia:problem:already-sent', case: again.body.number },
    });
    const shown = await api.call('GET', `/api/v1/cases/${again.body.number}`, { headers: code });
    expect(shown.body).toMatchObject({ service: 'hund-anmelden', answers: { familienname: 'Müller' } });
    expect(await api.call('GET', `/api/v1/cases/${again.body.number}`)).toMatchObject({ status: 404 });
  });

  it('hears what is wrong where, in its language, and nothing of it is saved', async () => {
    const { draft, code } = await begunAt(1);
    const wrong = { vorname: 5, familienname: 'x'.repeat(200), spitzname: 'Fi' };
    const german = await api.call('PUT', `${draft}/pages/person`, { body: { answers: wrong }, headers: code });
    expect(german).toMatchObject({ status: 422, body: { type: 'urn:lipsia:problem:invalid-answers' } });
    expect(placesOf(german)).toEqual([
      ['/answers/spitzname', 'unknown-question'],
      ['/answers/vorname', 'letters'],
      ['/answers/familienname', 'too-long'],
    ]);
    const english = await api.call('PATCH', draft, {
      body: {
        pages: [
          { page: 'person', answers: { vorname: 'Jana', familienname: 'Müller' } },
          { page: 'geburtsdatum', answers: { geburtsdatum: '1988-02-30' } },
        ],
      },
      headers: { ...code, 'accept-language': 'en' },
    });
    expect(english.body.errors).toEqual([
      {
        pointer: '/pages/1/answers/geburtsdatum',
        code: 'date-not-real',
        detail: 'There is no such day. Please check the date.',
      },
    ]);
    expect((await api.call('GET', draft, { headers: code })).body.answers).not.toHaveProperty('vorname');
    const far = await api.call('PUT', `${draft}/pages/email`, {
      body: { answers: { email: 'a@example.org' } },
      headers: code,
    });
    expect(far).toMatchObject({ status: 409, body: { type: 'urn:lipsia:problem:page-not-open' } });
    const send = await api.call('POST', `${draft}/send`, { body: { consent: 'forms.send/1/de' }, headers: code });
    expect(send).toMatchObject({ status: 422, body: { type: 'urn:lipsia:problem:incomplete' } });
    expect(send.body.errors[0]).toMatchObject({ pointer: '', page: 'person', code: 'page-open' });
    const typo = await api.call('PUT', `${draft}/pages/person`, { body: { answer: {} }, headers: code });
    expect(typo).toMatchObject({ status: 422, body: { type: 'urn:lipsia:problem:invalid-body' } });
  });

  it('reads addresses by the street list, and is told the exits', async () => {
    const { draft, code } = await begunAt(3);
    const place = { street: 'Karl-Liebknecht-Strasze', houseNumber: '12', postcode: '04107', city: '', addition: '' };
    const wrong = await api.call('PUT', `${draft}/pages/anschrift`, {
      body: { answers: { anschrift: place } },
      headers: code,
    });
    expect(placesOf(wrong)).toEqual([['/answers/anschrift/street', 'street-unknown']]);
    const right = { ...place, street: 'karl-liebknecht-str.' };
    const taken = await api.call('PUT', `${draft}/pages/anschrift`, {
      body: { answers: { anschrift: right } },
      headers: code,
    });
    expect(taken.body.answers.anschrift).toMatchObject({ street: 'Karl-Liebknecht-Straße', city: 'Leipzig' });
    const out = await api.call('PUT', `${draft}/pages/hund-in-leipzig`, {
      body: { answers: { hundInLeipzig: false } },
      headers: code,
    });
    expect(out.body.exit).not.toBeNull();
    const send = await api.call('POST', `${draft}/send`, { body: { consent: 'forms.send/1/de' }, headers: code });
    expect(send).toMatchObject({ status: 409, body: { type: 'urn:lipsia:problem:exit-reached', exit: out.body.exit } });
    expect((await api.call('GET', '/api/v1/streets?q=karl-lieb')).body.streets).toContain('Karl-Liebknecht-Straße');
  });

  it('adds and removes items of a list, and files with them', async () => {
    const { draft, code } = await begunAt(4);
    const dog = pages.filter(({ page }) => page.startsWith('hunde/1/'));
    await api.call('PATCH', draft, { body: { pages: dog.slice(0, -1) }, headers: code });
    const proof = await api.call('PUT', `${draft}/pages/hunde/1/chip`, {
      body: { answers: { chip: 'nachweis' } },
      headers: code,
    });
    expect(proof.body.next).toBe('hunde/1/chip-nachweis');
    const upload = (files: Record<string, File>, headers: Record<string, string> = code) => {
      const body = new FormData();
      for (const [name, file] of Object.entries(files)) body.append(name, file);
      return api.call('POST', `${draft}/pages/hunde/1/chip-nachweis/files`, { body, headers });
    };
    expect((await upload({ chipnachweis: picture }, {})).status).toBe(403);
    const other = await upload({ chipnummer: picture, foto: picture });
    expect(placesOf(other)).toEqual([
      ['/chipnummer', 'unknown-question'],
      ['/foto', 'unknown-question'],
    ]);
    const fake = await upload({ chipnachweis: new File(['MZ'], 'pass.png') });
    expect(placesOf(fake)).toEqual([['/chipnachweis', 'file-type']]);
    expect(placesOf(await upload({}))).toEqual([['/chipnachweis', 'files-missing']]);
    const stored = await upload({ chipnachweis: picture });
    const [file] = stored.body.answers.hunde[0].chipnachweis;
    expect([stored.status, file]).toMatchObject([201, { name: 'pass.png', mediaType: 'image/png' }]);
    const json = { answers: { chipnummer: '276098106123456', chipnachweis: [] } };
    const mixed = await api.call('PUT', `${draft}/pages/hunde/1/chip-nachweis`, { body: json, headers: code });
    expect(placesOf(mixed)).toEqual([['/answers/chipnachweis', 'files-by-upload']]);
    const gone = await api.call('DELETE', `${draft}/files/${file.id}`, { headers: code });
    expect(gone.body.answers.hunde[0].chipnachweis ?? []).toEqual([]);
    expect((await api.call('DELETE', `${draft}/files/${file.id}`, { headers: code })).status).toBe(404);
    await upload({ chipnachweis: picture });
    const whole = { answers: { chipnummer: '276098106123456' } };
    expect((await api.call('PUT', `${draft}/pages/hunde/1/chip-nachweis`, { body: whole, headers: code })).status).toBe(
      200,
    );
    const added = await api.call('POST', `${draft}/lists/hunde`, { body: {}, headers: code });
    expect(added).toMatchObject({ status: 201, body: { number: 2, draft: { next: 'hunde/2/hund-name' } } });
    const early = await api.call('PUT', `${draft}/pages/hunde`, { body: {}, headers: code });
    expect(early.body.errors).toMatchObject([{ pointer: '', code: 'item-unfinished' }]);
    const fewer = await api.call('DELETE', `${draft}/lists/hunde/1`, { headers: code });
    expect(fewer.body.answers.hunde ?? []).toEqual([{}]);
    const left = await app.platform.db.query('SELECT 1 FROM forms.file WHERE draft_id = $1', [fewer.body.id]);
    expect(left).toEqual([]);
    expect((await api.call('DELETE', `${draft}/lists/hunde/7`, { headers: code })).status).toBe(404);
    expect((await api.call('POST', `${draft}/lists/katzen`, { body: {}, headers: code })).status).toBe(404);
  });

  it('changes only the revision it has seen when it says which', async () => {
    const { draft, code } = await begunAt(1);
    const seen = (await api.call('GET', draft, { headers: code })).headers.get('etag') ?? '';
    const put = (tag: string, vorname: string) =>
      api.call('PUT', `${draft}/pages/person`, {
        body: { answers: { vorname, familienname: 'Müller' } },
        headers: { ...code, 'if-match': tag },
      });
    const first = await put(seen, 'Jana');
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"3"']);
    expect(await put(seen, 'Eva')).toMatchObject({
      status: 412,
      body: { type: 'urn:lipsia:problem:changed-meanwhile' },
    });
    const many = await Promise.all(['A', 'B', 'C'].map((name) => put('"3"', `J${name.toLowerCase()}`)));
    expect(many.filter(({ status }) => status === 200)).toHaveLength(1);
    const stale = await api.call('POST', `${draft}/send`, {
      body: { consent: 'x' },
      headers: { ...code, 'if-match': seen },
    });
    expect(stale.status).toBe(412);
    expect((await api.call('DELETE', draft, { headers: { ...code, 'if-match': seen } })).status).toBe(412);
    expect((await api.call('DELETE', draft, { headers: code })).body).toEqual({ deleted: true });
    expect((await api.call('GET', draft, { headers: code })).status).toBe(404);
  });

  it('loses no answer when many programs save different pages at the same time', async () => {
    const { draft, code } = await begunAt(3);
    const answers: [string, object][] = [
      ['hund-in-leipzig', { hundInLeipzig: true }],
      ['person', { vorname: 'Jana Maria', familienname: 'Müller' }],
      ['geburtsdatum', { geburtsdatum: '1990-07-03' }],
    ];
    await Promise.all(
      answers.map(([page, given]) =>
        api.call('PUT', `${draft}/pages/${page}`, { body: { answers: given }, headers: code }),
      ),
    );
    const { body } = await api.call('GET', draft, { headers: code });
    expect(body.answers).toMatchObject({ vorname: 'Jana Maria', geburtsdatum: '1990-07-03' });
  });

  it('lists drafts by their codes and opens nothing without', async () => {
    const [one, two] = [await begunAt(1), await begunAt(0)];
    const codes = { 'resume-code': `${one.code['resume-code'].toLowerCase()}, ${two.code['resume-code']}` };
    const { body } = await api.call('GET', '/api/v1/drafts', { headers: codes });
    expect(body.drafts.map(({ id }: { id: string }) => id).sort()).toEqual([one.id, two.id].sort());
    expect((await api.call('GET', '/api/v1/drafts')).body).toEqual({ drafts: [] });
    expect((await api.call('GET', one.draft, { headers: two.code })).status).toBe(404);
    expect((await api.call('GET', `${one.draft}/form`, { headers: one.code })).body.service).toBe('hund-anmelden');
    const mistyped = await api.call('GET', one.draft, { headers: { 'resume-code': 'ABCD' } });
    expect(mistyped).toMatchObject({ status: 401, body: { type: 'urn:lipsia:problem:code-mistyped' } });
    const claim = await api.call('POST', '/api/v1/drafts/claim', { body: {}, headers: codes });
    expect(claim).toMatchObject({ status: 401, body: { type: 'urn:lipsia:problem:sign-in-needed' } });
    expect(await api.call('POST', '/api/v1/drafts', { body: { service: 'nichts' } })).toMatchObject({ status: 404 });
  });

  it('goes on where a person began, and the other way round; nobody sends what they have not seen', async () => {
    const { draft, code } = await begunAt(pages.length);
    const visitor = await app.visitor();
    const post = (path: string, fields: Record<string, string>, cookie: string) =>
      app.request(path, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrf: visitor.csrf, ...fields }).toString(),
      });
    const resumed = await post('/de/weitermachen', { code: code['resume-code'] }, visitor.cookie);
    expect(resumed.headers.get('location')).toBe('/de/hund-anmelden/pruefen');
    const cookie = (resumed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const show = async () => (await app.request('/de/hund-anmelden/pruefen', { headers: { cookie } })).text();
    const revision = (html: string): string => /name="_rev" value="(\d+)"/.exec(html)?.[1] ?? '';
    const first = await show();
    expect(first).toContain('Bello');
    const renamed = { answers: { vorname: 'Johanna', familienname: 'Müller' } };
    await api.call('PUT', `${draft}/pages/person`, { body: renamed, headers: code });
    const stale = await post('/de/hund-anmelden/senden', { _rev: revision(first) }, cookie);
    expect(stale.headers.get('location')).toBe('/de/hund-anmelden/pruefen');
    const second = await show();
    expect(second).toContain('Johanna');
    const sent = await post('/de/hund-anmelden/senden', { _rev: revision(second) }, cookie);
    const number = /vorgang\/([^?]+)/.exec(sent.headers.get('location') ?? '')?.[1];
    const again = await post('/de/hund-anmelden/senden', { _rev: revision(first) }, cookie);
    expect(again.headers.get('location')).toContain(number);
    const known = await api.call('POST', `${draft}/send`, { body: { consent: 'forms.send/1/de' }, headers: code });
    expect(known).toMatchObject({ status: 200, body: { number } });
  });

  it('cannot send what needs a sign-in', async () => {
    const begun = await api.call('POST', '/api/v1/drafts', { body: { service: 'meldebescheinigung' } });
    const headers = { 'resume-code': begun.body.resumeCode };
    const check = await api.call('GET', `/api/v1/drafts/${begun.body.id}/check`, { headers });
    expect(check.body.neededLevel).toBe('high');
    const send = await api.call('POST', `/api/v1/drafts/${begun.body.id}/send`, { body: { consent: 'x' }, headers });
    expect(send).toMatchObject({ status: 401, body: { type: 'urn:lipsia:problem:sign-in-needed', level: 'high' } });
  });
});

const begin = () => api.call('POST', '/api/v1/drafts', { body: { service: 'hund-anmelden' } });

/** A draft in which the first pages are answered. */
async function begunAt(count: number) {
  const { body } = await begin();
  const code = { 'resume-code': body.resumeCode as string };
  const draft = `/api/v1/drafts/${body.id}`;
  if (count > 0) await api.call('PATCH', draft, { body: { pages: pages.slice(0, count) }, headers: code });
  return { draft, code, id: body.id as string };
}

const placesOf = ({ body }: Called): string[][] =>
  body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]);

const dogPages = (number: number, name: string) => [
  { page: `hunde/${number}/hund-name`, answers: { name } },
  { page: `hunde/${number}/rasse`, answers: { rasse: 'Labrador' } },
  { page: `hunde/${number}/hund-geburtsdatum`, answers: { hundGeburtsdatum: '2023-05-10' } },
  { page: `hunde/${number}/haltung-seit`, answers: { haltungSeit: '2026-09-01' } },
  { page: `hunde/${number}/herkunft`, answers: { herkunft: 'zuechter' } },
  { page: `hunde/${number}/zweck`, answers: { zweck: 'privat' } },
  { page: `hunde/${number}/chip`, answers: { chip: 'nein' } },
];
const home = { street: 'Karl-Liebknecht-Straße', houseNumber: '12', postcode: '04107', city: 'Leipzig', addition: '' };
const pages = [
  { page: 'hund-in-leipzig', answers: { hundInLeipzig: true } },
  { page: 'person', answers: { vorname: ' Jana ', familienname: 'Müller' } },
  { page: 'geburtsdatum', answers: { geburtsdatum: '1988-03-27' } },
  { page: 'anschrift', answers: { anschrift: home } },
  ...dogPages(1, 'Bello'),
  ...dogPages(2, 'Rex'),
  { page: 'hunde', answers: {} },
  { page: 'leipzig-pass', answers: { leipzigPass: false } },
  { page: 'zahlweise', answers: { zahlweise: 'ueberweisung' } },
  { page: 'besonderheit', answers: {} },
  { page: 'zustellung', answers: { bekanntgabePortal: true } },
  { page: 'email', answers: { email: 'jana@example.org' } },
];
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const picture = new File([Buffer.from(png, 'base64')], 'pass.png', { type: 'image/png' });

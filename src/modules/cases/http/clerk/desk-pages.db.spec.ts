import { describe, expect, it } from 'vitest';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { dogAnswers } from '../../test-support.ts';
import { kim, openDesk, operator, robin, stranger } from './test-support.ts';

const record = {
  id: '0192aaaa-0000-7000-8000-000000000001',
  familyName: 'Müller',
  givenNames: 'Jana Sofie',
  usualName: 'Jana',
  birthDate: '1988-03-27',
  address: { street: 'Kochstraße', houseNumber: '30', postcode: '04275', city: 'Leipzig', addition: '' },
};
const own = await openDesk({ match: { kind: 'unique', record: record as never } });
const file = { id: own.parts.newId(), name: 'pass.png', mediaType: 'image/png', size: 70, sha256: '0'.repeat(64) };
const pdf = { ...file, id: own.parts.newId(), name: 'vertrag.pdf', mediaType: 'application/pdf' };
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const move = {
  vorname: 'Jana',
  familienname: 'Müller',
  geburtsdatum: '1988-03-27',
  neueAnschrift: dogAnswers()['anschrift'] ?? null,
  einzugsdatum: '2026-11-20',
  bisherigeAnschrift: { ...record.address, houseNumber: '31' },
  nachweisweg: 'vermieterAngeschrieben',
};

describe('a service that asks for a purpose', () => {
  it('opens nothing personal before purpose and legal basis are stated, and records both', async () => {
    const row = await own.submit('wohnsitz-anmelden', move);
    await own.parts.jobs.drain();
    const browser = await own.browserOf(kim);
    for (const language of ['en', 'de']) {
      await browser.get(`/${language}/team/vorgaenge/${row.number}`);
      expect(browser.page.html).not.toContain('Müller');
      expect(await htmlProblems(browser.page.html)).toEqual([]);
    }
    const before = await own.parts.db.transaction((tx) => own.parts.vault.accessRecord(tx, row.key));
    expect(before.filter(({ actorKind }) => actorKind === 'staff')).toEqual([]);
    const act = actionOf(browser.page.html, 'zweck');
    await browser.submit(act, { zweck: '', grundlage: 'BMG § 24; VwVfG § 24' });
    expect(browser.page.status).toBe(422);
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    await browser.submit(act, { zweck: 'decision', grundlage: 'weil ich will' });
    expect(browser.page.status).toBe(422);
    await browser.submit(act, { zweck: 'decision', grundlage: 'BMG § 17 (Anmeldung in zwei Wochen)' });
    expect(browser.page.html).toContain('Müller');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    const [entry] = await own.parts.db.transaction((tx) => own.parts.vault.accessRecord(tx, row.key));
    expect(entry).toMatchObject({ purpose: 'decision', legalBasis: 'BMG § 17 (Anmeldung in zwei Wochen)' });
    // The register knows a second given name and another house number.
    expect(browser.page.html).toMatch(/Jana Sofie.*andere Schreibweise/s);
    expect(browser.page.html).toMatch(/Kochstraße 31.*Kochstraße 30.*weicht ab/s);
    // What differs is the last column: it must not hide in a box that scrolls sideways.
    expect(browser.page.html).toMatch(/<table class="city-table"><caption[^>]*>Vergleich mit dem Melderegister</);
    own.clock.advance({ days: 1 });
    await browser.signIn({ staffId: kim.id }, 'substantial');
    await browser.get(`/de/team/vorgaenge/${row.number}`);
    expect(browser.page.html).not.toContain('Jana Sofie');
  });
});

describe('evidence', () => {
  it('is shown beside its neighbours through safe headers, and to nobody else', async () => {
    const answers = dogAnswers({
      leipzigPass: true,
      leipzigPassNachweis: [file, pdf],
      besonderheit: { text: 'Siehe Vertrag.', language: 'de' },
    });
    const files = [
      { id: file.id, bytes: new Uint8Array(png) },
      { id: pdf.id, bytes: new Uint8Array(Buffer.from('%PDF-1.7 x')) },
    ];
    const row = await own.submit('hund-anmelden', answers, { files });
    const browser = await own.browserOf(kim);
    const at = `/de/team/vorgaenge/${row.number}/nachweise`;
    await browser.get(`${at}/${file.id}`);
    expect(browser.page.html).toContain('Nachweis 1 von 2');
    expect(browser.page.html).toContain('data-key="ArrowRight"');
    expect(browser.page.headers.get('content-security-policy')).toContain("frame-src 'self'");
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    await browser.get(`${at}/${pdf.id}`);
    expect(browser.page.html).toContain('<iframe');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    await browser.get(`${at}/${file.id}/datei`);
    expect(browser.page).toMatchObject({ status: 200, type: 'image/png' });
    expect(Buffer.from(browser.page.bytes).equals(png)).toBe(true);
    expect(browser.page.headers.get('content-disposition')).toMatch(/^inline/);
    expect(browser.page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(browser.page.headers.get('x-content-type-options')).toBe('nosniff');
    const other = await own.browserOf(stranger);
    for (const path of [`${at}/${file.id}`, `${at}/${file.id}/datei`, `${at}/${row.id}/datei`, `${at}/x/datei`])
      expect((await other.get(path)).status).toBe(404);
    expect((await browser.get(`${at}/${row.id}/datei`)).status).toBe(404);
  });
});

describe('the search', () => {
  it('takes a number in any spelling, and a person only by POST', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers());
    const browser = await own.browserOf(kim);
    await browser.get('/de/team/vorgaenge');
    await browser.submit('/suche', { nummer: 'L-0000-0000-0' }, 'nach=nummer');
    expect(browser.page.status).toBe(422);
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    await browser.submit('/suche', { nummer: row.number.toLowerCase() }, 'nach=nummer');
    expect(browser.page.path).toBe(`/de/team/vorgaenge/${row.number}`);
    const body = new URLSearchParams({ csrf: csrfIn(browser.page.html), nach: 'person', familienname: 'mueller' });
    body.set('geburtsdatum-day', '27.3.1988');
    const found = await own.app.fetch(
      new Request('http://localhost/de/team/suche', { method: 'POST', body, headers: { cookie: browser.cookie } }),
      '192.0.2.1',
    );
    const html = await found.text();
    expect(html).toContain(row.number);
    expect(await htmlProblems(html)).toEqual([]);
  });
});

describe('post and operations', () => {
  it('print, note the day, and say what follows', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers({ bekanntgabePortal: false }));
    const browser = await own.browserOf(kim);
    await browser.get('/de/team/post');
    expect(browser.page.html).toContain(row.number);
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    const print = /href="([^"]+\/druck)"/.exec(browser.page.html)?.[1] ?? '';
    const list = browser.page;
    expect((await browser.get(print)).type).toBe('application/pdf');
    expect(Buffer.from(browser.page.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    browser.page = list;
    await browser.submit('/versandt', { tag: '31.12.2030' });
    expect(browser.page.status).toBe(422);
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    await browser.submit('/versandt', { tag: '24.11.2026' });
    expect(browser.page.html).toContain('Widerspruch möglich bis');
    await browser.get('/en/team/post');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    const other = await own.browserOf(stranger);
    expect((await other.get(print)).status).toBe(404);
  });

  it('are for operators only, and check the log on demand', async () => {
    expect((await (await own.browserOf(kim)).get('/de/team/betrieb')).status).toBe(403);
    const browser = await own.browserOf(operator);
    expect((await browser.get('/de/team/post')).status).toBe(403);
    await browser.get('/de/team/betrieb');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    await browser.submit('/pruefung');
    expect(browser.page.html).toContain('Alle Ketten halten.');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
  });
});

describe('the interface for programs', () => {
  it('lists, takes and decides with the same rights, and answers refusals as problem details', async () => {
    const row = await own.submit(
      'hund-anmelden',
      dogAnswers({ besonderheit: { text: 'Bitte lesen.', language: 'de' } }),
    );
    const browser = await own.browserOf(robin);
    const list = await browser.json('GET', '/api/v1/worklist?whose=free');
    const tasks = list.body['tasks'] as { number: string; token: string }[];
    const token = tasks.find(({ number }) => number === row.number)?.token ?? '';
    const at = `/api/v1/tasks/${row.number}`;
    expect((await browser.json('GET', at)).body).toMatchObject({ number: row.number, applicant: 'Jana Müller' });
    const decision = { token, outcome: 'uebernehmen' };
    expect(await browser.json('POST', `${at}/decide`, decision)).toMatchObject({ status: 409, body: { status: 409 } });
    expect((await browser.json('POST', `${at}/take`, { token })).status).toBe(200);
    expect((await browser.json('POST', `${at}/decide`, { token, outcome: 'x' })).status).toBe(422);
    expect((await browser.json('POST', `${at}/decide`, { outcome: 'x' })).status).toBe(422);
    const seen = await browser.json('POST', `${at}/preview`, decision);
    expect(seen.body['letters']).toHaveLength(1);
    expect((await browser.json('POST', `${at}/decide`, decision)).body).toEqual({ ok: true });
    expect((await browser.json('POST', `${at}/decide`, decision)).status).toBe(409);
    const other = await own.browserOf(stranger);
    expect((await other.json('GET', at)).status).toBe(404);
    expect((await other.json('POST', `${at}/take`, { token })).status).toBe(404);
    expect(await other.json('GET', '/api/v1/worklist?whose=nobody')).toMatchObject({ status: 400 });
    expect(own.faults).toEqual([]);
  });
});

const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
const actionOf = (html: string, what: string): string =>
  (new RegExp(`action="[^"]*(/${what}[^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

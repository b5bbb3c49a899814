import { describe, expect, it } from 'vitest';
import { htmlProblems } from '../../../../../test/support/html-problems.ts';
import { dogAnswers } from '../../test-support.ts';
import { kim, openDesk, robin, stranger } from './test-support.ts';

const own = await openDesk();
const special = (more = {}) =>
  dogAnswers({ besonderheit: { text: 'Bello ist oft bei meiner Mutter.', language: 'de' }, ...more });
const sent = (more = {}) => own.submit('hund-anmelden', special(), more);

describe('a clerk at the desk', () => {
  it('sees the task in the list, takes it, looks at the letter, decides, and the next one opens', async () => {
    const [first, second] = [await sent(), await sent()];
    const browser = await own.browserOf(kim);
    await browser.get('/de/team/vorgaenge');
    expect(browser.page.html).toContain(first.number);
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    await browser.get(`/de/team/vorgaenge/${first.number}`);
    expect(browser.page.status).toBe(200);
    expect(browser.page.html).toContain('Bello ist oft bei meiner Mutter.');
    expect(browser.page.html).not.toContain('jana@example.org');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    await browser.submit(`/uebernehmen${tokenIn(browser.page.html)}`);
    expect(browser.page.html).toContain('Die Aufgabe liegt jetzt bei Ihnen.');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    const act = `/entscheiden${tokenIn(browser.page.html)}`;
    await browser.submit(act, { ergebnis: 'ohneVerguenstigung', deutsch: '' }, 'tun=entscheiden');
    expect(browser.page.status).toBe(422);
    expect(browser.page.html).toContain('Schreiben Sie bitte, warum.');
    await browser.submit(act, { ergebnis: 'uebernehmen' }, 'tun=vorschau');
    expect(browser.page.status).toBe(200);
    expect(browser.page.html).toContain('Deutsch (verbindlich)');
    expect(browser.page.html).toContain('Hundesteuerbescheid 2026');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    await browser.submit(act, { ergebnis: 'uebernehmen' }, 'tun=entscheiden');
    expect(browser.page.path).toContain(second.number);
    expect(browser.page.html).toContain(`Vorgang ${first.number} ist entschieden.`);
    expect(own.faults).toEqual([]);
  });

  it('reads everything in English too', async () => {
    const row = await sent();
    const browser = await own.browserOf(kim);
    for (const path of ['/en/team/vorgaenge', `/en/team/vorgaenge/${row.number}`]) {
      await browser.get(path);
      expect(browser.page.status).toBe(200);
      expect(await htmlProblems(browser.page.html)).toEqual([]);
    }
    expect(browser.page.html).toContain('Take the task');
  });

  it('keeps the typed reason of the second of two with a clear answer', async () => {
    const row = await sent();
    const [one, two] = [await own.browserOf(kim), await own.browserOf(kim)];
    await one.get(`/de/team/vorgaenge/${row.number}`);
    await one.submit(`/uebernehmen${tokenIn(one.page.html)}`);
    await two.get(`/de/team/vorgaenge/${row.number}`);
    const act = `/entscheiden${tokenIn(one.page.html)}`;
    const typed = { ergebnis: 'ohneSteuer', deutsch: 'Der Hund lebt woanders.' };
    await one.submit(act, typed, 'tun=entscheiden');
    await two.submit(act, { ...typed, deutsch: 'Eine andere Begründung.' }, 'tun=entscheiden');
    expect(two.page.status).toBe(409);
    expect(two.page.html).toContain('Eine andere Begründung.');
    expect(two.page.html).toContain('Kim Beispiel');
    expect(await htmlProblems(two.page.html)).toEqual([]);
  });

  it('asks back about named answers and opens the case again only after the answer', async () => {
    const row = await sent({ language: 'en' });
    const browser = await own.browserOf(robin);
    await browser.get(`/de/team/vorgaenge/${row.number}`);
    await browser.submit(`/uebernehmen${tokenIn(browser.page.html)}`);
    const act = `/entscheiden${tokenIn(browser.page.html)}`;
    const asked = { ergebnis: 'nachfragen', fragen: 'hunde.1.haltungSeit', deutsch: 'Seit wann genau?' };
    for (const form of [asked, { ...asked, bausteine: 'constructor' }]) {
      await browser.submit(act, form, 'tun=entscheiden');
      expect(browser.page.status).toBe(422);
    }
    await browser.submit(act, { ...asked, englisch: 'Since when exactly?' }, 'tun=entscheiden');
    expect(browser.page.html).toContain(`Die Frage zu ${row.number} ist gesendet.`);
    await browser.get(`/de/team/vorgaenge/${row.number}`);
    expect(browser.page.html).toContain('<span lang="en">Since when exactly?</span>');
    expect(browser.page.html).toContain('<span lang="de">Seit wann genau?</span>');
    expect(browser.page.html).toContain('Hier ist gerade nichts zu tun');
    expect(browser.page.html).not.toContain('Labrador');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
  });

  it('tells which answers came from elsewhere', async () => {
    const row = await sent({ provenance: { vorname: 'register', familienname: 'carried' } });
    const browser = await own.browserOf(kim);
    await browser.get(`/de/team/vorgaenge/${row.number}`);
    expect(browser.page.html).toContain('aus dem Register');
    expect(browser.page.html).toContain('aus anderem Antrag');
  });

  it('shows more only after a purpose was stated, and the person can read of both', async () => {
    const row = await sent();
    const browser = await own.browserOf(kim);
    await browser.get(`/de/team/vorgaenge/${row.number}?alles=ja`);
    expect(browser.page.html).not.toContain('jana@example.org');
    expect(await htmlProblems(browser.page.html)).toEqual([]);
    await browser.submit(zweckIn(browser.page.html), { zweck: 'support', grundlage: 'AO § 155 Abs. 4' });
    expect(browser.page.html).toContain('jana@example.org');
    const record = await own.parts.db.transaction((tx) => own.parts.vault.accessRecord(tx, row.key));
    expect(record[0]).toMatchObject({ purpose: 'support', legalBasis: 'AO § 155 Abs. 4', caseId: row.id });
  });

  it('is not found for a clerk of another office, in any way', async () => {
    const row = await sent();
    const browser = await own.browserOf(stranger);
    const mine = await own.browserOf(kim);
    await mine.get(`/de/team/vorgaenge/${row.number}`);
    const token = /name="aufgabe" value="([^"]+)"/.exec(mine.page.html)?.[1] ?? '';
    await browser.get('/de/team/vorgaenge');
    expect(browser.page.html).not.toContain(row.number);
    const csrf = /name="csrf" value="([^"]+)"/.exec(browser.page.html)?.[1] ?? '';
    await browser.get(`/de/team/vorgaenge/${row.number}`);
    expect(browser.page.status).toBe(404);
    const acts = [
      'zweck',
      'uebernehmen',
      'zuruecklegen',
      'entscheiden',
      'freigeben',
      'widerspruch',
      'vermerk',
      'nachricht',
    ];
    for (const what of [...acts, 'weitergeben']) {
      const body = new URLSearchParams({
        csrf,
        aufgabe: token,
        ergebnis: 'uebernehmen',
        deutsch: 'x',
        an: kim.id,
        zweck: 'decision',
      });
      const request = new Request(`http://localhost/de/team/vorgaenge/${row.number}/${what}`, {
        method: 'POST',
        body,
        headers: { cookie: browser.cookie },
      });
      expect((await own.app.fetch(request, '192.0.2.1')).status, what).toBe(404);
    }
  });
});

const tokenIn = (html: string): string =>
  `?aufgabe=${encodeURIComponent(/name="aufgabe" value="([^"]+)"/.exec(html)?.[1] ?? '')}`;
const zweckIn = (html: string): string =>
  /action="[^"]*(\/zweck[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

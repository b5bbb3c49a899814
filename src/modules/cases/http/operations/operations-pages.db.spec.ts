import { beforeAll, describe, expect, it } from 'vitest';
import { type Browser, htmlProblems } from '../../../../../test/support/index.ts';
import { dogAnswers } from '../../test-support.ts';
import { kim, openDesk, operator, secondOperator } from '../clerk/test-support.ts';

const own = await openDesk();
const words = { besonderheit: { text: 'Er wohnt bei meiner Schwester.', language: 'de' } };
let number: string;
let version: string;
let browser: Browser;
beforeAll(async () => {
  ({ number, version } = await own.submit('hund-anmelden', dogAnswers(words)));
  browser = await own.browserOf(operator);
});
const mustBeSound = async () => expect(await htmlProblems(browser.page.html)).toEqual([]);
const base = '/de/team/betrieb';

describe('the pages of the operators', () => {
  it('lead from the service to its cases and to one case, and show nothing personal', async () => {
    for (const language of ['de', 'en']) {
      for (const path of ['/ablaeufe', `/ablaeufe/hund-anmelden/${version}`, `/vorgaenge/${number}`, '/stoerungen']) {
        expect((await browser.get(`/${language}/team/betrieb${path}`)).status).toBe(200);
        await mustBeSound();
        expect(browser.page.html).not.toMatch(/Schwester|Jana|Bello|Karl-Lieb/);
      }
    }
    await browser.get(`${base}/ablaeufe`);
    expect(browser.page.html).toContain(`${base}/ablaeufe/hund-anmelden/${version}?bei=pruefen`);
    await browser.get(`${base}/ablaeufe/hund-anmelden/${version}?bei=pruefen`);
    expect(browser.page.html).toContain(number);
    await browser.get(`${base}/ablaeufe/hund-anmelden/${version}/umstellung`);
    expect(browser.page.html).toContain('Diese Ausgabe ist aktuell');
    await mustBeSound();
  });

  it('are for operators only, and say so when something is not there', async () => {
    const clerk = await own.browserOf(kim);
    for (const path of ['/ablaeufe', `/vorgaenge/${number}`, '/stoerungen'])
      expect((await clerk.get(`${base}${path}`)).status).toBe(403);
    for (const path of [
      '/vorgaenge/L-0000-0000-0',
      '/ablaeufe/hund-anmelden/keine',
      '/ablaeufe/nichts/keine/umstellung',
    ])
      expect((await browser.get(`${base}${path}`)).status).toBe(404);
  });

  it.each(['constructor', '__proto__'])('say nothing to a word that nobody wrote: %s', async (word) => {
    for (const path of ['', `/vorgaenge/${number}`]) {
      const messages = (html: string) => html.match(/city-(alert|notice)__/g)?.length ?? 0;
      const plain = messages((await browser.get(`${base}${path}`)).html);
      const { status, html } = await browser.get(`${base}${path}?fertig=${word}&nicht=${word}`);
      expect([status, messages(html)]).toEqual([200, plain]);
    }
  });

  it('let a case rest with a reason, and run again', async () => {
    await browser.get(`${base}/vorgaenge/${number}`);
    expect((await browser.submit('/anhalten', { ruhegrund: '' })).status).toBe(422);
    expect(browser.page.html).toContain('Schreiben Sie bitte einen Grund.');
    await mustBeSound();
    await browser.submit('/anhalten', { ruhegrund: 'Das Register wird gewartet.' });
    expect(browser.page.html).toContain('Der Vorgang ruht.');
    await mustBeSound();
    await browser.submit('/fortsetzen');
    expect(browser.page.html).toContain('Der Vorgang läuft wieder.');
  });

  it('take a step by hand only from two people', async () => {
    await browser.get(`${base}/vorgaenge/${number}`);
    const token = /<option value="(t\d+)"/.exec(browser.page.html)?.[1] ?? '';
    const typed = { marke: token, was: 'versetzen', ziel: '', grund: 'Die Prüfung braucht die Regel noch einmal.' };
    expect((await browser.submit('/eingriff', typed)).status).toBe(422);
    expect(browser.page.html).toContain(typed.grund);
    await mustBeSound();
    expect((await browser.submit('/eingriff', { ...typed, ziel: 'berichtigen' })).status).toBe(422);
    await browser.submit('/eingriff', { ...typed, ziel: 'steuerBerechnen' });
    expect(browser.page.html).toContain('Der Eingriff ist vorgeschlagen.');
    expect(browser.page.html).not.toContain('value="freigeben"');
    await mustBeSound();
    const second = await own.browserOf(secondOperator);
    await second.get(base);
    expect(second.page.html).toContain(number);
    expect(await htmlProblems(second.page.html)).toEqual([]);
    const action = /action="([^"]*\/eingriffe\/[^"]*)"/.exec(second.page.html)?.[1] ?? '';
    await second.submit(action, { tun: 'freigeben' });
    expect(second.page.html).toContain('Der Eingriff ist ausgeführt.');
    expect(second.page.html).toContain('Anmeldung prüfen');
    expect(own.faults).toEqual([]);
  });
});

describe('the interface for programs of the operators', () => {
  const at = '/api/v1/operations';
  it('shows, tries and refuses as the pages do', async () => {
    const list = await browser.json('GET', `${at}/processes`);
    expect(list.body).toMatchObject([{ service: 'hund-anmelden', cases: 1 }]);
    const plan = await browser.json('POST', `${at}/processes/hund-anmelden/${version}/plan`, {
      nodes: { nichts: null },
    });
    expect(plan).toMatchObject({ status: 200, body: { faults: [{ code: 'unknown-node' }] } });
    const move = await browser.json('POST', `${at}/processes/hund-anmelden/${version}/migration`, {});
    expect(move.status).toBe(409);
    const instance = await browser.json('GET', `${at}/cases/${number}`);
    const [token] = instance.body['tokens'] as { token: string }[];
    const order = { kind: 'cancel', token: token?.token, reason: 'weg' };
    expect((await browser.json('POST', `${at}/cases/${number}/repairs`, order)).status).toBe(422);
    expect((await browser.json('POST', `${at}/cases/${number}/suspension`, { reason: 'x' })).body).toEqual({
      ok: true,
    });
    expect((await browser.json('POST', `${at}/cases/${number}/suspension`, { reason: 'x' })).status).toBe(409);
    expect((await browser.json('POST', `${at}/cases/${number}/resumption`, {})).status).toBe(200);
    expect((await browser.json('GET', `${at}/incidents`)).body).toEqual([]);
    expect((await browser.json('POST', `${at}/incidents/${own.parts.newId()}/note`, { note: 'x' })).status).toBe(404);
    const clerk = await own.browserOf(kim);
    expect((await clerk.json('GET', `${at}/processes`)).status).toBe(403);
  });
});

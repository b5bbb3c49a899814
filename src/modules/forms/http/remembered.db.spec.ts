import { afterAll, describe, expect, it } from 'vitest';
import { type Browser, openForms } from '../test-support.ts';

const own = await openForms();
afterAll(() => own.drop());
const base = '/de/hund-anmelden';
const [first, second] = [own.fetch, own.otherNode()];

describe('a node that knows what it saved', () => {
  it('shows it to nobody else, whatever a foreign browser says it saved', async () => {
    const victim = await named('Ottokar');
    const mark = markOf(victim);
    const stranger = await begun();
    await stranger.submit({}, '_action=later');
    stranger.cookie = `${sessionOf(stranger)}; ${mark}`;
    await stranger.get(`${base}/frage/person`);
    expect(stranger.page.html).not.toContain('Ottokar');
    expect(stranger.page.path).toBe(`${base}/frage/hund-in-leipzig`);
    await stranger.get(`${base}/frage/hund-in-leipzig`);
    await stranger.submit({ hundInLeipzig: 'true' });
    await victim.get(`${base}/frage/person`);
    expect(victim.page.html).toContain('value="Ottokar"');
    const nobody = own.browser();
    nobody.cookie = mark;
    await nobody.get(`${base}/frage/person`);
    expect(nobody.page.path).toBe(`${base}/start`);
  });

  it('never shows less than what the browser saved at another node', async () => {
    const browser = await named('Ottokar');
    browser.moveTo(second);
    await browser.get(`${base}/frage/person`);
    await browser.submit({ vorname: 'Ottilie', familienname: 'Prüfstein' });
    browser.moveTo(first);
    await browser.get(`${base}/frage/person`);
    expect(browser.page.html).toContain('value="Ottilie"');
  });

  it('loses nothing that another device with the same code saved meanwhile', async () => {
    const here = await named('Ottokar');
    const there = here.tab();
    there.moveTo(second);
    await there.get(`${base}/frage/geburtsdatum`);
    await there.submit({ 'geburtsdatum-day': '3', 'geburtsdatum-month': '7', 'geburtsdatum-year': '1990' });
    await here.submit({ 'geburtsdatum-day': '4', 'geburtsdatum-month': '8', 'geburtsdatum-year': '1991' });
    expect(here.page.path).toBe(`${base}/frage/anschrift`);
    await there.get(`${base}/frage/geburtsdatum`);
    expect(there.page.html).toContain('value="1991"');
    expect(here.page.status).toBe(200);
  });

  it('judges a wrong answer on what is stored: a draft that was sent elsewhere leads to its case', async () => {
    const browser = await named('Ottokar');
    await own.platform.db.query(
      `UPDATE forms.draft SET sent_at = now(), case_id = gen_random_uuid(), case_number = 'L26-7K4M-9', rev = rev + 1 WHERE id = $1`,
      [idOf(browser)],
    );
    await browser.submit({ 'geburtsdatum-day': '', 'geburtsdatum-month': '', 'geburtsdatum-year': '' });
    expect(browser.page.path).toBe('/de/vorgang/L26-7K4M-9');
  });

  it('asks the database again when a draft was deleted elsewhere', async () => {
    const browser = await named('Ottokar');
    await own.platform.db.query('DELETE FROM forms.draft WHERE id = $1', [idOf(browser)]);
    await browser.submit({ 'geburtsdatum-day': '3', 'geburtsdatum-month': '7', 'geburtsdatum-year': '1990' });
    expect(browser.page.path).toBe(`${base}/start`);
  });
});

async function begun(): Promise<Browser> {
  const browser = own.browser();
  await browser.get(`${base}/start`);
  await browser.submit({});
  return browser;
}

async function named(vorname: string): Promise<Browser> {
  const browser = await begun();
  await browser.submit({ hundInLeipzig: 'true' });
  await browser.submit({ vorname, familienname: 'Prüfstein' });
  return browser;
}

const cookies = (browser: Browser): string[] => browser.cookie.split('; ');
const markOf = (browser: Browser): string => cookies(browser).find((one) => one.startsWith('lipsia-saved=')) ?? '';
const idOf = (browser: Browser): string => /=([^.]+)/.exec(markOf(browser))?.[1] ?? '';
const sessionOf = (browser: Browser): string => cookies(browser).find((one) => one.startsWith('lipsia=')) ?? '';

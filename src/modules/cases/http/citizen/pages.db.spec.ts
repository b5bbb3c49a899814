import { afterAll, describe, expect, it } from 'vitest';
import type { Language } from '#kernel/language';
import { type Browser, type BrowserPage, composeTest, htmlProblems } from '../../../../../test/support/index.ts';
import { texts } from '../../texts/index.ts';

const own = await composeTest();
afterAll(() => own.drop());

describe.each(['de', 'en'] as const)('a guest in %s', (language) => {
  const browser = own.browser();
  const words = texts[language].citizen;
  let base = '';

  it('sends once, however often the button is pressed', async () => {
    await toCheckPage(browser, language);
    const [late, ...more] = [browser.tab(), browser.tab(), browser.tab()];
    const tabs = [browser, ...more];
    await Promise.all(tabs.map((tab) => tab.submit('/senden')));
    expect(new Set(tabs.map((tab) => tab.page.path)).size).toBe(1);
    await late?.submit('/senden');
    expect(late?.page.path).toBe(browser.page.path);
    expect(browser.page.path).toMatch(new RegExp(`^/${language}/vorgang/L-[^?]+\\?neu$`));
    base = browser.page.path.split('?')[0] ?? '';
    await expectFine(browser.page, words.sent.title, words.status.read, words.guest.code);
    expect(browser.page.html).toContain('Bello &lt;b>');
  });

  it('opens the case on another device with the code only', async () => {
    const other = own.browser();
    expect((await other.get(base)).status).toBe(404);
    await other.get(`/${language}/weitermachen`);
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){4}-[0-9A-Z]/.exec(browser.page.html)?.[0] ?? '';
    await other.submit('/weitermachen', { code: code.toLowerCase() });
    expect(other.page.path).toBe(base);
    expect(other.page.status).toBe(200);
  });

  it('understands the number as people type it', async () => {
    const typed = base.toLowerCase().replace(`/${language}/vorgang/l-`, '').replaceAll('-', '');
    await browser.get(`/${language}/vorgang/${typed}`);
    expect(browser.page.path).toBe(base);
  });

  it('reads the notice: German binds, English carries its mark', async () => {
    await browser.get(base);
    const letter = linkTo(browser.page, '/schreiben/');
    await browser.get(letter);
    await expectFine(browser.page, words.letters.pdf);
    const mark = 'For information only. The German text is binding.';
    expect(browser.page.html.includes(mark)).toBe(language === 'en');
    await browser.get(`${letter}?text=de`);
    await expectFine(browser.page, 'Rechtsbehelfsbelehrung');
    expect(browser.page.html).not.toContain(mark);
    expect(/<div[^>]* lang="de"/.test(browser.page.html)).toBe(language === 'en');
    for (const text of ['de', 'en']) {
      const pdf = await browser.get(`${letter}.pdf?lang=${text}`);
      expect([pdf.type, Buffer.from(pdf.bytes.subarray(0, 5)).toString()]).toEqual(['application/pdf', '%PDF-']);
    }
    await browser.get(base);
    await expectFine(browser.page, words.timeline.events['case.letter-retrieved'] ?? '', words.status.payAction);
  });

  it('takes along copy, payment sheet and deadline', async () => {
    await browser.get(`${base}/kopie`);
    await expectFine(browser.page, words.answers.copyPdf, 'Karl-Liebknecht-Straße 12');
    expect((await browser.get(`${base}/kopie.pdf`)).type).toBe('application/pdf');
    await browser.get(base);
    expect((await browser.get(linkTo(browser.page, '/zahlung/'))).type).toBe('application/pdf');
    await browser.get(base);
    const file = await browser.get(linkTo(browser.page, '/frist.ics'));
    expect(file.html).toContain('DTSTART;VALUE=DATE:20261228');
    expect((await browser.get(`${base}/frist.ics`)).status).toBe(404);
  });

  it('writes a message once and keeps what does not stand', async () => {
    await browser.get(base);
    await browser.submit('/nachricht', { text: '  ' });
    expect(browser.page.status).toBe(422);
    await expectFine(browser.page, words.messages.missing);
    await browser.submit('/nachricht', { text: 'x'.repeat(4_001) });
    expect(browser.page.status).toBe(422);
    expect(browser.page.html).toContain('x'.repeat(4_001));
    const tab = browser.tab();
    await browser.submit('/nachricht', { text: 'Guten Tag <script>' });
    await tab.submit('/nachricht', { text: 'Guten Tag <script>' });
    await expectFine(browser.page, words.messages.sent);
    expect(tab.page.html.split('Guten Tag &lt;script>')).toHaveLength(2);
  });

  it('objects in one click', async () => {
    await browser.get(base);
    await browser.get(linkTo(browser.page, '/widerspruch/'));
    await expectFine(browser.page, words.object.form);
    const action = browser.page.path;
    await browser.submit(action, { gruende: 'Der Hund wohnt in Halle.' });
    await expectFine(browser.page, words.object.done, words.letters.objected);
    await browser.get(action);
    expect(browser.page.path).toBe(base);
  });

  it('cannot take back what is decided', async () => {
    await browser.get(`${base}/zuruecknehmen`);
    expect(browser.page.path).toBe(base);
    expect((await browser.get(`${base}/widerspruch/0199f0a0-0000-7000-8000-000000000000`)).status).toBe(404);
    expect((await browser.get(`${base}/schreiben/nichts`)).status).toBe(404);
    expect((await browser.get(`${base}/nachweis/nichts`)).status).toBe(404);
    for (const path of ['berichtigen', 'code']) expect((await browser.get(`${base}/${path}`)).path).toBe(base);
  });
});

describe('a draft that cannot be sent yet', () => {
  it('leads to the first open question and makes no case', async () => {
    const browser = own.browser();
    await browser.get('/de/hund-anmelden/start');
    await browser.submit('/start');
    const question = browser.page.path;
    await browser.submit(question, { _action: 'later' });
    await browser.get(question);
    await pressSend(browser, 'hund-anmelden');
    expect(browser.page.path.split('?')[0]).toBe(question);
  });

  it('is kept while the person signs in at the level that the service needs', async () => {
    const browser = own.browser();
    await browser.get('/de/wohnsitz-anmelden/start');
    await browser.submit('/start');
    const question = browser.page.path;
    await browser.submit(question, { _action: 'later' });
    await browser.get(question);
    const tab = browser.tab();
    await pressSend(browser, 'wohnsitz-anmelden');
    expect(browser.page.path).toMatch(/^\/de\/anmelden/);
    expect(decodeURIComponent(browser.page.path)).toContain('/de/wohnsitz-anmelden/');
    expect((await tab.get(question)).status).toBe(200);
  });

  it('is no draft of somebody else', async () => {
    const browser = own.browser();
    await browser.get('/de/hund-anmelden/start');
    await pressSend(browser, 'hund-anmelden');
    expect(browser.page.path).toBe('/de/hund-anmelden/start');
    await browser.get('/de/hund-anmelden/start');
    await pressSend(browser, 'gibt-es-nicht');
    expect(browser.page.status).toBe(404);
  });
});

/** Sends the form in front as if it were the send button of a service. */
async function pressSend(browser: Browser, service: string): Promise<void> {
  const html = browser.page.html.replace(
    /(<form[^>]*method="post"[^>]*action=")[^"]*|(<form[^>]*action=")[^"]*("[^>]*method="post")/,
    `<form method="post" action="/de/${service}/senden" x="`,
  );
  browser.page = { ...browser.page, html };
  await browser.submit('/senden');
}

it('tells by e-mail that there is news, never what', async () => {
  await own.platform.jobs.drain();
  expect(own.mails.length).toBeGreaterThan(0);
  for (const { text, subject } of own.mails)
    expect(`${subject}${text}`).not.toMatch(/Bello|Bescheid|notice|37,50|Müller/);
  expect(own.faults).toEqual([]);
});

async function expectFine(page: BrowserPage, ...words: readonly string[]): Promise<void> {
  for (const word of words) expect(mainOf(page)).toContain(word);
  expect(await htmlProblems(page.html)).toEqual([]);
}

/** The text of a page's own part. */
const mainOf = (page: BrowserPage): string =>
  decoded(/<main.*<\/main>/s.exec(page.html)?.[0] ?? page.html)
    .replaceAll(/<[^>]+>/g, '|')
    .replaceAll(/\|+/g, '|');
const decoded = (html: string): string => html.replaceAll('&amp;', '&').replaceAll('&#39;', "'");
const linkTo = (page: BrowserPage, part: string): string =>
  [...page.html.matchAll(/href="([^"]+)"/g)]
    .map(([, href = '']) => decoded(href))
    .find((href) => href.includes(part)) ?? '';

/** Answers every question of a dog registration on the pages as they come. */
async function toCheckPage(browser: Browser, language: Language): Promise<void> {
  await browser.get(`/${language}/hund-anmelden/start`);
  await browser.submit('/start');
  for (let step = 0; step < 40 && browser.page.path.includes('/frage/'); step++) {
    const { html, path } = browser.page;
    const asked = Object.fromEntries(Object.entries(dog).filter(([name]) => html.includes(`name="${name}"`)));
    await browser.submit(path, asked);
    expect(browser.page.status, mainOf(browser.page)).toBe(200);
  }
  expect(browser.page.path).toBe(`/${language}/hund-anmelden/pruefen`);
}

const dog = {
  hundInLeipzig: 'true',
  vorname: 'Jana',
  familienname: 'Müller',
  'geburtsdatum-day': '27',
  'geburtsdatum-month': '3',
  'geburtsdatum-year': '1988',
  'anschrift-street': 'Karl-Liebknecht-Straße',
  'anschrift-houseNumber': '12',
  'anschrift-postcode': '04107',
  name: 'Bello <b>',
  rasse: 'Labrador',
  'hundGeburtsdatum-day': '10',
  'hundGeburtsdatum-month': '5',
  'hundGeburtsdatum-year': '2023',
  'haltungSeit-day': '1',
  'haltungSeit-month': '9',
  'haltungSeit-year': '2026',
  herkunft: 'zuechter',
  zweck: 'privat',
  chip: 'nein',
  leipzigPass: 'false',
  zahlweise: 'ueberweisung',
  besonderheit: '',
  bekanntgabePortal: 'true',
  email: 'jana@example.org',
};

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerForm, type Language, press, seen } from './support/answer-form.ts';
import { inspectPage } from './support/inspect-page.ts';
import { answerByKeyboard, chooseByArrows, tabAndEnter, tabTo } from './support/keyboard.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { signInStaff } from './support/sign-in.ts';

let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open.close());

const fields = (name: string, inner: string): string =>
  `<xdf:identifikation><xdf:id>${name}</xdf:id><xdf:version>1.0</xdf:version></xdf:identifikation>${inner}`;
const field = (id: string, label: string, type: string): string =>
  `<xdf:struktur><xdf:anzahl>1:1</xdf:anzahl><xdf:bezug/><xdf:enthaelt><xdf:datenfeld>${fields(id, `<xdf:name>${label}</xdf:name><xdf:bezeichnungEingabe>${label}</xdf:bezeichnungEingabe><xdf:feldart><code>input</code></xdf:feldart><xdf:datentyp><code>${type}</code></xdf:datentyp>`)}</xdf:datenfeld></xdf:enthaelt></xdf:struktur>`;
const schema = `<?xml version="1.0" encoding="UTF-8"?><xdf:xdatenfelder.stammdatenschema.0102 xmlns:xdf="urn:xoev-de:fim:standard:xdatenfelder_2"><xdf:header><xdf:erstellungszeitpunkt>2026-02-03T10:00:00Z</xdf:erstellungszeitpunkt></xdf:header><xdf:stammdatenschema>${fields('S01', `<xdf:name>Fund anzeigen</xdf:name><xdf:bezeichnungEingabe>Einen Fund anzeigen</xdf:bezeichnungEingabe><xdf:bezug>BGB § 965</xdf:bezug>${field('F1', 'Ihr Name', 'text')}${field('F2', 'Wert in Euro', 'num_int')}`)}</xdf:stammdatenschema></xdf:xdatenfelder.stammdatenschema.0102>`;

/** The page as it stands is whole for everybody: axe, HTML, narrow screens. */
const problems = async (page: Page, language: Language): Promise<string[]> => {
  const response = await page.reload();
  const size = page.viewportSize();
  const found = await inspectPage(page, (await response?.text()) ?? '', language);
  if (size) await page.setViewportSize(size);
  return found.map((problem) => `${page.url()}: ${problem}`);
};

describe('the studio, by keyboard alone', () => {
  it('a service begins with a file of data fields, gets a table and a process, is read by a second person, and serves a citizen', {
    timeout: 400_000,
  }, async () => {
    const author = await open.visitor();
    const { page } = author;
    await signInStaff(page, 'redaktion@demo');
    const wrong: string[] = [];

    await page.goto('/de/team/studio');
    await tabAndEnter(page, 'main a[href$="/team/studio/einlesen"]');
    await answerByKeyboard(page, { adresse: 'fund-anzeigen' });
    expect(await seen(page)).toContain('Wählen Sie eine Datei aus.');
    const datei = { name: 'fund.xml', mimeType: 'application/xml', buffer: Buffer.from(schema) };
    await choose(page, 'amt', 'buergerservice');
    await answerByKeyboard(page, { datei });
    expect(await seen(page)).toContain('Das Fachamt entscheidet');
    wrong.push(...(await problems(page, 'de')));
    const copy = new URL(page.url()).pathname.replace('/bericht', '');

    await tabAndEnter(page, `main a[href="${copy}/grundlagen"]`);
    await tabAndEnter(page, `main a[href="${copy}/grundlagen/zugang"]`);
    await answerByKeyboard(page, { identity: 'low', guests: 'yes' });
    await tabAndEnter(page, `main a[href="${copy}/grundlagen/aufbewahrung"]`);
    await answerByKeyboard(page, {
      ...{ 'retention.period': '1', 'retention.period.unit': 'Y', 'retention.reference': 'BGB § 973' },
    });

    await tabAndEnter(page, `main a[href="${copy}/tabellen"]`);
    await choose(page, 'antwort', 'wertInEuro');
    await answerByKeyboard(page, { name: 'Fundwert', ergebnis: 'wert' });
    await tabAndEnter(page, 'main table a');
    for (const row of [0, 1]) {
      await tabAndEnter(page, 'main button[value=zeile]');
      await type(page, `t-${row}-0`, row === 0 ? '< 1' : '>= 1');
      await type(page, `r-${row}-0`, row === 0 ? '"gering"' : '"etwas"');
    }
    await tabAndEnter(page, 'form[action$="/tabelle"] button.kern-btn--primary');

    await tabAndEnter(page, `main a[href="${copy}/ablauf"]`);
    expect(await page.locator('figure svg').count()).toBe(1);
    await tabAndEnter(page, `main a[href="${copy}/ablauf/weg/f1/einfuegen"]`);
    await tabAndEnter(page, 'main form button.kern-btn--primary');
    expect(await seen(page)).toContain('Wählen Sie, was hier geschehen soll.');
    await tabTo(page, '[name=art]');
    await chooseByArrows(page, 'decision');
    await type(page, 'name-de', 'Wert einschätzen');
    await type(page, 'name-en', 'Assess the value');
    await tabAndEnter(page, 'main form button.kern-btn--primary');
    expect(new URL(page.url()).pathname).toBe(`${copy}/ablauf/schritt/wertEinschaetzen`);
    await type(page, 'variable', 'fund');
    await tabAndEnter(page, 'main form button.kern-btn--primary');

    const onward = await page.getAttribute('main a[aria-label^="Schritt einfügen von Wert einschätzen"]', 'href');
    await tabAndEnter(page, `main a[href="${onward}"]`);
    await tabTo(page, '[name=art]');
    await chooseByArrows(page, 'branch');
    await type(page, 'name-de', 'Ist es viel wert?');
    await type(page, 'name-en', 'Is it worth much?');
    await tabAndEnter(page, 'main form button.kern-btn--primary');
    await type(page, 'name', 'Nein');
    await tabTo(page, '[name=bedingung]');
    await chooseByArrows(page, 'own');
    await type(page, 'feel', 'fund = (');
    await type(page, 'ende-de', 'Sie dürfen den Fund behalten');
    await type(page, 'ende-en', 'You may keep what you found');
    await choose(page, 'ausgang', 'done');
    await tabAndEnter(page, 'main form button.kern-btn--primary');
    expect(await seen(page)).toContain('ist kein gültiges FEEL.');
    wrong.push(...(await atWidth(page)));
    await type(page, 'feel', 'fund = "gering"');
    await tabAndEnter(page, 'main form button.kern-btn--primary');
    expect(await seen(page)).toContain('Der Ablauf kann laufen.');
    wrong.push(...(await problems(page, 'de')));

    await tabAndEnter(page, `main a[href="${copy}/pruefung"]`);
    expect(await seen(page)).toContain('Alle 3 Beispiele sind durchgelaufen, wie erwartet.');
    await tabAndEnter(page, `main a[href="${copy}"]`);
    await tabAndEnter(page, 'main button[name=schritt][value=submit]');
    expect(await page.locator('main button[value=approve]').count()).toBe(0);

    const second = await open.visitor();
    await signInStaff(second.page, 'gegenlesen@demo');
    await second.page.goto(copy);
    await tabAndEnter(second.page, 'main button[name=schritt][value=approve]');
    await tabAndEnter(second.page, 'form[action$="/veroeffentlichen"] button');
    expect(await seen(second.page)).toContain('Veröffentlicht');

    for (const [language, worth, text] of [
      ['de', '0', 'Sie dürfen den Fund behalten.'],
      ['en', '0', 'You may keep what you found.'],
      ['de', '500', 'Wir prüfen Ihre Angaben.'],
    ] as const) {
      const citizen = await open.visitor();
      await answerForm(citizen.page, language, 'fund-anzeigen', { ihrName: 'Jana Gast-Demo', wertInEuro: worth });
      await press(citizen.page, citizen.page.locator('form[action$="/senden"] button').first());
      const at = new URL(citizen.page.url()).pathname;
      // What is automatic happens after the answer to the person who sent it.
      await expect
        .poll(() => citizen.page.goto(at).then(() => seen(citizen.page)), { timeout: 20_000 })
        .toContain(text);
      expect(citizen.complaints).toEqual([]);
      await citizen.close();
    }
    expect([...wrong, ...author.complaints, ...second.complaints]).toEqual([]);
    await second.close();
    await author.close();
  });

  it('a person with a mouse draws freely on the board, in English, and what they drew is what runs', {
    timeout: 120_000,
  }, async () => {
    const { page, complaints, close } = await open.visitor();
    await signInStaff(page, 'redaktion@demo');
    await page.goto('/en/team/studio');
    await press(page, page.locator('form:has([value=hund-anmelden]) button'));
    const copy = new URL(page.url()).pathname;
    await page.goto(`${copy}/ablauf`);
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.click('[data-modeler-open]');
    await page.dblclick('[data-element-id=steuerBerechnen] .djs-hit');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Steuer ausrechnen');
    await page.locator('.djs-container > svg').click({ position: { x: 600, y: 20 } });
    expect(loaded.some((url) => url.includes('process-modeler'))).toBe(true);
    await press(page, page.locator('form[action$="/zeichnung"] button'));
    expect(await seen(page)).toContain('Steuer ausrechnen');
    expect(await seen(page)).toContain('The process can run.');
    expect(await page.locator('.bjs-powered-by').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});

/** Goes to a field and types over what stands there. */
async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, `main [name="${name}"]`);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Goes through the entries of a list by arrow. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `main [name="${name}"]`);
  for (let presses = 0; presses < 20; presses++) {
    const chosen = await page.evaluate(() => (document.activeElement as HTMLSelectElement).value);
    if (chosen === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no entry ${value} at ${page.url()}`);
}

/** A page with errors cannot be loaded anew: only its width is looked at. */
async function atWidth(page: Page): Promise<string[]> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (size) await page.setViewportSize(size);
  return isWide ? [`${page.url()} scrolls sideways`] : [];
}

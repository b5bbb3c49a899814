import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '#kernel/language';
import { seen } from './support/answer-form.ts';
import { type Inside, openInside } from './support/inside.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { signInStaff } from './support/sign-in.ts';

let open: OpenBrowser;
let inside: Inside;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
  await inside.composed.doors.transparency.publishData();
}, 120_000);
afterAll(() => Promise.all([open?.close(), inside?.close()]));

describe.each([...languages])('open data in %s', (language) => {
  it('a department mends its table, publishes it, and anybody finds and reads it', { timeout: 200_000 }, async () => {
    const staff = await open.visitor();
    const { page } = staff;
    await signInStaff(page, 'redaktion@demo');
    await page.goto(`/${language}/team/daten`);
    const send = async (table: string) => {
      const datei = { name: 'parkbaenke.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
      await page.setInputFiles('main input[name=datei]', datei);
      await page.locator('main form button').click();
    };
    await page.selectOption('main select[name=office]', { index: 1 });
    for (const [name, text] of Object.entries(texts)) await page.fill(`main [name=${name}]`, text);
    await page.fill('main [name=id]', `parkbaenke-${language}`);
    for (const name of ['theme', 'licence', 'frequency'])
      await page.selectOption(`main select[name=${name}]`, { index: 1 });
    await send(rows.replace('12', 'zwölf'));
    expect(await seen(page)).toMatch(language === 'de' ? /Zeile 2, Spalte „anzahl“/ : /Line 2, column “anzahl”/);
    expect(await page.inputValue('main [name=titleDe]')).toBe(texts.titleDe);
    const wrong = await inspectPage(page, (await page.content()).replace('<!DOCTYPE', '<!doctype'), language);
    await send(rows);
    expect(await seen(page)).toMatch(/Version 1|version 1/);

    const reader = await open.visitor();
    await reader.page.goto(`/${language}/daten?q=parkb`);
    await reader.page.locator(`main a[href$="/daten/parkbaenke-${language}"]`).click();
    expect(await seen(reader.page)).toContain('Connewitz');
    expect(await reader.page.locator('main figure svg').count()).toBe(6);
    const file = await reader.page.request.get(
      (await reader.page.locator('main a[href$=".csv"]').first().getAttribute('href')) ?? '',
    );
    expect(await file.text()).toContain('Mitte,12');
    const html = await (await reader.page.reload())!.text();
    wrong.push(...(await inspectPage(reader.page, html, language)));
    expect([...wrong, ...staff.complaints, ...reader.complaints]).toEqual([]);
    await Promise.all([staff.close(), reader.close()]);
  });
});

const rows = 'ortsteil,anzahl\nMitte,12\nConnewitz,5\nGohlis,7\nPlagwitz,9\nLindenau,3\nReudnitz,4\n';
const texts = {
  ...{ titleDe: 'Parkbänke (Demo)', titleEn: 'Park benches (demo)' },
  descriptionDe: 'Erfundene Tabelle der Demo: Bänke je Ortsteil.',
  descriptionEn: 'Invented table of the demo: benches by district.',
  ...{ keywordsDe: 'Bänke, Grünanlagen', keywordsEn: 'benches, parks' },
};

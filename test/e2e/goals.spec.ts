import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { languages } from '#kernel/language';
import { verifyProgram } from '../../src/modules/transparency/programs/verify-program.ts';
import { press, seen } from './support/answer-form.ts';
import { fillByHttp, type Inside, lendCookie, openInside, sendByHttp } from './support/inside.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { dogAnswers } from './support/sample-answers.ts';

let open: OpenBrowser;
let inside: Inside;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
});
afterAll(() => Promise.all([open?.close(), inside?.close()]));

describe.each([...languages])('goals of the city in %s', (language) => {
  it('are understood on a phone and lead to how each is worked out', { timeout: 200_000 }, async () => {
    const reader = await open.visitor({ viewport: { width: 360, height: 780 } });
    const { page } = reader;
    const wrong: string[] = [];
    const look = async (path: string): Promise<string> => {
      const html = await (await page.goto(`/${language}/ziele${path}`))!.text();
      wrong.push(...(await inspectPage(page, html, language)).map((problem) => `${path}: ${problem}`));
      return seen(page);
    };
    const board = await look('');
    expect(board).toMatch(
      language === 'de' ? /\d von \d gemessenen Zielen erreicht/ : /\d of \d measured goals reached/,
    );
    expect(await page.locator('main svg[viewBox="0 0 100 40"]').count()).toBeGreaterThan(3);
    await page.locator('main a[href$="/ziele/fristen"]').click();
    expect(await page.locator('main table tbody tr').count()).toBeGreaterThan(2);
    expect(await look('/fristen')).toContain('verify.mjs figures');
    expect(await look('/vergleich')).toContain('VII-DS-07325');
    expect(await look('/leistungen')).toMatch(language === 'de' ? /noch nicht gemessen/ : /not measured yet/);
    const width = await page
      .locator('main table')
      .evaluate((table) => Math.max(table.scrollWidth, table.getBoundingClientRect().width));
    expect(width).toBeLessThanOrEqual(360);
    expect(await page.locator('main .city-table-scroll').count()).toBe(0);
    expect(await look('/druck')).toContain('/log+');
    await inside.composed.doors.transparency.seal();
    await page.goto(`/${language}/ziele/fristen`);
    await page.locator('main a[href*="/ziele/nachrechnen?"]').click();
    const checked = page.url().replace(/^.*\/ziele/, '');
    // The demo is younger than its months: the value is right, and no witness saw the target in time.
    expect(await look(checked)).toMatch(
      language === 'de' ? /Die Datei ergibt .*Dasselbe steht im Protokoll/s : /The file gives .*The log says the same/s,
    );
    expect(await page.locator('main .city-dl .city-badge').count()).toBe(7);
    await page.selectOption('main select[name=ziel]', '');
    expect((await press(page, page.locator('main form button')))?.status()).toBe(422);
    expect(await look('/nachrechnen?ziel=&monat=')).toMatch(
      language === 'de' ? /Wählen Sie ein Ziel/ : /Choose a goal/,
    );
    expect([...wrong, ...reader.complaints]).toEqual([]);
    await reader.close();
  });

  it('one tap after a case says how satisfied somebody is, without script', { timeout: 200_000 }, async () => {
    const person = inside.caller();
    await fillByHttp(person, language, 'hund-anmelden', dogAnswers);
    const number = await sendByHttp(person);
    const visitor = await open.visitor({ javaScriptEnabled: false });
    const { page } = visitor;
    await lendCookie(person, visitor.context);
    // The case is decided after the answer to the request.
    const buttons = async (): Promise<number> => {
      await page.goto(`/${language}/vorgang/${number}`);
      return page.locator('main button[name=antwort]').count();
    };
    await expect.poll(buttons, { timeout: 20_000, interval: 300 }).toBe(5);
    await press(page, page.locator('main button[name=antwort][value="4"]'));
    expect(await seen(page)).toMatch(language === 'de' ? /Ihre Antwort: Zufrieden/ : /Your answer: Satisfied/);
    await press(page, page.locator('main button[value="5"]'));
    expect(await seen(page)).toMatch(
      language === 'de' ? /Ihre Antwort: Sehr zufrieden/ : /Your answer: Very satisfied/,
    );
    expect((await press(page, page.locator('main form[action$="/worte"] button')))?.status()).toBe(422);
    await page.fill('main [name=worte]', 'Es ging schnell.');
    await press(page, page.locator('main form[action$="/worte"] button'));
    expect(await seen(page)).toMatch(language === 'de' ? /Vielen Dank für Ihre Worte/ : /Thank you for your words/);
    const stranger = await open.visitor();
    expect((await stranger.page.goto(`/${language}/vorgang/${number}/zufriedenheit`))?.status()).toBe(404);
    const rows = await inside.platform.db.query('SELECT 1 FROM strategy.rating WHERE score = 5 AND service = $1', [
      'hund-anmelden',
    ]);
    expect(rows.length).toBeGreaterThan(0);
    expect([...visitor.complaints, ...stranger.complaints]).toEqual([]);
    await Promise.all([visitor.close(), stranger.close()]);
  });
});

it('the program for outsiders works every goal of the running city out again from its log and open files alone', async () => {
  const { url } = inject('demo');
  await inside.composed.doors.transparency.seal();
  const { logKey, witnessKeys } = inside.composed.doors.transparency;
  const keys = ['--log', logKey, ...witnessKeys.flatMap((key) => ['--witness', key])];
  const places = [`${url}/log`, `${url}/daten/satz`, `${url}/api/v1/goals`];
  // From a copy of the log that any web server could hold.
  const copy = mkdtempSync(join(tmpdir(), 'lipsia-copy-'));
  expect((await verifyProgram(['mirror', `${url}/log`, copy, ...keys])).text).toContain('are those of the checkpoint');
  const { status, text } = await verifyProgram(['figures', copy, ...places.slice(1), ...keys]);
  rmSync(copy, { recursive: true });
  expect({ status, text }).toEqual({ status: 0, text: expect.stringMatching(/All \d\d figures hold/) });
  // The months of the demo are older than its log: no witness saw a target in time, and nothing is green.
  expect(text).toMatch(/fristen \d{4}-\d\d \(entry \d+\): the target counts as set after the month began/);
  const { figures } = (await (await fetch(`${url}/api/v1/goals`)).json()) as { figures: { state: string }[] };
  expect(new Set(figures.map(({ state }) => state))).toEqual(new Set(['unproven', 'unknown']));
});

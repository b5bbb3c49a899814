import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerForm, type Language, press, seen, textOf } from './support/answer-form.ts';
import { answerByKeyboard, pressEnter, tabTo } from './support/keyboard.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { dogAnswers } from './support/sample-answers.ts';

let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open.close());

const words = {
  de: {
    notice: 'Hundesteuerbescheid',
    unsent: 'noch nicht gesendet',
    nothingToDo: 'Sie müssen nichts tun',
    objected: 'Ihr Widerspruch',
  },
  en: {
    notice: 'Dog tax notice',
    unsent: 'not sent',
    nothingToDo: 'You do not need to do anything',
    objected: 'objection',
  },
};

describe.concurrent.each<[Language, boolean]>([
  ['de', true],
  ['en', true],
  ['de', false],
  ['en', false],
])('a guest registers a dog in %s, with script: %s', (language, javaScriptEnabled) => {
  it('gets the tax notice at once, reads it, objects, and comes back on another device', async () => {
    const { page, context, complaints, close } = await open.visitor({ javaScriptEnabled });
    await answerForm(page, language, 'hund-anmelden', dogAnswers);
    const check = await seen(page);
    expect(check).toContain('Bello');
    expect(check).toContain(words[language].unsent);
    await press(page, page.locator('form[action$="/senden"] button').first());
    expect(page.url()).toMatch(/\/vorgang\/L[\w-]+\?neu/);
    const base = new URL(page.url()).pathname;
    const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{1,4}){5}/.exec(await seen(page))?.[0] ?? '';
    expect(code).not.toBe('');

    const pdf = await context.request.get((await page.locator('main a[href*=".pdf"]').first().getAttribute('href'))!);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    const deadline = await context.request.get(
      (await page.locator('a[href*="frist.ics"]').first().getAttribute('href'))!,
    );
    expect(await deadline.text()).toContain('BEGIN:VEVENT');
    await press(page, page.locator(`main a[href^="${base}/schreiben/"]:not([href*=".pdf"])`).first());
    expect(await textOf(page.locator('h1'))).toContain(words[language].notice);
    await page.goto(base);
    expect(await seen(page)).toContain('30');

    await page.fill('[name=text]', 'Stimmt der Name?');
    await press(page, page.locator('form[action$="/nachricht"] button').first());
    expect(await seen(page)).toContain('Stimmt der Name?');
    await press(page, page.locator('main a[href*="/widerspruch/"]').first());
    await press(page, page.locator('main form[action*="/widerspruch/"] button').first());
    expect(await seen(page)).toContain(words[language].objected);

    const other = await open.visitor({ javaScriptEnabled });
    expect((await other.page.goto(base))?.status()).toBe(404);
    await other.page.goto(`/${language}/weitermachen`);
    await other.page.fill('main form [name=code]', code.toLowerCase().replaceAll('-', ' '));
    await press(other.page, other.page.locator('main form button').first());
    expect(new URL(other.page.url()).pathname).toBe(base);
    expect([...complaints, ...other.complaints]).toEqual([]);
    await close();
    await other.close();
  });
});

it('registers a dog wholly by keyboard, from the home page to the receipt', async () => {
  const { page, complaints, close } = await open.visitor();
  await page.goto('/de');
  await tabTo(page, '.city-skip');
  await page.keyboard.press('Enter');
  await tabTo(page, 'main [name=q]');
  await page.keyboard.type('hundesteuer');
  await pressEnter(page);
  await tabTo(page, 'main a[href="/de/hund-anmelden"]');
  await pressEnter(page);
  await tabTo(page, 'main a[href="/de/hund-anmelden/start"]');
  await pressEnter(page);
  await tabTo(page, 'main form button');
  await pressEnter(page);
  for (let step = 0; step < 40 && page.url().includes('/frage/'); step++) {
    await answerByKeyboard(page, { ...dogAnswers, chip: 'nein' });
  }
  expect(new URL(page.url()).pathname).toBe('/de/hund-anmelden/pruefen');
  await tabTo(page, 'form[action$="/senden"] button');
  await pressEnter(page);
  expect(page.url()).toMatch(/\/vorgang\/L[\w-]+\?neu/);
  expect(complaints).toEqual([]);
  await close();
});

it('leads the keyboard to the first wrong field', async () => {
  const { page, close } = await open.visitor();
  await page.goto('/en/hund-anmelden/start');
  await press(page, page.locator('form[action$="/start"] button').first());
  await press(page, page.getByRole('button', { name: 'Continue', exact: true }));
  expect(await page.title()).toMatch(/^Error: /);
  expect(await page.evaluate(() => document.activeElement?.matches('[data-error-summary]'))).toBe(true);
  await tabTo(page, '[data-error-summary] a');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('hundInLeipzig');
  await close();
});

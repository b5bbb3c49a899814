import { afterAll, beforeAll, expect, it } from 'vitest';
import { press } from './support/answer-form.ts';
import { pressEnter } from './support/keyboard.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';

let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open.close());

it.each([true, false])('a question keeps what is typed in the other language, with script: %s', async (hasScript) => {
  const { page, complaints, close } = await open.visitor({ javaScriptEnabled: hasScript });
  const at = () => new URL(page.url()).pathname;
  await page.goto('/de/hund-anmelden/frage/hund-in-leipzig');
  await press(page, page.locator('header button[name=_language]'));
  expect(at()).toBe('/en/hund-anmelden/frage/hund-in-leipzig');
  await page.locator('[name=hundInLeipzig][value=true]').check({ force: true });
  await pressEnter(page);
  expect(at()).toBe('/en/hund-anmelden/frage/person');
  await page.fill('[name=vorname]', 'Jana');
  await press(page, page.locator('header button[name=_language]'));
  expect(at()).toBe('/de/hund-anmelden/frage/person');
  expect(await page.inputValue('[name=vorname]')).toBe('Jana');
  await page.focus('[name=vorname]');
  await pressEnter(page);
  expect(at()).toBe('/de/hund-anmelden/frage/person');
  expect(await page.locator('[aria-invalid=true]').count()).toBeGreaterThan(0);
  await page.goBack();
  await press(page, page.locator('header button[name=_language]'));
  expect(at()).toBe('/en/hund-anmelden/frage/person');
  expect(complaints).toEqual([]);
  await close();
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoCards } from '../../src/demo/eid/index.ts';
import { answerOn, fillPage, type Language, press, seen } from './support/answer-form.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { dogAnswers } from './support/sample-answers.ts';
import { signInStaff } from './support/sign-in.ts';

let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open.close());

const card = demoCards.find(({ id }) => id === 'mira')!;
const mira = {
  ...dogAnswers,
  ...{ vorname: 'Mira', familienname: 'Muster-Demo' },
  ...{ 'geburtsdatum-day': '12', 'geburtsdatum-month': '4', 'geburtsdatum-year': '1988' },
};

it.each<Language>(['de', 'en'])('a clerk reads the card of a person without any script, in %s', async (language) => {
  const [person, branch] = await Promise.all([
    open.visitor({ javaScriptEnabled: false }),
    open.visitor({ javaScriptEnabled: false, viewport: { width: 820, height: 1180 } }),
  ]);
  await person.page.goto(`/${language}/servicepunkte/besuch?leistung=hund-anmelden`);
  await fillPage(person.page, { leistung: 'hund-anmelden' });
  await press(person.page, person.page.locator('main form button').first());
  const code = /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(await seen(person.page))?.[0] ?? '';

  const desk = branch.page;
  await signInStaff(desk, 'servicepunkt@demo');
  await desk.goto(`/${language}/team/servicepunkt`);
  await desk.fill('[name=code]', code);
  await press(desk, desk.locator('main form button').first());
  await fillPage(desk, { art: 'pen-pad' });
  await press(desk, desk.locator('form[action$="/vollmacht"] button'));
  expect(await problemsOf(desk, language)).toEqual([]);
  // Without photo and consent nothing is read (PAuswG § 18a(2)).
  await press(desk, desk.locator('form[action$="/karte"] button'));
  expect(await desk.locator('.city-error-summary').count()).toBe(1);
  for (const box of ['foto', 'einverstanden', 'uebernehmen']) await desk.click(`label[for=${box}]`);
  await press(desk, desk.locator('form[action$="/karte"] button'));
  expect(await problemsOf(desk, language)).toEqual([]);

  // The program at the reader: the wrong digits, then the right ones; back in the visit by itself.
  await press(desk, desk.locator('main a[href*="tcTokenURL="]'));
  expect(await desk.locator('header').textContent()).toContain('DEMO');
  await desk.selectOption('[name=karte]', card.id);
  await desk.fill('[name=can]', '000000');
  await press(desk, desk.locator('button[value=lesen]'));
  expect(await desk.locator('[role=alert]').count()).toBe(1);
  await desk.selectOption('[name=karte]', card.id);
  await desk.fill('[name=can]', card.can);
  await press(desk, desk.locator('button[value=lesen]'));
  expect(new URL(desk.url()).pathname).toMatch(new RegExp(`^/${language}/team/servicepunkt/[^/]+$`));
  expect(await seen(desk)).toContain(words[language].read);
  expect(await problemsOf(desk, language)).toEqual([]);

  await press(desk, desk.locator('form[action$="/formular"] button'));
  await answerOn(desk, language, 'hund-anmelden', mira, (path) => path.includes('/team/servicepunkt/'));
  await press(desk, desk.locator('form[action$="/versiegeln"] button'));
  expect(await seen(desk)).toContain(words[language].done);
  await person.page.goto(`/${language}/mein-bereich/zugriffe`);
  expect(await seen(person.page)).toContain(words[language].access);
  expect([...person.complaints, ...branch.complaints]).toEqual([]);
  await Promise.all([person.close(), branch.close()]);
});

/** Of the page as it is shown now; its tools need script, the page does not. */
async function problemsOf(page: Page, language: Language): Promise<readonly string[]> {
  const { context, page: look, close } = await open.visitor();
  await context.addCookies(await page.context().cookies());
  const response = await look.goto(page.url());
  const problems = await inspectPage(look, (await response?.text()) ?? '', language);
  await close();
  return problems;
}

const words = {
  de: { read: 'Die Karte ist gelesen und gültig', done: 'Bei der Stadt angekommen', access: 'Ihr Ausweis' },
  en: { read: 'The card has been read and is valid', done: 'Received by the city', access: 'your identity card' },
} as const;

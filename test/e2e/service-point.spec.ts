import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOn, fillPage, type Language, press, seen, textOf } from './support/answer-form.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { dogAnswers } from './support/sample-answers.ts';
import { signInStaff } from './support/sign-in.ts';

let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open.close());

it('somebody who speaks English and has no eID registers a dog with help at a branch', async () => {
  const person = await open.visitor({ javaScriptEnabled: false });
  const branch = await open.visitor({ javaScriptEnabled: false, viewport: { width: 820, height: 1180 } });
  const { page } = person;
  await page.goto('/en/servicepunkte?ortsteil=plagwitz&leistung=hund-anmelden');
  expect(await textOf(page.locator('h3').first())).toContain('Musterbank Plagwitz');
  expect(await problemsOf(page, 'en')).toEqual([]);
  await press(page, page.locator('main a[href*="/servicepunkte/besuch"]').first());
  expect(await problemsOf(page, 'en')).toEqual([]);
  await fillPage(page, { leistung: 'hund-anmelden' });
  await press(page, page.locator('main form button').first());
  const visit = new URL(page.url()).pathname;
  expect(await problemsOf(page, 'en')).toEqual([]);
  const code = /P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(await seen(page))?.[0] ?? '';

  const desk = branch.page;
  await signInStaff(desk, 'servicepunkt@demo');
  await desk.goto('/de/team/servicepunkt');
  await press(desk, desk.locator('form[action$="/wartende"] button'));
  expect(await seen(desk)).toContain('wartet seit');
  expect(await problemsOf(desk, 'de')).toEqual([]);
  await desk.fill('[name=code]', code);
  await press(desk, desk.locator('main form button').first());
  expect(await seen(desk)).toContain('A person at the counter helps me');
  await fillPage(desk, { art: 'pen-pad' });
  await press(desk, desk.locator('form[action$="/vollmacht"] button'));
  await fillPage(desk, { weg: 'photo-comparison' });
  await press(desk, desk.locator('form[action$="/identitaet"] button'));
  // The same form, in the person's language on the screen that both see.
  await desk.goto(desk.url().replace('/de/', '/en/'));
  await press(desk, desk.locator('form[action$="/formular"] button'));
  await answerOn(desk, 'en', 'hund-anmelden', dogAnswers, (path) => path.includes('/team/servicepunkt/'));
  expect(await seen(desk)).toContain('Bello');
  expect(await problemsOf(desk, 'en')).toEqual([]);
  await press(desk, desk.locator('form[action$="/versiegeln"] button'));
  expect(await seen(desk)).toContain('Received by the city');
  expect(await seen(desk)).not.toContain('Bello');
  expect(await problemsOf(desk, 'en')).toEqual([]);

  await page.goto(visit);
  // A rule decides at once; the visit says so when it next looks at its case.
  expect(await seen(page)).toMatch(/(received|accepted) by the city/);
  expect(await problemsOf(page, 'en')).toEqual([]);
  await press(page, page.locator('main a[href*="/vorgang/"]').first());
  expect(await seen(page)).toContain('Dog tax notice');
  await page.goto('/en/mein-bereich/zugriffe');
  expect(await seen(page)).toContain('Help at a service point');
  expect(await seen(page)).toContain('Musterbank Plagwitz');
  expect([...person.complaints, ...branch.complaints]).toEqual([]);
  await person.close();
  await branch.close();
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

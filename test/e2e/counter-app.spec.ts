import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answers, type Language, press, seen } from './support/answer-form.ts';
import { carryDocument } from './support/carry-document.ts';
import { countedKeys, secondsFor } from './support/counted-keys.ts';
import { type Inside, openInside } from './support/inside.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { dogAnswers, moveAnswers } from './support/sample-answers.ts';
import { signInStaff } from './support/sign-in.ts';

let open: OpenBrowser;
let inside: Inside;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
});
afterAll(() => Promise.all([open?.close(), inside?.close()]));

/** Days in one field, as people type them; the landlord's code from the letter. */
const move = onCounter(moveAnswers, {
  ...{ vorname: 'Ada', familienname: 'Move-Demo', nachweisweg: 'vermieterCode', zuordnungsmerkmal: 'LG7K-22MX' },
  ...{ 'einzugsdatum-day': dayBefore(4), 'geburtsdatum-day': '30.7.1999', dokumentArt: 'reisepass' },
});
const dog = onCounter(dogAnswers, {
  ...{ vorname: 'Ada', familienname: 'Move-Demo', 'geburtsdatum-day': '30.7.1999' },
  ...{ 'hundGeburtsdatum-day': '10.5.2023', 'haltungSeit-day': '1.9.2026' },
});

it.each<Language>(['de', 'en'])(
  'an English speaker without eID registers a move and a dog at a branch, by keyboard and scanner alone, and picks the dog tag up, in %s',
  async (language) => {
    const branch = await open.visitor({ viewport: { width: 820, height: 1180 } });
    const { page, context } = branch;
    await signInStaff(page, 'servicepunkt@demo');
    await page.goto(`/${language}/team/servicepunkt/app`);
    await page.getByText(words[language].online).waitFor();
    const person = await personScreen(context, page);

    let code = '';
    for (const [service, answers] of [
      ['wohnsitz-anmelden', move],
      ['hund-anmelden', dog],
    ] as const) {
      const keys = countedKeys(page);
      await keys.answer({ leistung: service, sprache: 'en' });
      expect(await seen(person)).toContain('A person at the counter helps me');
      await keys.answer({ art: 'pen-pad' });
      await keys.answer({ weg: 'photo-comparison' });
      for (let step = 0; step < 60 && (await page.locator('#app-check').count()) === 0; step++) {
        if (await page.locator('.city-error-summary').count()) throw new Error(await seen(page));
        await keys.answer(answers);
      }
      // The person reads the same in their language, and can press nothing.
      expect(await seen(person)).toContain('Check and seal');
      expect(await seen(person)).toContain('Move-Demo');
      expect(await person.locator('main button:not([disabled]), main a').count()).toBe(0);
      await keys.tabTo('main form button.kern-btn--primary');
      await keys.enter();
      await page.getByText(words[language].received).waitFor();
      expect(await seen(page)).not.toContain('Move-Demo');
      code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){4}-[0-9A-Z]/.exec(await seen(person))?.[0] ?? '';
      expect(secondsFor(keys.counts), JSON.stringify(keys.counts)).toBeLessThan(180);
      await keys.tabTo(service === 'hund-anmelden' ? '[value=fertig]' : '[value=weitere]');
      await keys.enter();
    }
    expect(await seen(page)).toContain(words[language].state);
    expect(await seen(page)).not.toContain('Ada');

    // At home, on a device of her own.
    const home = await open.visitor({ javaScriptEnabled: false });
    await home.page.goto('/en/servicepunkte/code');
    await home.page.fill('[name=code]', code);
    await press(home.page, home.page.locator('main form button'));
    expect(await seen(home.page)).toContain('received by the city');
    await home.page.goto('/en/servicepunkte/besuch');
    expect(await home.page.locator('main a[href*="/servicepunkte/besuch/"]').count()).toBe(2);

    // The office has decided about the dog by its rules; its tag is bagged, carried, counted and picked up.
    await home.page.locator('main a[href*="/servicepunkte/besuch/"]', { hasText: 'dog' }).click();
    await home.page.locator('main a[href*="/vorgang/"]').first().click();
    const number = new URL(home.page.url()).pathname.split('/').at(-1)!;
    const staff = await carryDocument({
      open,
      inside,
      page: home.page,
      language: 'en',
      number,
      mark: `way-${language}`,
    });
    await home.page.goto('/en/mein-bereich/zugriffe');
    expect(await seen(home.page)).toContain('Musterbank Plagwitz');
    const all = [branch, home, ...staff];
    expect(all.flatMap(({ complaints }) => complaints)).toEqual([]);
    await Promise.all(all.map(({ close }) => close()));
  },
);

it.each<Language>(['de', 'en'])('every page of a visit is right for the tools, in %s', async (language) => {
  const branch = await open.visitor();
  const { page } = branch;
  await signInStaff(page, 'servicepunkt@demo');
  await page.goto(`/${language}/team/servicepunkt/app`);
  await page.getByText(words[language].online).waitFor();
  await page.locator('[name=code]').waitFor();
  const keys = countedKeys(page);
  const look = async (): Promise<void> => {
    // A browser writes the first word in capitals.
    const html = (await page.content()).replace('<!DOCTYPE html>', '<!doctype html>');
    expect(await inspectPage(page, html, language), await seen(page)).toEqual([]);
  };
  await look();
  await page.focus('[name=code]');
  await keys.scan('P-0000-0000-0');
  await keys.answer({});
  expect(await page.locator('.city-error-summary').count()).toBe(1);
  await look();
  await page.fill('[name=code]', '');
  await keys.answer({ leistung: 'hund-anmelden' });
  for (const given of [{}, { art: 'pen-pad' }, { weg: 'photo-comparison' }]) {
    await look();
    await keys.answer(given);
  }
  for (let step = 0; step < 40 && (await page.locator('#app-check').count()) === 0; step++) {
    if (step % 4 === 0 || (await page.locator('#app-list').count())) await look();
    await keys.answer(dog);
  }
  await look();
  await page.click('main form button.kern-btn--primary');
  await page.getByText(words[language].received).waitFor();
  await look();
  await page.click('[value=fertig]');
  await look();
  expect(branch.complaints).toEqual([]);
  await branch.close();
});

it('leads to the usual visit where there is no script', async () => {
  const branch = await open.visitor({ javaScriptEnabled: false });
  await signInStaff(branch.page, 'servicepunkt@demo');
  await branch.page.goto('/en/team/servicepunkt/app');
  expect(await seen(branch.page)).toContain('Without JavaScript you help as usual');
  await press(branch.page, branch.page.locator('main a.kern-btn'));
  expect(new URL(branch.page.url()).pathname).toBe('/en/team/servicepunkt');
  await branch.close();
});

async function personScreen(context: BrowserContext, page: Page): Promise<Page> {
  const [person] = await Promise.all([context.waitForEvent('page'), page.click('[value=bildschirm]')]);
  await person.waitForLoadState();
  await page.bringToFront();
  await page.focus('[name=code]');
  return person;
}

function onCounter(answers: Answers, own: Answers): Answers {
  return { ...Object.fromEntries(Object.entries(answers).filter(([name]) => !/-(month|year)$/.test(name))), ...own };
}

function dayBefore(days: number): string {
  const { day, month, year } = Temporal.Now.plainDateISO('Europe/Berlin').subtract({ days });
  return `${day}.${month}.${year}`;
}

const words = {
  de: {
    online: 'Die Verbindung zur Stadt ist da',
    received: 'ist bei der Stadt angekommen',
    state: 'bei der Stadt angekommen',
  },
  en: {
    online: 'The connection to the city is there',
    received: 'was received by the city',
    state: 'received by the city',
  },
} as const;

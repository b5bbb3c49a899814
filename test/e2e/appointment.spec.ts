import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Inside, lendCookie, openInside } from './support/inside.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { member } from './support/stage-rights.ts';

let open: OpenBrowser;
let inside: Inside;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
});
afterAll(() => Promise.all([open?.close(), inside?.close()]));

const heading = (page: Page): Promise<string | null> => page.locator('h1').first().textContent();
const soundness = async (page: Page, language: 'de' | 'en', problems: string[]): Promise<void> => {
  const html = await (await page.request.get(page.url())).text();
  const found = await inspectPage(page, html, language);
  problems.push(...found.map((problem) => `${page.url()}: ${problem}`));
};

describe.each(['de', 'en'] as const)('somebody without an account in %s', (language) => {
  it('gets an appointment at 360 px in a minute, puts it into the calendar, moves and cancels it', async () => {
    const { page, complaints, close } = await open.visitor({ viewport: { width: 360, height: 740 } });
    const began = Date.now();
    await page.goto(`/${language}/wohnsitz-anmelden`);
    await page.locator('a[href*="/termin?leistung="]').click();
    await page.locator('main form button').click();
    await page.locator('button[name=platz]').last().click();
    await page.locator('[name=name]').fill('Jana Gast-Demo');
    await page.locator('[name=email]').fill(`jana-${language}-${began}@demo.invalid`);
    await page.locator('main form button').click();
    expect(await heading(page)).toBe(language === 'de' ? 'Ihr Termin ist gebucht' : 'Your appointment is booked');
    expect(Date.now() - began).toBeLessThan(60_000);

    const visit = new URL(page.url()).pathname;
    const calendar = await page.request.get(`${visit}/kalender.ics`);
    expect(calendar.headers()['content-type']).toContain('text/calendar');
    expect(await calendar.text()).toContain('SEQUENCE:0');
    await page.goto(`${visit}/verschieben`);
    await page.locator('button[name=platz]').nth(-2).click();
    expect(await heading(page)).toBe(
      language === 'de' ? 'Ihr Termin ist verschoben' : 'Your appointment has been moved',
    );
    expect(await (await page.request.get(`${visit}/kalender.ics`)).text()).toContain('SEQUENCE:1');
    await page.goto(`${visit}/absagen`);
    await page.locator('main form button').click();
    expect(await heading(page)).toBe(language === 'de' ? 'Ihr Termin ist abgesagt' : 'Your appointment is cancelled');
    expect(await (await page.request.get(`${visit}/kalender.ics`)).text()).toContain('METHOD:CANCEL');
    expect(complaints).toEqual([]);
    await close();
  });

  it('finds only places for wheelchairs when asked, and is told what is missing in a form', async () => {
    const { page, close } = await open.visitor({ viewport: { width: 360, height: 740 } });
    await page.goto(`/${language}/termin`);
    await page.locator('main form button').click();
    const problems: string[] = [];
    expect(await page.locator('[data-error-summary]').count()).toBe(1);
    await page.locator('[name=leistung][value=abholung]').check({ force: true });
    await page.locator('[name=barrierefrei]').check({ force: true });
    await page.locator('main form button').click();
    const places = await page
      .locator('button[name=platz]')
      .evaluateAll((buttons) => buttons.map((one) => (one as HTMLButtonElement).value));
    expect(places.length).toBeGreaterThan(0);
    const plan = (await (await page.request.get('/api/v1/appointment-offices')).json()) as {
      offices: { id: string; accessible: boolean | null }[];
    };
    const reachable = new Set(plan.offices.filter(({ accessible }) => accessible).map(({ id }) => id));
    expect(places.filter((place) => !reachable.has(place.split('~')[0]!))).toEqual([]);
    await soundness(page, language, problems);
    await page.locator('button[name=platz]').last().click();
    await page.locator('main form button').click();
    expect(await page.locator('[data-error-summary] a').count()).toBe(2);
    await soundness(page, language, problems);
    expect(problems).toEqual([]);
    await close();
  });
});

it('a clerk books for a caller, sees the day, and closes an office with substitutes in one step', async () => {
  const { page, context, complaints, close } = await open.visitor();
  const clerk = await member(inside, 'buergerservice@demo');
  await lendCookie(clerk, context);
  await page.goto('/de/team/termine?buero=buergerbuero-wiederitzsch');
  await page.locator('a[href*="/termin?buero="]').click();
  await page.locator('[name=leistung][value=beglaubigung]').check({ force: true });
  await page.locator('main form button').click();
  await page.locator('button[name=platz]').last().click();
  await page.locator('[name=name]').fill('Anruf Beispiel-Demo');
  await page.locator('main form button').click();
  expect(await heading(page)).toBe('Ihr Termin ist gebucht');
  const number = new URL(page.url()).pathname.split('/').at(-1)!;
  await page.locator('main a[href*="/team/termine?"]').first().click();
  expect(await page.locator('table').textContent()).toContain('Anruf Beispiel-Demo');
  await page.locator('a[href*="/schliessen?"]').click();
  await page.locator('main form button').first().click();
  expect(await page.locator('table').textContent()).toContain(number);
  await page.locator('[name=grund]').fill('Wasserschaden');
  await page.locator('main form[method=post] button').click();
  expect(await heading(page)).toBe('Geschlossen');
  expect(await page.locator('table').textContent()).not.toContain('kein Ersatz');
  await page.locator('main a[href*="/team/termine?"]').last().click();
  await page.locator('main form[action$="/oeffnen"] button').click();
  expect(await page.locator('form[action$="/oeffnen"]').count()).toBe(0);
  await page.goto('/de/team/termine/freigabe?regel=vier-zeitpunkte');
  expect(await page.locator('table tbody tr').count()).toBeGreaterThan(20);
  expect(complaints).toEqual([]);
  await close();
});

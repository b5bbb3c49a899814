import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { legalCalendar } from '#kernel/calendar';
import { saxonHolidays } from '#kernel/saxon-holidays';
import { type Inside, lendCookie, openInside } from './support/inside.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { stageForecast } from './support/stage-forecast.ts';

let open: OpenBrowser;
let inside: Inside;
let clerk: ReturnType<Inside['caller']>;
const folder = 'test-results/screens';

beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
  mkdirSync(folder, { recursive: true });
  clerk = await stageForecast(inside);
}, 120_000);
afterAll(() => Promise.all([open?.close(), inside?.close()]));

const problems: string[] = [];
const look = async (page: Page, name: string, language: 'de' | 'en'): Promise<void> => {
  const html = await (await page.request.get(page.url())).text();
  problems.push(...(await inspectPage(page, html, language)).map((problem) => `${page.url()}: ${problem}`));
  await shoot(page, `${name}-${language}`);
  await page.setViewportSize({ width: 360, height: 740 });
};
const shoot = async (page: Page, name: string): Promise<void> => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
};

describe.each(['de', 'en'] as const)('the time until one’s turn in %s', (language) => {
  it('stands as a range at every open office, with how right it was', async () => {
    const { page, complaints, close } = await open.visitor({ viewport: { width: 360, height: 740 } });
    await page.goto(`/${language}/termin`);
    await page.locator('main a[href$="/warten"]').click();
    const row = page.locator('tbody tr', { hasText: 'Schönefeld' });
    expect(await row.textContent()).toMatch(/\d+ (Minuten|minutes)/);
    await look(page, 'waiting', language);
    await row.locator('a').click();
    await look(page, 'waiting-office', language);
    expect(await page.locator('main').textContent()).toMatch(/\d+ (Minuten|minutes)/);
    await page.goto(`/${language}/warten/genauigkeit`);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(1);
    await look(page, 'accuracy', language);
    const csv = await (await page.request.get(`/${language}/warten/genauigkeit.csv`)).text();
    expect(csv.split('\r\n')[0]).toMatch(/^day,office,office_name,tickets,mae_minutes/);
    const answer = await page.request.get('/api/v1/waiting');
    expect(answer.headers()).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=20',
    });
    expect([...problems, ...complaints]).toEqual([]);
    await close();
  });
});

it('lets the staff try other desks for a day, and accept extra places that can be booked', async () => {
  const { page, context, complaints, close } = await open.visitor();
  await lendCookie(clerk, context);
  await page.goto('/de/team/termine/besetzung?buero=buergerbuero-otto-schill-strasse');
  await page.locator('form input[name^=p]').first().fill('2');
  await page.locator('main form button').last().click();
  expect(page.url()).toContain('=2');
  expect(await page.locator('main table').first().locator('tbody tr').count()).toBeGreaterThan(1);
  await look(page, 'staffing', 'de');
  await page.goto('/de/team/termine/planung?buero=buergerbuero-otto-schill-strasse');
  const days = page.locator('select[name=tag] option');
  const all = await days.evaluateAll((options) => options.map((one) => (one as HTMLOptionElement).value));
  const calendar = legalCalendar(saxonHolidays);
  const wanted = all.filter((day) => calendar.isWorkingDay(Temporal.PlainDate.from(day)))[4]!;
  await page.locator('select[name=tag]').selectOption(wanted);
  await page.locator('main form button').first().click();
  await look(page, 'extras', 'de');
  await page.locator('main form[method=post] button').click();
  expect(await page.locator('main form[method=post]').count()).toBe(0);
  await look(page, 'extras-accepted', 'de');
  const [row] = await inside.platform.db.query<{ count: number }>(
    'SELECT jsonb_array_length(places) AS count FROM appointments.extra_places WHERE day = $1',
    [wanted],
  );
  expect(row!.count).toBeGreaterThan(0);
  expect([...problems, ...complaints]).toEqual([]);
  await close();
});

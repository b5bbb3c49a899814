import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lendCookie } from './support/inside.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OfficeHours, openOfficeHours } from './support/office-hours.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';

let open: OpenBrowser;
let hours: OfficeHours;
const folder = 'test-results/onsite';
beforeAll(async () => {
  [open, hours] = await Promise.all([openBrowser(), openOfficeHours()]);
  mkdirSync(folder, { recursive: true });
});
afterAll(() => Promise.all([open?.close(), hours?.close()]));

const places = {
  de: { office: 'buergerbuero-otto-schill-strasse', desk: '103', name: '3' },
  en: { office: 'buergerbuero-wiedebach-passage', desk: '204', name: '4' },
} as const;

describe.each(['de', 'en'] as const)('a waiting room in %s', (language) => {
  const { office, desk, name } = places[language];

  it('gives numbers, checks in, calls, shows and says the calls, and ends', { timeout: 180_000 }, async () => {
    const browser = { baseURL: hours.url, colorScheme: language === 'de' ? 'light' : 'dark' } as const;
    const [clerk, terminal, board, phone] = await Promise.all([1, 2, 3, 4].map(() => open.visitor(browser)));
    if (!clerk || !terminal || !board || !phone) throw new Error('no browsers');
    await lendCookie(await hours.member('buergerservice@demo'), clerk.context);
    // Nothing is loaded again while it is looked at.
    await phone.page.route('**/ticket/**', async (route) => {
      const response = await route.fetch();
      const { refresh: _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    const problems: string[] = [];
    const sound = async (page: Page, as: string): Promise<void> => {
      const html = await (await page.request.get(page.url())).text();
      const found = await inspectPage(page, html, language);
      problems.push(...found.map((problem) => `${as}: ${problem}`));
      for (const width of [360, 1280, 1920]) {
        await page.setViewportSize({ width, height: width === 1920 ? 1080 : 800 });
        await page.screenshot({ path: `${folder}/${as}-${language}-${width}.png`, fullPage: true });
      }
    };

    // The clerk opens a desk, and with it the screens of the room.
    await clerk.page.goto(`/${language}/team/termine/aufruf?buero=${office}`);
    await clerk.page.locator(`main a[href$="platz=${desk}"]`).click();
    await clerk.page.locator('button[value=oeffnen]').click();
    const terminalPlace = (await clerk.page.locator('a[href*="geraet="]').getAttribute('href'))!;
    await board.page.goto(`/${language}/warten/${office}/anzeige?ton=ja`);

    // Somebody takes a number by one press; pressed twice it is one number.
    await terminal.page.goto(`/${language}/vor-ort/${office}/nummer`);
    expect(await terminal.page.locator('main form').count()).toBe(0);
    await terminal.page.goto(terminalPlace);
    await sound(terminal.page, 'terminal');
    await terminal.page.locator('a[href*="/nummer"]').click();
    await sound(terminal.page, 'services');
    await terminal.page.locator('button[value=wohnsitz-anmelden]').dblclick();
    await terminal.page.waitForURL(/fertig/);
    const first = (await terminal.page.locator('main strong').first().textContent())!;
    expect(first).toMatch(/^B\d{3}$/);
    expect(await terminal.page.locator('a[href*="/ticket/"]').count()).toBe(0);
    const code = /fertig\/([^?]+)/.exec(terminal.page.url())![1];
    const own = `/${language}/ticket/${code}`;
    await sound(terminal.page, 'number');
    await phone.page.goto(own);
    expect(await phone.page.locator('main').textContent()).toContain(first);

    // Somebody with an appointment checks in, after a slip of the finger.
    const visit = await bookFor(clerk.page, office, language);
    await terminal.page.goto(terminalPlace);
    await terminal.page.locator('a[href*="/anmelden"]').click();
    await terminal.page.locator('[name=termin]').fill('T-0000-0000-0');
    await terminal.page.locator('main form button').click();
    expect(await terminal.page.locator('[data-error-summary]').count()).toBe(1);
    await terminal.page.locator('[name=termin]').fill(visit.toLowerCase());
    await terminal.page.locator('main form button').click();
    await terminal.page.waitForURL(/fertig/);
    const second = (await terminal.page.locator('main strong').first().textContent())!;
    expect(second).not.toBe(first);

    // By keyboard: next, the display shows it without loading again, call again, serve, done and next.
    await clerk.page.reload();
    expect(await clerk.page.locator('table tbody tr').count()).toBe(2);
    await clerk.page.keyboard.press('n');
    await clerk.page.locator('button[value=bedienen]').waitFor();
    expect(await clerk.page.locator('main strong').first().textContent()).toBe(first);
    await board.page.locator('.city-call', { hasText: first }).waitFor();
    expect(await board.page.locator('.city-call').first().textContent()).toContain(name);
    await board.page.locator('[data-call-sound] button').click();
    await sound(board.page, 'board');
    await phone.page.goto(own);
    expect(await phone.page.title()).toContain(first);
    await sound(phone.page, 'called');
    await Promise.all([clerk.page.waitForEvent('load'), clerk.page.keyboard.press('r')]);
    await sound(clerk.page, 'calling');
    await clerk.page.keyboard.press('b');
    await clerk.page.locator('button[value=fertig]').waitFor();
    await clerk.page.keyboard.press('n');
    await clerk.page.locator('button[value=bedienen]').waitFor();
    expect(await clerk.page.locator('main strong').first().textContent()).toBe(second);
    const shown = (await clerk.page.locator('main').textContent()) ?? '';
    expect(shown).toContain('Kira Anruf-Demo');
    expect(shown).toContain(visit);
    await clerk.page.locator('button[value=bedienen]').click();
    await clerk.page.locator('button[value=fertig]').click();
    await clerk.page.goto(`/${language}/termin/${visit}`);
    expect(await clerk.page.locator('h1').textContent()).toBe(
      language === 'de' ? 'Dieser Termin ist vorbei' : 'This appointment is over',
    );
    await phone.page.reload();
    expect(await phone.page.locator('main form').count()).toBe(0);

    // Names stay with the desk.
    for (const { page } of [terminal, board, phone])
      expect(await page.locator('body').textContent()).not.toContain('Anruf-Demo');
    const complaints = [clerk, terminal, board, phone].flatMap((one) => one.complaints);
    expect([...problems, ...complaints]).toEqual([]);
    await Promise.all([clerk, terminal, board, phone].map((one) => one.close()));
  });
});

/** A caller's appointment within the hour, made by the clerk. */
async function bookFor(page: Page, office: string, language: 'de' | 'en'): Promise<string> {
  const answer = await page.request.get(
    `/api/v1/appointment-slots?lines=wohnsitz-anmelden:1&office=${office}&days=1&from=${hours.day}`,
  );
  const { days } = (await answer.json()) as { days: { offices: { starts: string[] }[] }[] };
  const start = Temporal.Instant.from(days[0]!.offices[0]!.starts[0]!);
  await page.goto(`/${language}/termin/frei?leistung=wohnsitz-anmelden&personen=1&buero=${office}&ab=${hours.day}`);
  await page.locator(`button[name=platz][value="${office}~${start.epochMilliseconds / 60_000}"]`).click();
  await page.locator('[name=name]').fill('Kira Anruf-Demo');
  await page.locator('main form button').click();
  const number = new URL(page.url()).pathname.split('/').at(-1)!;
  await page.goto(`/${language}/team/termine/aufruf?buero=${office}&platz=${places[language].desk}`);
  return number;
}

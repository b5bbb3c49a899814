import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environment } from '#platform/config';
import { press, seen } from './support/answer-form.ts';
import { type Inside, lendCookie, openInside } from './support/inside.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { decidedDog } from './support/stage-custody.ts';

let open: OpenBrowser;
let inside: Inside;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
});
afterAll(() => Promise.all([open?.close(), inside?.close()]));

const folder = environment()['SCREENS'];

/** The page as it stands: sound, without sideways scrolling, and in a picture where somebody wants to look at it. */
async function sound(page: Page, language: 'de' | 'en', name: string, answer?: string): Promise<void> {
  const html = answer ?? (await (await page.request.get(page.url())).text());
  expect(await inspectPage(page, html, language), page.url()).toEqual([]);
  if (!folder || !existsSync(folder)) return;
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(folder, `${name}-${language}-${width}.png`), fullPage: true });
  }
}

/** Staff at their own desk. */
async function at(login: string) {
  const [member] = await inside.platform.db.query<{ id: string }>('SELECT id FROM accounts.staff WHERE login = $1', [
    login,
  ]);
  const caller = inside.caller();
  await caller.signIn({ staffId: member!.id as never }, 'substantial');
  const visitor = await open.visitor();
  await lendCookie(caller, visitor.context);
  return visitor;
}

describe.each(['de', 'en'] as const)('a dog tag in %s', (language) => {
  it('is registered, bagged, carried, counted and picked up, and its person sees every step', {
    timeout: 240_000,
  }, async () => {
    const guest = inside.caller();
    const number = await decidedDog(guest);
    const person = await open.visitor();
    await lendCookie(guest, person.context);
    const { page } = person;
    await page.goto(`/${language}/vorgang/${number}`);
    await press(page, page.locator('main a[href*="/abholen/"]'));
    await sound(page, language, 'choose');
    await page.locator('[name=ort][value=musterbank-plagwitz]').check({ force: true });
    await press(page, page.locator('main form button'));
    await sound(page, language, 'chosen');

    const [office, courier, branch] = await Promise.all([
      ...['kaemmerei@demo', 'kurier@demo', 'servicepunkt@demo'].map(at),
    ]);
    const [desk, way, counter] = [office!.page, courier!.page, branch!.page];
    const [serial, seal] = [`E2E-${language}-1`.toUpperCase(), `E2E-BAG-${language}`.toUpperCase()];
    await desk.goto(`/${language}/team/ausgabe`);
    await sound(desk, language, 'office');
    await press(desk, desk.locator('tr', { hasText: number }).locator('a'));
    await sound(desk, language, 'register');
    // A scanner types the number and Enter.
    await desk.locator('[name=nummer]').fill(serial.toLowerCase());
    await Promise.all([desk.waitForURL(/fertig=erfasst/), desk.locator('[name=nummer]').press('Enter')]);
    await press(desk, desk.locator('main a[href*="/packen/musterbank-plagwitz"]'));
    await sound(desk, language, 'pack');
    await desk.locator('[name=nummern]').pressSequentially(`${serial}\n`);
    await desk.locator('[name=siegel]').fill(seal);
    await press(desk, desk.locator('main form button'));
    await press(desk, desk.locator('main form[action$="/unterschrift"] button'));
    await sound(desk, language, 'bag-office');

    await way.goto(`/${language}/team/kurier`);
    await sound(way, language, 'courier');
    await press(way, way.getByRole('link', { name: seal }));
    await press(way, way.locator('main form[action$="/unterschrift"] button'));
    await sound(way, language, 'bag-courier');

    await counter.goto(`/${language}/team/bestand`);
    await sound(counter, language, 'branch');
    await press(counter, counter.getByRole('link', { name: seal }));
    await sound(counter, language, 'receive');
    await counter.locator('[name=nummern]').pressSequentially(`${serial}\n`);
    await counter.locator('[name=siegel]').check({ force: true });
    await press(counter, counter.locator('main form[action$="/unterschrift"] button'));
    await way.reload();
    await press(way, way.locator('main form[action$="/unterschrift"] button'));
    await counter.goto(`/${language}/team/bestand`);
    await press(counter, counter.locator('main form[action$="/bereit"] button'));
    expect(await seen(counter)).toContain(serial);
    await sound(counter, language, 'shelf');

    await page.goto(`/${language}/vorgang/${number}`);
    await sound(page, language, 'case');
    await press(page, page.locator('main a[href*="/abholen/"]'));
    const shown = await press(page, page.locator('form[action$="/code"] button'));
    const code =
      /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec((await page.locator('.city-panel').textContent()) ?? '')?.[0] ?? '';
    await sound(page, language, 'code', await shown?.text());
    await press(counter, counter.locator('main a[href$="/ausgeben"]'));
    await sound(counter, language, 'hand-out');
    await counter.locator('[name=nummer]').fill(serial);
    await counter.locator('[name=code]').fill(code);
    await Promise.all([counter.waitForURL(new RegExp(serial)), counter.locator('[name=code]').press('Enter')]);
    await sound(counter, language, 'identity');
    await counter.locator('[name=weg][value=photo-comparison]').check({ force: true });
    await press(counter, counter.locator('main form[action*="/ausgeben/"] button'));
    expect(counter.url()).toContain('fertig=ausgegeben');

    await page.goto(`/${language}/vorgang/${number}`);
    const story = language === 'de' ? 'Sie haben Ihr Dokument abgeholt' : 'You picked up your document';
    expect(await seen(page)).toContain(story);
    await page.goto(`/${language}/mein-bereich/zugriffe`);
    expect(await seen(page)).toContain('Musterbank Plagwitz');
    expect([person, office!, courier!, branch!].flatMap(({ complaints }) => complaints)).toEqual([]);
    await Promise.all([person, office!, courier!, branch!].map(({ close }) => close()));
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environment } from '#platform/config';
import { seen } from './support/answer-form.ts';
import { carryDocument } from './support/carry-document.ts';
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

describe.each(['de', 'en'] as const)('a dog tag in %s', (language) => {
  it('is registered, bagged, carried, counted and picked up, and its person sees every step', {
    timeout: 240_000,
  }, async () => {
    const guest = inside.caller();
    const number = await decidedDog(guest);
    const person = await open.visitor();
    await lendCookie(guest, person.context);
    const { page } = person;
    const staff = await carryDocument({ open, inside, page, language, number, mark: language }, (where, name, answer) =>
      sound(where, language, name, answer),
    );
    await page.goto(`/${language}/mein-bereich/zugriffe`);
    expect(await seen(page)).toContain('Musterbank Plagwitz');
    expect([person, ...staff].flatMap(({ complaints }) => complaints)).toEqual([]);
    await Promise.all([person, ...staff].map(({ close }) => close()));
  });
});

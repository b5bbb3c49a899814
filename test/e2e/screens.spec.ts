import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Inside, lendCookie, openInside } from './support/inside.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { type Screen, stageScreens } from './support/stage-screens.ts';

type Caller = ReturnType<Inside['caller']>;
let open: OpenBrowser;
let inside: Inside;
let screens: readonly Screen[];
const folder = 'test-results/screens';

beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
  mkdirSync(folder, { recursive: true });
  screens = await stageScreens(open, inside);
}, 120_000);
afterAll(() => Promise.all([open?.close(), inside?.close()]));

describe.concurrent('the main screens', () => {
  // Colours do not depend on the language.
  it.each([
    ['de', 'light'],
    ['en', 'dark'],
  ] as const)('are there to be looked at in %s, %s', { timeout: 240_000 }, async (language, colorScheme) => {
    const visitors = new Map<Caller, Awaited<ReturnType<OpenBrowser['visitor']>>>();
    for (const [name, caller, place] of screens) {
      const visitor = visitors.get(caller) ?? (await open.visitor({ colorScheme }));
      if (!visitors.has(caller)) await lendCookie(caller, visitor.context).catch(() => undefined);
      visitors.set(caller, visitor);
      const { page } = visitor;
      await page.goto(`/${language}${place}`);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.screenshot({ path: `${folder}/${name}-${language}-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
    const complaints = [...visitors.values()].flatMap((visitor) => visitor.complaints);
    for (const visitor of visitors.values()) await visitor.close();
    expect(complaints).toEqual([]);
  });
});

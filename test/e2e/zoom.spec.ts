import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { focusProblem } from './support/focus.ts';
import { type Inside, lendCookie, openInside } from './support/inside.ts';
import { flatControls, illegible, moving, spaceText } from './support/legible.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { type Screen, stageScreens } from './support/stage-screens.ts';

let open: OpenBrowser;
let inside: Inside;
let screens: readonly Screen[];

beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
  screens = await stageScreens(open, inside);
}, 120_000);
afterAll(() => Promise.all([open?.close(), inside?.close()]));

/** Opens each main screen in German, whose words are the longest, and collects what the look at it finds. */
async function lookAtAll(options: BrowserContextOptions, look: (page: Page) => Promise<readonly string[]>) {
  const problems: string[] = [];
  for (const [name, caller, place] of screens) {
    const { context, page, complaints, close } = await open.visitor(options);
    await lendCookie(caller, context).catch(() => undefined);
    await page.goto(`/de${place}`);
    problems.push(...(await look(page)).map((problem) => `${name}: ${problem}`), ...complaints);
    await close();
  }
  return problems;
}

describe('the main screens', () => {
  it('lose nothing at 400 % zoom, and what has the focus is never covered', { timeout: 240_000 }, async () => {
    const zoomed = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };
    const problems = await lookAtAll(zoomed, async (page) => [...(await illegible(page)), ...(await walkFocus(page))]);
    expect(problems).toEqual([]);
  });

  it.each([320, 1280])('stay whole with wide text spacing at %s px', { timeout: 240_000 }, async (width) => {
    const problems = await lookAtAll({ viewport: { width, height: 800 } }, async (page) => {
      await spaceText(page);
      return illegible(page);
    });
    expect(problems).toEqual([]);
  });

  it('stand still for who asks for less motion, and have edges in the colours of the system', {
    timeout: 240_000,
  }, async () => {
    const options = { reducedMotion: 'reduce', forcedColors: 'active' } as const;
    const problems = await lookAtAll(options, async (page) => [...(await moving(page)), ...(await flatControls(page))]);
    expect(problems).toEqual([]);
  });
});

/** Tab through the whole page, once round. */
async function walkFocus(page: Page): Promise<string[]> {
  const problems: string[] = [];
  for (let presses = 0; presses < 250; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    const problem = await focusProblem(page);
    if (problem) problems.push(problem);
  }
  return problems.slice(0, 6);
}

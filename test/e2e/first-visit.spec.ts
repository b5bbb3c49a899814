import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shiftWithLateFonts } from './support/late-fonts.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';

let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open?.close());

describe('a first visit whose fonts come after the first paint', () => {
  it.each([360, 390, 412, 1280])('sees pages stand still at %s px', async (width) => {
    const moved: string[] = [];
    for (const place of places) {
      const shift = await shiftAt(place, width);
      if (shift > good) moved.push(`${place}: ${shift}`);
    }
    expect(moved).toEqual([]);
  });

  it('would see them move with a stand-in too wide', async () => {
    const tooWide = (css: string): string => css.replaceAll(/size-adjust:[\d.]+%/g, 'size-adjust:150%');
    expect(await shiftAt('/de', 360, tooWide)).toBeGreaterThan(good);
  });
});

async function shiftAt(place: string, width: number, change = (css: string): string => css): Promise<number> {
  const { page, complaints, close } = await open.visitor({ viewport: { width, height: 800 } });
  await page.route('**/city.*.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });
  const shift = await shiftWithLateFonts(page, place);
  expect(complaints).toEqual([]);
  await close();
  return shift;
}

const places = ['/de', '/en', '/de/hund-anmelden', '/de/leben/umzug', '/de/suche?q=xqzv', '/de/gibt-es-nicht'];
/** What Core Web Vitals call good. */
const good = 0.1;

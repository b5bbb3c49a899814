import type { Page } from 'playwright-core';

/** How much the layout of a page moves when its fonts come only after the first paint; the cache must be empty. */
export async function shiftWithLateFonts(page: Page, url: string): Promise<number> {
  const fonts = Promise.withResolvers<void>();
  await page.route('**/*.woff2', async (route) => {
    await fonts.promise;
    await route.continue();
  });
  await page.addInitScript(watchLayout);
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await page.evaluate(() => (globalThis as unknown as Watched).painted);
  if ((await statusOf(page)) !== 'loading') throw new Error(`${url} did not wait for a font`);
  fonts.resolve();
  const shift = await page.evaluate(() => (globalThis as unknown as Watched).settled());
  if ((await statusOf(page)) !== 'loaded') throw new Error(`${url} did not get its fonts`);
  return shift;
}

const statusOf = (page: Page): Promise<string> => page.evaluate(() => document.fonts.status);

/** Runs in the page: notes the first paint of text, and sums what moves. */
function watchLayout(): void {
  let shift = 0;
  const add = (entries: readonly PerformanceEntry[]): void => {
    for (const entry of entries) shift += (entry as PerformanceEntry & { value: number }).value;
  };
  const moves = new PerformanceObserver((list) => add(list.getEntries()));
  moves.observe({ type: 'layout-shift', buffered: true });
  const watched: Watched = {
    painted: new Promise((resolve) => {
      new PerformanceObserver((list) => {
        if (list.getEntriesByName('first-contentful-paint').length > 0) resolve();
      }).observe({ type: 'paint', buffered: true });
    }),
    async settled() {
      await document.fonts.ready;
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
      add(moves.takeRecords());
      return shift;
    },
  };
  Object.assign(globalThis, watched);
}

interface Watched {
  readonly painted: Promise<void>;
  settled(): Promise<number>;
}

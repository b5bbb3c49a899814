import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/**
 * Looks at the case again until a letter is there; letters are written after the answer to the request. No `expect.poll`: beside
 * another test that ends meanwhile it would not know which one it belongs to.
 */
export async function untilLetter(page: Page, base: string): Promise<void> {
  const until = performance.now() + 20_000;
  for (;;) {
    await page.goto(base);
    if ((await page.locator(`main a[href^="${base}/schreiben/"]`).count()) > 0) return;
    if (performance.now() > until) throw new Error(`no letter came at ${base}`);
    await delay(300);
  }
}

import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Looks at the case again until a letter is there; letters are written after the answer to the request. */
export async function untilLetter(page: Page, base: string): Promise<void> {
  const letters = page.locator(`main a[href^="${base}/schreiben/"]`);
  const look = async (): Promise<number> => {
    await page.goto(base);
    return letters.count();
  };
  await expect.poll(look, { timeout: 20_000, interval: 300 }).toBeGreaterThan(0);
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Inside, lendCookie, openInside } from './support/inside.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { stageWish } from './support/stage-wish.ts';

let open: OpenBrowser;
let inside: Inside;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
});
afterAll(() => Promise.all([open?.close(), inside?.close()]));

describe.each(['de', 'en'] as const)('somebody who waits in %s', (language) => {
  it('sees their ticket in the next draw at 360 px, and what was promised before it', async () => {
    const guest = inside.caller();
    const [place] = await stageWish(guest);
    const { page, context, complaints, close } = await open.visitor({ viewport: { width: 360, height: 740 } });
    await lendCookie(guest, context);
    await page.goto(`/${language}${place}`);
    expect(await page.locator('main').textContent()).toMatch(/[0-9A-F]{4}(?:-[0-9A-F]{4}){3}/);
    await page.locator('main a[href*="/termin/auslosung/"]').first().click();
    const html = await (await page.request.get(page.url())).text();
    expect(await inspectPage(page, html, language)).toEqual([]);
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const answer = await page.request.get(`/api/v1/appointment-draws/${id}`);
    const draw = (await answer.json()) as {
      readonly state: string;
      readonly commitment: string;
      readonly seed: string | null;
    };
    expect([draw.state, draw.seed]).toEqual(['open', null]);
    expect(await page.locator('main').textContent()).toContain(draw.commitment);
    expect(complaints).toEqual([]);
    await close();
  });
});

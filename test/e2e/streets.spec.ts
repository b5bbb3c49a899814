import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Language, press, seen } from './support/answer-form.ts';
import { fillByHttp, type Inside, lendCookie, openInside } from './support/inside.ts';
import { tabTo } from './support/keyboard.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { date, daysAgo, dogAnswers, moveAnswers } from './support/sample-answers.ts';

let open: OpenBrowser;
let inside: Inside;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
});
afterAll(() => Promise.all([open?.close(), inside?.close()]));

/** A guest on the question of the address, with every question answered. */
async function atAddress(language: Language, javaScriptEnabled = true) {
  const guest = inside.caller();
  await fillByHttp(guest, language, 'hund-anmelden', dogAnswers);
  const visitor = await open.visitor({ javaScriptEnabled });
  await lendCookie(guest, visitor.context);
  return visitor;
}

it.each<Language>(['de', 'en'])('the streets of the city are offered while somebody types, in %s', async (language) => {
  const { page, complaints, close } = await atAddress(language);
  let bytes = 0;
  let requests = 0;
  page.on('response', async (response) => {
    requests += 1;
    bytes += (await response.request().sizes()).responseBodySize;
  });
  await page.goto(`/${language}/hund-anmelden/frage/anschrift`, { waitUntil: 'networkidle' });
  expect(requests).toBeLessThanOrEqual(6);
  expect(bytes).toBeLessThanOrEqual(100_000);

  await tabTo(page, '[name=anschrift-street]');
  await page.keyboard.type('Eisenb', { delay: 20 });
  const offered = (): Promise<string[]> =>
    page.evaluate(() => {
      const { list } = document.activeElement as HTMLInputElement;
      return [...((list as HTMLDataListElement | null)?.options ?? [])].map(({ value }) => value);
    });
  await expect.poll(offered).toContain('Eisenbahnstraße');
  expect(await page.inputValue('[name=anschrift-street]')).toBe('Eisenb');
  await page.keyboard.type('ahnstraße');
  expect(await page.getAttribute('[name=anschrift-addition]', 'list')).toBeNull();
  expect(complaints).toEqual([]);
  await close();
});

it('an address is answered as before where no script runs', async () => {
  const { page, close } = await atAddress('de', false);
  await page.goto('/de/hund-anmelden/frage/anschrift?pruefen=1');
  expect(await page.locator('datalist').count()).toBe(0);
  await page.fill('[name=anschrift-street]', 'Eisenbahnstraße');
  await page.fill('[name=anschrift-houseNumber]', '20');
  await page.fill('[name=anschrift-postcode]', '04315');
  await press(page, page.locator('main form button.kern-btn--primary').first());
  expect(await seen(page)).toContain('Eisenbahnstraße 20');
  await close();
});

it('an address elsewhere is offered no streets of this city', async () => {
  const guest = inside.caller();
  const person = { vorname: 'Jana', familienname: 'Gast-Demo', ...date('geburtsdatum', 27, 3, 1988) };
  await fillByHttp(guest, 'de', 'wohnsitz-anmelden', { ...moveAnswers, ...daysAgo('einzugsdatum', 3), ...person });
  await guest.get('/de/wohnsitz-anmelden/frage/neue-anschrift');
  expect(guest.page.html).toContain('data-options="/de/strassen"');
  await guest.get('/de/wohnsitz-anmelden/frage/bisherige-anschrift');
  expect(guest.page.html).toContain('name="bisherigeAnschrift-street"');
  expect(guest.page.html).not.toContain('data-options');
});

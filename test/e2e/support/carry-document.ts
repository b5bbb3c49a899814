import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Language, press, seen } from './answer-form.ts';
import { type Inside, lendCookie } from './inside.ts';
import type { OpenBrowser, Visitor } from './open-browser.ts';

/**
 * The document of a decided case goes its whole way: its person chooses the branch, the office registers and bags it, the courier carries it, the branch counts it,
 * and its person picks it up by code and identity. Gives the staff who took part, for whoever wants to close them.
 */
export async function carryDocument(
  { open, inside, page, language, number, mark }: Carried,
  look: (page: Page, name: string, answer?: string) => Promise<void> = async () => {},
): Promise<readonly Visitor[]> {
  await page.goto(`/${language}/vorgang/${number}`);
  await press(page, page.locator('main a[href*="/abholen/"]'));
  await look(page, 'choose');
  await page.locator('[name=ort][value=musterbank-plagwitz]').check({ force: true });
  await press(page, page.locator('main form button'));
  await look(page, 'chosen');

  const [office, courier, branch] = await Promise.all([
    ...['kaemmerei@demo', 'kurier@demo', 'servicepunkt@demo'].map((login) => atDesk(open, inside, login)),
  ]);
  const [desk, way, counter] = [office!.page, courier!.page, branch!.page];
  const [serial, seal] = [`E2E-${mark}-1`.toUpperCase(), `E2E-BAG-${mark}`.toUpperCase()];
  await desk.goto(`/${language}/team/ausgabe`);
  await look(desk, 'office');
  await press(desk, desk.locator('tr', { hasText: number }).locator('a'));
  await look(desk, 'register');
  // A scanner types the number and Enter.
  await desk.locator('[name=nummer]').fill(serial.toLowerCase());
  await Promise.all([desk.waitForURL(/fertig=erfasst/), desk.locator('[name=nummer]').press('Enter')]);
  await press(desk, desk.locator('main a[href*="/packen/musterbank-plagwitz"]'));
  await look(desk, 'pack');
  await desk.locator('[name=nummern]').pressSequentially(`${serial}\n`);
  await desk.locator('[name=siegel]').fill(seal);
  await press(desk, desk.locator('main form button'));
  await press(desk, desk.locator('main form[action$="/unterschrift"] button'));
  await look(desk, 'bag-office');

  await way.goto(`/${language}/team/kurier`);
  await look(way, 'courier');
  await press(way, way.getByRole('link', { name: seal }));
  await press(way, way.locator('main form[action$="/unterschrift"] button'));
  await look(way, 'bag-courier');

  await counter.goto(`/${language}/team/bestand`);
  await look(counter, 'branch');
  await press(counter, counter.getByRole('link', { name: seal }));
  await look(counter, 'receive');
  await counter.locator('[name=nummern]').pressSequentially(`${serial}\n`);
  await counter.locator('[name=siegel]').check({ force: true });
  await press(counter, counter.locator('main form[action$="/unterschrift"] button'));
  await way.reload();
  await press(way, way.locator('main form[action$="/unterschrift"] button'));
  await counter.goto(`/${language}/team/bestand`);
  await press(counter, counter.locator('main form[action$="/bereit"] button'));
  expect(await seen(counter)).toContain(serial);
  await look(counter, 'shelf');

  await page.goto(`/${language}/vorgang/${number}`);
  await look(page, 'case');
  await press(page, page.locator('main a[href*="/abholen/"]'));
  const shown = await press(page, page.locator('form[action$="/code"] button'));
  const code =
    /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec((await page.locator('.city-panel').textContent()) ?? '')?.[0] ?? '';
  await look(page, 'code', await shown?.text());
  await press(counter, counter.locator('main a[href$="/ausgeben"]'));
  await look(counter, 'hand-out');
  await counter.locator('[name=nummer]').fill(serial);
  await counter.locator('[name=code]').fill(code);
  await Promise.all([counter.waitForURL(new RegExp(serial)), counter.locator('[name=code]').press('Enter')]);
  await look(counter, 'identity');
  await counter.locator('[name=weg][value=photo-comparison]').check({ force: true });
  await press(counter, counter.locator('main form[action*="/ausgeben/"] button'));
  expect(counter.url()).toContain('fertig=ausgegeben');

  await page.goto(`/${language}/vorgang/${number}`);
  const story = language === 'de' ? 'Sie haben Ihr Dokument abgeholt' : 'You picked up your document';
  expect(await seen(page)).toContain(story);
  return [office!, courier!, branch!];
}

/** Staff at their own desk. */
async function atDesk(open: OpenBrowser, inside: Inside, login: string): Promise<Visitor> {
  const query = 'SELECT id FROM accounts.staff WHERE login = $1';
  const [member] = await inside.platform.db.query<{ id: string }>(query, [login]);
  const caller = inside.caller();
  await caller.signIn({ staffId: member!.id as never }, 'substantial');
  const visitor = await open.visitor();
  await lendCookie(caller, visitor.context);
  return visitor;
}

interface Carried {
  readonly open: OpenBrowser;
  readonly inside: Inside;
  /** Where the person is at home. */
  readonly page: Page;
  readonly language: Language;
  readonly number: string;
  /** Numbers of document and seal are used once in a run. */
  readonly mark: string;
}

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { inspectPage } from './support/inspect-page.ts';
import { linkInMail } from './support/link-in-mail.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';

let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open?.close());

const heading = (page: Page): Promise<string> => page.locator('h1').first().innerText();
const title = (text: { de: string; en: string }, language: 'de' | 'en'): string => text[language];

describe.each(['de', 'en'] as const)('somebody who says once what suits them in %s', (language) => {
  it('is told what is missing, gets offers at 360 px, books the second, and takes another wish back', async () => {
    const { page, complaints, close } = await open.visitor({ viewport: { width: 360, height: 740 } });
    const problems: string[] = [];
    const look = async (): Promise<void> => {
      const html = await (await page.request.get(page.url())).text();
      problems.push(...(await inspectPage(page, html, language)).map((problem) => `${page.url()}: ${problem}`));
      await page.setViewportSize({ width: 360, height: 740 });
    };
    await page.goto(`/${language}/termin`);
    await page.locator('a[href$="/termin/wunsch"]').click();
    await look();
    await page.locator('main form button').click();
    expect(await page.locator('[data-error-summary] a').count()).toBe(4);
    const first = await ask(page, language);
    expect(await heading(page)).toBe(
      title({ de: 'Bestätigen Sie Ihre E-Mail-Adresse', en: 'Confirm your e-mail address' }, language),
    );
    expect(await page.locator('[data-notices]').isVisible()).toBe(true);
    await turnNoticesOn(page);
    const off = title({ de: 'Hinweise ausschalten', en: 'Turn notices off' }, language);
    expect(await page.locator('form[action$="/hinweise"] button').innerText()).toBe(off);
    await look();
    // The mail is read elsewhere: without script, and on a device that never saw the wish.
    const elsewhere = await open.visitor({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await elsewhere.page.goto(await linkInMail(first, '/bestaetigen'));
    await elsewhere.page.locator('main form button').click();
    expect(await heading(elsewhere.page)).toBe(
      title({ de: 'Ihre Adresse ist bestätigt', en: 'Your address is confirmed' }, language),
    );
    await elsewhere.close();
    await page.reload();
    const offered = title({ de: 'Ein Termin ist für Sie frei', en: 'An appointment is free for you' }, language);
    expect(await heading(page)).toBe(offered);
    await expect.poll(() => noticesShown(), { timeout: 15_000 }).toContain(`${offered}\n`);
    await page.locator('form[action$="/hinweise"] button').click();
    expect(await page.locator('[data-notices]').isVisible()).toBe(true);
    await look();
    await page.locator('form[action$="/ablehnen"] button').click();
    const looking = title(
      { de: 'Wir suchen einen Termin für Sie', en: 'We are looking for an appointment for you' },
      language,
    );
    // The next one may be found already.
    expect([looking, offered]).toContain(await heading(page));
    await look();
    const wish = new URL(page.url()).pathname;
    await page.locator('form[action$="/zuruecknehmen"] button').click();
    expect(await page.locator('form[action*=wunsch]').count()).toBe(0);
    await look();
    await page.goto(`/${language}/termin/wunsch/oeffnen?nummer=${wish.split('/').at(-1)}`);
    await look();
    await page.goto(await linkInMail(await ask(page, language), '/bestaetigen'));
    await look();
    await page.locator('main form button').click();
    expect(await heading(page)).toBe(offered);
    await page.locator('form[action$="/annehmen"] button').click();
    const booked = title({ de: 'Ihr Termin ist gebucht', en: 'Your appointment is booked' }, language);
    expect(await heading(page)).toBe(booked);
    expect([...problems, ...complaints]).toEqual([]);
    await close();
  });
});

/** Gives the address the wish stands under. */
async function ask(page: Page, language: 'de' | 'en'): Promise<string> {
  const email = `bo-${language}-${Date.now()}@demo.invalid`;
  await page.goto(`/${language}/termin/wunsch?leistung=wohnsitz-anmelden`);
  await page.locator('[name=zeit][value=morning]').check({ force: true });
  const last = Temporal.Now.plainDateISO('Europe/Berlin').add({ weeks: 6 });
  await page.locator('[name=bis-day]').fill(String(last.day));
  await page.locator('[name=bis-month]').fill(String(last.month));
  await page.locator('[name=bis-year]').fill(String(last.year));
  await page.locator('[name=name]').fill('Bo Wunsch-Demo');
  await page.locator('[name=email]').fill(email);
  await page.locator('main form button').click();
  return email;
}

/** What the script does once a browser has its address; no test can reach the push service of its maker, so the demo gives one. */
async function turnNoticesOn(page: Page): Promise<void> {
  const given = await fetch(`${mailbox()}/push/subscriptions`, { method: 'POST' });
  const said = (await given.json()) as Record<string, string>;
  await page.evaluate((values) => {
    const form = document.querySelector<HTMLFormElement>('[data-notices] form')!;
    for (const [name, value] of Object.entries(values))
      form.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
    form.submit();
  }, said);
  await page.waitForSelector('input[name=aus]', { state: 'attached' });
}

const mailbox = (): string => `http://localhost:${inject('demo').port + 4}`;

async function noticesShown(): Promise<string> {
  const messages = (await (await fetch(`${mailbox()}/messages`)).json()) as { subject: string; text: string }[];
  return messages.flatMap(({ subject, text }) => (subject === 'Push' ? [text] : [])).join('\n\n');
}

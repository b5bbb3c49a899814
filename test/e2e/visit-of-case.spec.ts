import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerForm, answerOn, press } from './support/answer-form.ts';
import { type Inside, lendCookie, openInside } from './support/inside.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { conductAnswers } from './support/sample-answers.ts';
import { member } from './support/stage-rights.ts';

let open: OpenBrowser;
let inside: Inside;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
});
afterAll(() => Promise.all([open?.close(), inside?.close()]));

const heading = (page: Page): Promise<string | null> => page.locator('h1, .city-panel__title').first().textContent();
const said = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';
const numberIn = (page: Page): string => /[A-Z]-?[\w-]{8,}/.exec(new URL(page.url()).pathname.split('/').at(-1)!)![0];
const soundness = async (page: Page, language: 'de' | 'en', problems: string[]): Promise<void> => {
  const html = await (await page.request.get(page.url())).text();
  problems.push(...(await inspectPage(page, html, language)).map((problem) => `${page.url()}: ${problem}`));
  await page.setViewportSize({ width: 360, height: 740 });
};
const samplePhoto = {
  name: 'ausweis.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

describe.each(['de', 'en'] as const)('somebody whose case waits for a visit in %s', (language) => {
  it('books it in the case at 360 px, checks the papers, and both they and the office see it there', async () => {
    const { page, complaints, close } = await open.visitor({ viewport: { width: 360, height: 740 } });
    const problems: string[] = [];
    await answerForm(page, language, 'fuehrungszeugnis', conductAnswers);
    await press(page, page.locator('form[action$="/senden"] button').first());
    const number = numberIn(page);
    await page.locator('#termin ~ * a[href*="vorgang="], section:has(#termin) a[href*="vorgang="]').first().click();
    expect(await said(page)).toContain(number);
    await page.locator('main form[action$="/frei"] button').click();
    await soundness(page, language, problems);
    await page.locator('button[name=platz]').last().click();
    expect(await page.locator('[name=name]').inputValue()).toBe('Jana Gast-Demo');
    expect(await page.locator('[name=email]').inputValue()).toBe('jana@demo.invalid');
    await page.locator('[name=email]').fill(`jana-${number.toLowerCase()}@demo.invalid`);
    await page.locator('main form button').click();
    const visit = new URL(page.url()).pathname;
    await page.locator('main a[href$="/unterlagen"]').last().click();
    await soundness(page, language, problems);
    await page.locator('[name=hier]').first().check({ force: true });
    await page.locator('main form[action$="/unterlagen"] button').click();
    expect(await said(page)).toContain(language === 'de' ? '3 Sachen fehlen' : '3 things are');
    await page.locator('main form[action$="/datei"] button').click();
    expect(await page.locator('[data-error-summary] a').count()).toBe(1);
    await soundness(page, language, problems);
    await page.locator('[name=was]').selectOption({ index: 1 });
    await page.locator('[name=datei]').setInputFiles(samplePhoto);
    await page.locator('main form[action$="/datei"] button').click();
    expect(await said(page)).toContain('ausweis.png');
    await soundness(page, language, problems);
    await page.goto(`/${language}/vorgang/${number}`);
    expect(await page.locator(`main a[href="${visit}"]`).count()).toBeGreaterThan(0);
    await soundness(page, language, problems);
    await page.goto(`/${language}/mein-bereich`);
    expect(await page.locator(`main a[href="${visit}"]`).count()).toBe(1);

    const clerk = await member(inside, 'buergerservice@demo');
    await clerk.get(`/de/team/vorgaenge/${number}`);
    expect(clerk.page.html).toContain(visit.split('/').at(-1));
    await clerk.get(`/de${visit.slice(3)}/unterlagen`);
    expect(clerk.page.html).toContain('ausweis.png');

    await page.goto(`/${language}/vorgang/${number}/zuruecknehmen`);
    await press(page, page.locator('form[action$="/zuruecknehmen"] button').first());
    await page.goto(`/${language}/vorgang/${number}`);
    await page.locator('main a[href$="/absagen"]').click();
    await page.locator('main form button').click();
    expect(await heading(page)).toBe(language === 'de' ? 'Ihr Termin ist abgesagt' : 'Your appointment is cancelled');
    expect([...problems, ...complaints]).toEqual([]);
    await close();
  });

  it('cannot name a case of somebody else: the answer is the same as for none', async () => {
    const [guest, other] = [inside.caller(), inside.caller()];
    const words = /belongs to your case|gehört zu Ihrem Vorgang/;
    await other.get(`/${language}/termin?leistung=fuehrungszeugnis&vorgang=L-0000-0000-0`);
    expect(other.page.html).not.toMatch(words);
    const [{ number } = { number: '' }] = await inside.platform.db.query<{ number: string }>(
      'SELECT number FROM cases."case" ORDER BY submitted_at DESC LIMIT 1',
    );
    await guest.get(`/${language}/termin?leistung=fuehrungszeugnis&vorgang=${number}`);
    expect(guest.page.html).not.toMatch(words);
  });

  it('fills in a form with a clerk, reads along on a second screen, and takes the case along', async () => {
    const desk = await open.visitor();
    await lendCookie(await member(inside, 'buergerservice@demo'), desk.context);
    await desk.page.goto('/de/team/termine/schalter');
    await desk.page.locator('[name=dienst]').selectOption('fuehrungszeugnis');
    await desk.page.locator(`[name=sprache][value=${language}]`).check({ force: true });
    await desk.page.locator('main form button').click();
    const sitting = new URL(desk.page.url()).pathname;
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}(?!-)/.exec(await said(desk.page))![0];

    const screen = await open.visitor({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    const problems: string[] = [];
    await screen.page.goto(`/${language}/schalter`);
    await screen.page.locator('[name=code]').fill('0000-0000');
    await screen.page.locator('main form button').click();
    expect(await screen.page.locator('[data-error-summary]').count()).toBe(1);
    await screen.page.locator('[name=code]').fill(code.toLowerCase());
    await screen.page.locator('main form button').click();

    await press(desk.page, desk.page.locator('form[action$="/weiter"] button'));
    await answerOn(desk.page, 'de', 'fuehrungszeugnis', conductAnswers);
    await screen.page.goto(`/${language}/schalter/${code}?ruhe`);
    expect(await said(screen.page)).toContain('Gast-Demo');
    expect(await screen.page.locator('main input:not([type=hidden])').count()).toBe(0);
    await press(desk.page, desk.page.locator('form[action$="/senden"] button').first());
    expect(new URL(desk.page.url()).pathname).toBe(sitting);
    await screen.page.goto(`/${language}/schalter/${code}`);
    const told = await said(screen.page);
    const number = /L-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(told)![0];
    const resume = /(?:[0-9A-Z]{4}-){5}[0-9A-Z]/.exec(told)![0];

    await desk.page.locator('form[action$="/ende"] button').click();
    expect((await screen.page.goto(`/${language}/schalter/${code}`))?.status()).toBe(404);
    expect(await said(desk.page)).not.toContain(resume);
    await screen.page.goto(`/${language}/weitermachen`);
    await screen.page.locator('main form [name=code]').fill(resume);
    await press(screen.page, screen.page.locator('main form button').first());
    await screen.page.goto(`/${language}/vorgang/${number}`);
    expect(await said(screen.page)).toContain(number);
    expect([...problems, ...desk.complaints]).toEqual([]);
    await Promise.all([desk.close(), screen.close()]);
  });
});

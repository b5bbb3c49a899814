import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answers, press, seen } from './support/answer-form.ts';
import { decideTask, findCase, takeTask } from './support/clerk-steps.ts';
import { fillByHttp, type Inside, lendCookie, openInside, sendByHttp } from './support/inside.ts';
import { type OpenBrowser, openBrowser, type Visitor } from './support/open-browser.ts';
import { dogAnswers } from './support/sample-answers.ts';
import { member } from './support/stage-rights.ts';
import { untilLetter } from './support/until-letter.ts';

let open: OpenBrowser;
let inside: Inside;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
});
afterAll(() => Promise.all([open?.close(), inside?.close()]));

const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}';
const short = '\'"><img src=x onerror=alert(1)>';

it('text of one person stays text for everybody who reads it: on pages, in letters, in PDF', {
  timeout: 120_000,
}, async () => {
  const guest = inside.caller();
  const answers: Answers = { ...dogAnswers, name: short, rasse: evil, besonderheit: evil, 'anschrift-addition': short };
  await fillByHttp(guest, 'de', 'hund-anmelden', answers);
  const citizen = await watched();
  await lendCookie(guest, citizen.context);
  await citizen.page.goto('/de/hund-anmelden/pruefen');
  await harmless(citizen, evil);
  const number = await sendByHttp(guest);
  const base = `/de/vorgang/${number}`;

  const clerk = await watched();
  await lendCookie(await member(inside, 'kaemmerei@demo'), clerk.context);
  await findCase(clerk.page, 'de', number);
  await takeTask(clerk.page);
  await harmless(clerk, evil);
  await decideTask(clerk.page, { outcome: 'uebernehmen', german: evil });
  await untilLetter(citizen.page, base);
  await citizen.page.fill('[name=text]', evil);
  await press(citizen.page, citizen.page.locator('form[action$="/nachricht"] button').first());
  await harmless(citizen, evil);
  await press(citizen.page, citizen.page.locator(`main a[href^="${base}/schreiben/"]:not([href*=".pdf"])`).first());
  await harmless(citizen, short);
  await citizen.page.goto(`${base}/kopie`);
  await harmless(citizen, evil);
  for (const pdf of [`${base}/kopie.pdf`, (await pdfOf(citizen, base))!]) {
    const bytes = await (await citizen.context.request.get(pdf)).body();
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).not.toMatch(/\/JavaScript|\/OpenAction|\/Launch|\/URI/);
  }
  await findCase(clerk.page, 'de', number);
  await harmless(clerk, evil);
  for (const place of ['/de/mein-bereich', '/de/mein-bereich/zugriffe', '/de/mein-bereich/datenkopie']) {
    await citizen.page.goto(place);
    await harmless(citizen, '');
  }
  await citizen.close();
  await clerk.close();
});

it('what is typed into the address stays text', async () => {
  const visitor = await watched();
  const places = ['suche?q=', 'anmelden/fehler?grund=', 'vorgang/', 'weitermachen?code=', 'team/anmelden?weiter=', ''];
  for (const place of places) {
    await visitor.page.goto(`/en/${place}${encodeURIComponent(evil)}`);
    await harmless(visitor, '');
  }
  await visitor.page.goto('/en/weitermachen');
  await visitor.page.fill('main [name=code]', evil);
  await press(visitor.page, visitor.page.locator('main form button').first());
  await harmless(visitor, '');
  await visitor.close();
});

/** A visitor who notices every dialog. */
async function watched(): Promise<Visitor> {
  const visitor = await open.visitor();
  visitor.page.on('dialog', (dialog) => {
    visitor.complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return visitor;
}

/** The text stands there as it was typed, and nothing of it became part of the page. */
async function harmless({ page, complaints }: Visitor, text: string): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  if (text) expect(await seen(page)).toContain(text);
  const alive = 'img[src=x], [onerror], [onload], script:not([src])';
  expect(await page.locator(alive).count(), page.url()).toBe(0);
  expect(complaints).toEqual([]);
}

async function pdfOf({ page }: Visitor, base: string): Promise<string | null> {
  await page.goto(base);
  return page.locator('main a[href*=".pdf"][href*="schreiben"]').first().getAttribute('href');
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOn, type Language, press, seen } from './support/answer-form.ts';
import { decideTask, findCase, takeTask } from './support/clerk-steps.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { daysAgo, landlordConfirmation, moveAnswers } from './support/sample-answers.ts';
import { choosePerson, signIn, signInStaff } from './support/sign-in.ts';
import { untilLetter } from './support/until-letter.ts';

let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open.close());

const german = 'Bitte laden Sie die Seite mit der Unterschrift hoch.';
const english = 'Please upload the page with the signature.';
const words = {
  de: { letter: 'Meldebestätigung', asked: german, note: 'Hier ist sie.' },
  en: { letter: 'confirmation', asked: english, note: 'Here it is.' },
};

describe.each<[Language, boolean, 'guest' | 'low']>([
  ['de', true, 'guest'],
  ['en', false, 'low'],
])('somebody moves to Leipzig, in %s, with script: %s, begun as %s', (language, javaScriptEnabled, begunAs) => {
  it('signs in at a higher level midway, is asked back, corrects, and gets the confirmation', async () => {
    const citizen = await open.visitor({ javaScriptEnabled });
    const clerk = await open.visitor({ javaScriptEnabled });
    const { page } = citizen;
    const start = `/${language}/wohnsitz-anmelden/start`;
    if (begunAs === 'low') await signIn(page, 'nora', 'low', start, language);
    else await page.goto(start);
    await press(page, page.locator('form[action$="/start"] button').first());
    const answers = {
      ...{ ...moveAnswers, ...daysAgo('einzugsdatum', 6) },
      ...{ vorname: 'Nora', familienname: 'Neu-Demo', 'geburtsdatum-day': '30' },
      ...{ 'geburtsdatum-month': '7', 'geburtsdatum-year': '1999' },
    };
    await answerOn(page, language, 'wohnsitz-anmelden', answers);
    const before = await seen(page);
    expect(before).toContain('Beethovenstraße 8');
    expect(await page.locator('form[action$="/senden"]').count()).toBe(0);

    await press(page, page.locator('main a[href*="/anmelden?"]').first());
    await choosePerson(page, 'nora', 'high');
    expect(new URL(page.url()).pathname).toBe(`/${language}/wohnsitz-anmelden/pruefen`);
    expect(await seen(page)).toContain('Beethovenstraße 8');
    await press(page, page.locator('form[action$="/senden"] button').first());
    const base = new URL(page.url()).pathname;
    const number = base.split('/').at(-1)!;

    await signInStaff(clerk.page, 'buergerservice@demo', language);
    await findCase(clerk.page, language, number);
    await takeTask(clerk.page);
    expect(await seen(clerk.page)).toContain('Beethovenstraße 8');
    await press(clerk.page, clerk.page.locator('main a[href*="/nachweise/"]').first());
    await clerk.page.goBack();
    await decideTask(clerk.page, {
      ...{ outcome: 'nachfragen', german, questions: ['wohnungsgeberbestaetigung'] },
      english: language === 'en' ? english : undefined,
    });

    await page.goto(base);
    expect(await seen(page)).toContain(words[language].asked);
    await press(page, page.locator(`main a[href="${base}/berichtigen"]`).first());
    expect(await page.locator('main [name=vorname]').count()).toBe(0);
    await page.locator('main [name=wohnungsgeberbestaetigung]').setInputFiles(landlordConfirmation);
    await page.fill('main [name=antwort]', words[language].note);
    await press(page, page.locator('form[action$="/berichtigen"] button').first());
    expect(new URL(page.url()).pathname).toBe(base);

    await findCase(clerk.page, language, number);
    if (await clerk.page.locator('form[action*="/uebernehmen"]').count()) await takeTask(clerk.page);
    expect(await seen(clerk.page)).toContain(words[language].note);
    await decideTask(clerk.page, {
      ...{ outcome: 'bestaetigen', german: 'Die Bestätigung passt zu Person, Wohnung und Tag.' },
      english: language === 'en' ? 'The confirmation fits person, dwelling and day.' : undefined,
    });

    await untilLetter(page, base);
    expect(await seen(page)).toContain(words[language].letter);
    await press(page, page.locator(`main a[href^="${base}/schreiben/"]:not([href*=".pdf"])`).first());
    expect(await seen(page)).toContain('Nora');
    await page.goto(`/${language}/mein-bereich`);
    expect(await seen(page)).toContain(number);
    expect([...citizen.complaints, ...clerk.complaints]).toEqual([]);
    await citizen.close();
    await clerk.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerForm, type Language, press, seen, textOf } from './support/answer-form.ts';
import { decideTask, findCase, takeTask } from './support/clerk-steps.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { certificateAnswers, dogAnswers } from './support/sample-answers.ts';
import { signIn, signInStaff } from './support/sign-in.ts';
import { untilLetter } from './support/until-letter.ts';

let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open.close());

const words = {
  de: {
    letter: 'Meldebescheinigung',
    register: 'Melderegister',
    notice: 'Hundesteuerbescheid',
    answered: 'Widerspruch',
  },
  en: { letter: 'certificate', register: 'register', notice: 'Dog tax notice', answered: 'objection' },
};

// Two people: one person's draft goes on wherever the same service is begun again.
describe.concurrent.each<[Language, boolean, { login: string; address: string; name: string }]>([
  ['de', true, { login: 'mira', address: 'August-Bebel-Straße 12', name: 'Mira' }],
  ['en', false, { login: 'lukasz', address: 'Selneckerstraße 8', name: 'Łukasz' }],
])('a registration certificate in %s, with script: %s', (language, javaScriptEnabled, person) => {
  it('is there at once for a person the register knows, with the answers filled in', async () => {
    const { page, complaints, close } = await open.visitor({ javaScriptEnabled });
    await signIn(page, person.login, 'high', `/${language}/meldebescheinigung/start`, language);
    await answerForm(page, language, 'meldebescheinigung', certificateAnswers);
    const check = await seen(page);
    expect(check).toContain(person.address);
    expect(check).toContain(words[language].register);
    await press(page, page.locator('form[action$="/senden"] button').first());
    const base = new URL(page.url()).pathname;
    expect(base).toContain('/vorgang/');
    await untilLetter(page, base);
    await press(page, page.locator(`main a[href^="${base}/schreiben/"]:not([href*=".pdf"])`).first());
    expect(await textOf(page.locator('h1'))).toContain(words[language].letter);
    expect(await seen(page)).toContain(person.name);
    await page.goto(`/${language}/mein-bereich/zugriffe`);
    expect(await seen(page)).toContain(base.split('/').at(-1)!);
    expect(complaints).toEqual([]);
    await close();
  });
});

it.each<Language>(['de', 'en'])(
  'a person decides what a person must read, and answers the objection (%s)',
  async (language) => {
    const citizen = await open.visitor();
    const clerk = await open.visitor();
    const { page } = citizen;
    await signIn(page, 'tom', 'low', `/${language}/hund-anmelden/start`, language);
    const special = {
      besonderheit: 'Der Hund lebt jede zweite Woche woanders.',
      'besonderheit-german': 'Jede zweite Woche.',
    };
    await answerForm(page, language, 'hund-anmelden', { ...dogAnswers, ...special });
    await press(page, page.locator('form[action$="/senden"] button').first());
    const base = new URL(page.url()).pathname;
    const number = base.split('/').at(-1)!;

    await signInStaff(clerk.page, 'kaemmerei@demo', language);
    await findCase(clerk.page, language, number);
    await takeTask(clerk.page);
    await decideTask(clerk.page, {
      ...{ outcome: 'uebernehmen', german: 'Es zählt, wo der Hund gemeldet ist.' },
      english: language === 'en' ? 'It counts where the dog is registered.' : undefined,
    });
    await untilLetter(page, base);
    expect(await seen(page)).toContain(words[language].notice);
    await press(page, page.locator('main a[href*="/widerspruch/"]').first());
    await press(page, page.locator('main form[action*="/widerspruch/"] button').first());

    await findCase(clerk.page, language, number);
    await takeTask(clerk.page);
    const outcome = (await clerk.page
      .locator('form[action*="/widerspruch"] [name=ergebnis]')
      .first()
      .getAttribute('value'))!;
    await decideTask(clerk.page, {
      ...{ act: 'widerspruch', outcome, german: 'Der Bescheid bleibt richtig.' },
      english: language === 'en' ? 'The notice stays correct.' : undefined,
    });
    await page.goto(base);
    expect(await seen(page)).toContain(words[language].answered);
    expect([...citizen.complaints, ...clerk.complaints]).toEqual([]);
    await citizen.close();
    await clerk.close();
  },
);

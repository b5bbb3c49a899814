import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTotpSecret, totpCode } from '#accounts';
import { demoStaff } from '../../src/demo/people.ts';
import { type Language, seen } from './support/answer-form.ts';
import { focusProblem } from './support/focus.ts';
import { answerAllByKeyboard, chooseByArrows, pressEnter, tabAndEnter, tabTo } from './support/keyboard.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { certificateAnswers, date, daysAgo, moveAnswers } from './support/sample-answers.ts';
import { untilLetter } from './support/until-letter.ts';

let open: OpenBrowser;
beforeAll(async () => {
  open = await openBrowser();
});
afterAll(() => open.close());

/** From the page of a service to its check page, signed in at the identity provider, all by keyboard. */
async function fillByKeyboard(page: Page, language: Language, service: string, person: string, answers: Answers) {
  await page.goto(`/${language}/${service}`);
  await tabTo(page, '.city-skip');
  await page.keyboard.press('Enter');
  await tabAndEnter(page, `main a[href="/${language}/${service}/start"]`);
  await tabAndEnter(page, 'main a[href*="/anmelden?"]');
  await tabAndEnter(page, `form:has([name=person][value=${person}]) button[value=high]`);
  await tabAndEnter(page, 'main form[action$="/start"] button');
  await answerAllByKeyboard(page, answers);
  expect(new URL(page.url()).pathname).toBe(`/${language}/${service}/pruefen`);
  return page;
}

async function sendByKeyboard(page: Page): Promise<string> {
  await tabAndEnter(page, 'form[action$="/senden"] button');
  expect(page.url()).toMatch(/\/vorgang\/L[\w-]+\?neu/);
  return new URL(page.url()).pathname;
}

it.each([
  ['shows no ring', '<button id="x" style="outline:none">a button</button>'],
  [
    'is behind',
    '<button id="x">a button</button><p style="position:fixed;inset:0;margin:0;background:#fff">over it</p>',
  ],
  ['cannot be seen', '<button id="x" style="opacity:0">a button</button>'],
  ['nothing has the focus', '<p>no button</p>'],
])('the look at the focus finds what a person would miss: %s', async (problem, html) => {
  const { page, close } = await open.visitor();
  await page.setContent(html);
  await page.keyboard.press('Tab');
  expect(await focusProblem(page)).toContain(problem);
  await close();
});

describe('by keyboard alone', () => {
  it.each<[Language, string]>([
    ['de', 'hochladen'],
    ['en', 'codebrief'],
  ])(
    'somebody registers a new home in %s with the evidence %s, and goes back to change an answer',
    async (language, way) => {
      const { page, complaints, close } = await open.visitor();
      const answers = {
        ...{ ...moveAnswers, ...daysAgo('einzugsdatum', 4), nachweisweg: way },
        ...{ vorname: 'Nora', familienname: 'Neu-Demo', ...date('geburtsdatum', 30, 7, 1999) },
      };
      await fillByKeyboard(page, language, 'wohnsitz-anmelden', 'nora', answers);

      await tabAndEnter(page, 'main a[href*="/frage/email"]');
      await tabTo(page, 'main [name=email]');
      await page.keyboard.type('nora.neu@demo.invalid');
      await tabTo(page, 'main form button.kern-btn--primary');
      await tabTo(page, 'main [name=email]', 'Shift+Tab');
      await tabAndEnter(page, 'main form button.kern-btn--primary');
      expect(await seen(page)).toContain('nora.neu@demo.invalid');

      const base = await sendByKeyboard(page);
      await tabTo(page, 'main [name=text]');
      await page.keyboard.type('Stimmt der Tag?');
      await tabAndEnter(page, 'form[action$="/nachricht"] button');
      expect(new URL(page.url()).pathname).toBe(base);
      expect(await seen(page)).toContain('Stimmt der Tag?');
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('a registration certificate is asked for and read', async () => {
    const { page, complaints, close } = await open.visitor();
    const answers = { ...certificateAnswers, bescheinigungsart: 'erweitert', zusatzdaten: ['geburtsort', 'einzug'] };
    await fillByKeyboard(page, 'de', 'meldebescheinigung', 'mira', answers);
    const base = await sendByKeyboard(page);
    await untilLetter(page, base);
    await tabAndEnter(page, `main a[href^="${base}/schreiben/"]:not([href*=".pdf"])`);
    expect(await seen(page)).toContain('Mira');
    expect(complaints).toEqual([]);
    await close();
  });

  it('a clerk signs in, finds a case, states the purpose, takes and decides it, and the next one opens', async () => {
    const citizen = await open.visitor();
    const move = { ...moveAnswers, ...daysAgo('einzugsdatum', 2) };
    await fillByKeyboard(citizen.page, 'de', 'wohnsitz-anmelden', 'jonas', move);
    const number = (await sendByKeyboard(citizen.page)).split('/').at(-1)!;
    const { page, complaints, close } = await open.visitor();
    const member = demoStaff.find(({ login }) => login === 'vertretung@demo')!;

    await page.goto('/de/team/anmelden');
    await tabTo(page, 'main [name=login]');
    await page.keyboard.type(member.login);
    await tabTo(page, 'main [name=passphrase]');
    await page.keyboard.type(member.passphrase);
    await pressEnter(page);
    await tabTo(page, 'main [name=code]');
    await page.keyboard.type(totpCode(readTotpSecret(member.totpSecret), Temporal.Now.instant()));
    await pressEnter(page);

    await page.goto('/de/team/vorgaenge');
    await tabTo(page, '.city-skip');
    await page.keyboard.press('Enter');
    await tabTo(page, 'main [data-list-item]');
    await tabTo(page, 'main [name=nummer]');
    await page.keyboard.type(number);
    await pressEnter(page);
    await tabTo(page, 'form[action*="/zweck"] [name=zweck]');
    await chooseByArrows(page, 'decision');
    await tabAndEnter(page, 'form[action*="/zweck"] button');
    await tabAndEnter(page, 'form[action*="/uebernehmen"] button');
    await tabTo(page, 'form[action*="/entscheiden"] [name=ergebnis]');
    await chooseByArrows(page, 'bestaetigen');
    await tabTo(page, 'form[action*="/entscheiden"] [name=deutsch]');
    await page.keyboard.type('Die Bestätigung passt zu Person, Wohnung und Tag.');
    await tabTo(page, 'form[action*="/entscheiden"] button[value=vorschau]');
    await pressEnter(page);
    expect(await page.inputValue('form[action*="/entscheiden"] [name=deutsch]')).toContain('Bestätigung passt');
    await tabAndEnter(page, 'form[action*="/entscheiden"] button[value=entscheiden]');
    const next = new URL(page.url()).pathname;
    expect(next).toMatch(/\/team\/vorgaenge\/L/);
    expect(next).not.toContain(number);
    await tabAndEnter(page, 'form[action*="/zweck"] button, main a[href*="/team/naechster"]');
    await tabTo(page, 'main a[href*="/team/naechster"]');
    expect([...complaints, ...citizen.complaints]).toEqual([]);
    await citizen.close();
    await close();
  });
});

type Answers = Parameters<typeof answerAllByKeyboard>[1];

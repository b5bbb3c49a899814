import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyProgram } from '../../src/modules/transparency/programs/verify-program.ts';
import { textIn } from '../support/html-form.ts';
import type { Language } from './support/answer-form.ts';
import { press, seen } from './support/answer-form.ts';
import { decideTask, findCase, takeTask } from './support/clerk-steps.ts';
import { fillByHttp, type Inside, lendCookie, openInside, sendByHttp } from './support/inside.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { daysAgo, moveAnswers } from './support/sample-answers.ts';
import { signInStaff } from './support/sign-in.ts';
import { openCase } from './support/stage-cases.ts';
import { stageCockpit } from './support/stage-cockpit.ts';
import { citizen, member } from './support/stage-rights.ts';
import { untilLetter } from './support/until-letter.ts';

let open: OpenBrowser;
let inside: Inside;
const folder = mkdtempSync(join(tmpdir(), 'lipsia-cockpit-'));
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([open?.close(), inside?.close()]);
});

it.each<[Language, string]>([
  ['de', 'lukasz'],
  ['en', 'mira'],
])(
  'a person sees who read, proves that nothing is missing, asks from an entry, and the officer answers (%s)',
  { timeout: 240_000 },
  async (language, login) => {
    const person = await citizen(inside, open, login);
    await fillByHttp(person, 'de', 'wohnsitz-anmelden', { ...moveAnswers, ...daysAgo('einzugsdatum', 2) });
    const number = await sendByHttp(person);
    await openCase(await member(inside, 'buergerservice@demo'), number);

    // Seen at once; sealed within a minute, here at once.
    await person.get(`/${language}/mein-bereich/zugriffe`);
    expect(person.page.html).toContain(`/${language}/meine-daten/frage?reihe=${number}&amp;nummer=1`);
    for (let wait = 0; wait < 60; wait += 1) {
      await inside.composed.doors.transparency.seal();
      const { body } = await person.json('GET', '/api/v1/area/access-list');
      const series = body['series'] as readonly { name: string; seal: { number: number } | null }[];
      if ((series.find(({ name }) => name === number)?.seal?.number ?? 0) > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const list = JSON.stringify((await person.json('GET', '/api/v1/area/access-list')).body, null, 2);
    const file = join(folder, `${language}.json`);
    writeFileSync(file, list);
    const { key } = (JSON.parse(list) as { log: { key: string } }).log;
    const checked = await verifyProgram(['access', file, '--log', key]);
    expect(checked).toEqual({ status: 0, text: expect.stringMatching(new RegExp(`${number}: \\d+ entries, [1-9]`)) });
    const shorter = list.replace(/"role": "clerk"/, '"role": "approver"');
    writeFileSync(file, shorter);
    expect(await verifyProgram(['access', file, '--log', key])).toMatchObject({ status: 1 });

    const visitor = await open.visitor({ colorScheme: language === 'de' ? 'light' : 'dark' });
    await lendCookie(person, visitor.context);
    const { page } = visitor;
    for (const place of ['', '/beweis', '/aufbewahrung', `/frage?reihe=${number}&nummer=1`]) {
      const answer = await page.goto(`/${language}/meine-daten${place}`);
      expect(await inspectPage(page, (await answer?.text()) ?? '', language)).toEqual([]);
    }
    expect(await seen(page)).toContain(number);
    await press(page, page.locator('main form button').first());
    expect(await seen(page)).toContain(language === 'de' ? 'Schreiben Sie Ihre Frage.' : 'Write your question.');
    await visitor.close();

    const { asked } = await stageCockpit(person, number);
    const officer = await open.visitor();
    await signInStaff(officer.page, 'datenfragen@demo', language);
    await findCase(officer.page, language, asked);
    await takeTask(officer.page);
    expect(await seen(officer.page)).toContain(`Vorgang ${number}, Nummer 1`);
    await decideTask(officer.page, {
      ...{ outcome: 'beantwortet', german: 'Das Amt hat Ihre Anmeldung bearbeitet.' },
      ...{ english: undefined },
    });
    await officer.close();
    const reader = await open.visitor();
    await lendCookie(person, reader.context);
    await untilLetter(reader.page, `/${language}/vorgang/${asked}`);
    await reader.close();
    await person.get(`/${language}/meine-daten/beweis`);
    expect(textIn(person.page.html)).toContain(asked);
  },
);

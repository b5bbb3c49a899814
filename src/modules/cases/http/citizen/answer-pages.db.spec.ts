import { afterAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import { htmlProblems } from '../../../../../test/support/index.ts';
import { tasksOf } from '../../store/task-store.ts';
import { asGuest, clerkOf, dogAnswers, openCases } from '../../test-support.ts';
import { texts } from '../../texts/index.ts';
import { decideTask, take } from '../../use-cases/clerk-commands.ts';
import { viewCase } from '../../use-cases/view-case.ts';

const own = await openCases();
afterAll(() => own.drop());
const { parts, platform } = own;
const clerk = clerkOf('0199f0a0-0000-7000-8000-00000000000c', 'stadtkaemmerei');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe.each(['de', 'en'] as const)('"please correct" in %s', (language) => {
  const words = texts[language].citizen;

  it('opens exactly the named answers, says what is wrong at the field, and takes files', async () => {
    const row = await waiting(['familienname', 'hunde.2.chipnachweis', 'hunde.1.haltungSeit'], language);
    const browser = await own.browser();
    const base = `/${language}/vorgang/${row.number}`;
    await browser.get(base);
    await fine(browser.page.html, words.status.answer, '7');
    await browser.get(`${base}/berichtigen`);
    await fine(browser.page.html, 'Bitte prüfen.', words.correct.item(language === 'de' ? 'Hund' : 'Dog', 2));
    for (const name of ['vorname', 'hunde-1-name', 'leipzigPass'])
      expect(browser.page.html).not.toContain(`name="${name}"`);
    await browser.submit('/berichtigen', { familienname: '', 'hunde-1-haltungSeit-month': '13' });
    expect(browser.page.status).toBe(422);
    await fine(browser.page.html, 'href="#familienname"', 'href="#hunde-1-haltungSeit');
    expect(browser.page.html).toContain(`<title>${language === 'de' ? 'Fehler' : 'Error'}`);
    const file = new File([png], 'chip.png', { type: 'image/png' });
    const right = { familienname: 'Möller', 'hunde-1-haltungSeit-month': '8', 'hunde-2-chipnachweis': file };
    await browser.submit('/berichtigen', { ...right, antwort: 'Danke!' });
    expect(browser.page.path).toBe(`${base}?fertig=antwort`);
    await fine(browser.page.html, words.correct.done, 'Möller', 'Danke!', 'chip.png');
    const link = /href="([^"]*\/nachweis\/[^"]+)"/g;
    const last = [...browser.page.html.matchAll(link)].at(-1)?.[1] ?? '';
    const foreign = await (await own.browser(2)).get(last);
    expect(foreign.status).toBe(404);
    const page = await browser.get(last);
    expect([page.type, page.headers.get('content-disposition')]).toEqual([
      'image/png',
      "attachment; filename*=UTF-8''chip.png",
    ]);
    expect((await browser.get(`${base}/frist.ics`)).status).toBe(404);
  });

  it('is taken back on a page that asks once more', async () => {
    const row = await waiting(['familienname'], language);
    const browser = await own.browser();
    const base = `/${language}/vorgang/${row.number}`;
    expect((await browser.get(`${base}/frist.ics`)).html).toContain('DTSTART;VALUE=DATE:20261207');
    await browser.get(`${base}/zuruecknehmen`);
    await fine(browser.page.html, words.withdraw.text);
    await browser.submit('/zuruecknehmen', { grund: '' });
    await fine(browser.page.html, words.withdraw.done, words.status.withdrawn);
    expect((await browser.get(`${base}/berichtigen`)).path).toBe(base);
  });
});

describe.each(['de', 'en'] as const)('a code letter in %s', (language) => {
  const words = texts[language].citizen;

  it('opens the way with the right code only', async () => {
    const row = await own.submit('wohnsitz-anmelden', movedIn(), { language });
    await platform.jobs.drain();
    await platform.jobs.drain();
    const browser = await own.browser();
    const base = `/${language}/vorgang/${row.number}`;
    await browser.get(base);
    await fine(browser.page.html, words.status.codeAction);
    await browser.get(`${base}/code`);
    await fine(browser.page.html, words.code.text);
    await browser.submit('/code', { code: ' ' });
    await fine(browser.page.html, words.code.errors.missing);
    await browser.submit('/code', { code: 'WRONG' });
    expect(browser.page.status).toBe(422);
    await fine(browser.page.html, words.code.errors.wrong);
    const tab = browser.tab();
    await browser.submit('/code', { code: 'RIGHT' });
    await fine(browser.page.html, words.code.done, words.timeline.events['case.code-accepted'] ?? '');
    await tab.submit('/code', { code: 'RIGHT' });
    expect(tab.page.path).toBe(base);
  });
});

describe.each(['de', 'en'] as const)('a housing provider in %s', (language) => {
  const { housing } = texts[language].citizen;
  const path = `/${language}/wohnung-bestaetigen`;

  it('confirms once, sees everything before, and gets a code that fits the move', async () => {
    const browser = await own.browser(3);
    await browser.get(path);
    await fine(browser.page.html, housing.why, housing.fine);
    await browser.submit(path, {}, 'schritt=pruefen');
    expect(browser.page.status).toBe(422);
    await fine(browser.page.html, 'href="#anbieter"', 'href="#personen"');
    await browser.submit(path, { ...provider, personen: 'Jana' }, 'schritt=pruefen');
    await fine(browser.page.html, housing.errors.persons);
    await browser.submit(path, { ...provider, gehoertMir: 'false' }, 'schritt=pruefen');
    await fine(browser.page.html, 'href="#eigentuemer"');
    await browser.submit(path, provider, 'schritt=pruefen');
    await fine(browser.page.html, housing.checkTitle, 'Karl-Liebknecht-Straße 12');
    const back = browser.tab();
    await back.submit(path, {}, 'schritt=aendern');
    await fine(back.page.html, 'Wohnbau', 'Jana Müller');
    const twice = browser.tab();
    await browser.submit(path, {}, 'schritt=bestaetigen');
    await fine(browser.page.html, housing.once, housing.give);
    await twice.submit(path, {}, 'schritt=bestaetigen');
    const code = codeIn(browser.page.html);
    expect(codeIn(twice.page.html)).toBe(code);
    const answers = { ...movedIn(), nachweisweg: 'vermieterCode', zuordnungsmerkmal: code.toLowerCase() };
    expect(await checked(answers)).toMatchObject({ kind: 'confirmed' });
    expect(await checked(answers)).toMatchObject({ kind: 'unknown' });
    expect(await checked({ ...answers, zuordnungsmerkmal: 'W-0000-0000-0' })).toMatchObject({ kind: 'unknown' });
  });
});

async function checked(answers: JsonObject) {
  const row = await own.submit('wohnsitz-anmelden', answers);
  await platform.jobs.drain();
  return (await viewCase(parts, asGuest(), row.number))?.state?.process.v['vermieter'];
}

/** A case that waits for the person: the clerk asks about these answers on Monday, 23 November. */
async function waiting(questions: readonly string[], language: Language) {
  const [dog] = dogAnswers()['hunde'] as object[];
  const second = { ...dog, name: 'Luna', chip: 'nachweis', chipnummer: '276098106123456' };
  const besonderheit = { text: 'Zwei Personen.', language: 'de', german: 'Zwei Personen.' };
  const row = await own.submit('hund-anmelden', dogAnswers({ hunde: [dog, second] as never, besonderheit }), {
    language,
  });
  const [task] = await platform.db.transaction((tx) => tasksOf(tx, row.id));
  const token = task?.token ?? '';
  await take(parts, clerk, row.number, token);
  const question = { questions, text: 'Bitte prüfen.' };
  const done = await decideTask(parts, clerk, {
    number: row.number,
    token,
    outcome: 'nachfragen',
    reason: '',
    question,
  });
  expect(done).toMatchObject({ ok: true });
  return row;
}

async function fine(html: string, ...words: readonly string[]): Promise<void> {
  const text = html.replaceAll('&amp;', '&').replaceAll('&#39;', "'");
  for (const word of words) expect(text.slice(text.indexOf('<main'))).toContain(word);
  expect(await htmlProblems(html)).toEqual([]);
}

const codeIn = (html: string): string => /W-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(html)?.[0] ?? '';
const provider = {
  anbieter: 'Wohnbau <Mitte>',
  'anbieterAnschrift-street': 'Markt',
  'anbieterAnschrift-houseNumber': '1',
  'anbieterAnschrift-postcode': '04109',
  'anbieterAnschrift-city': 'Leipzig',
  gehoertMir: 'true',
  'wohnung-street': 'Karl-Liebknecht-Str.',
  'wohnung-houseNumber': '12',
  'wohnung-postcode': '04107',
  'einzugsdatum-day': '4',
  'einzugsdatum-month': '11',
  'einzugsdatum-year': '2026',
  personen: 'Jana Müller\nTom  Müller',
};
const movedIn = () => ({
  vorname: 'Jana',
  familienname: 'Müller',
  geburtsdatum: '1988-03-27',
  einzugsdatum: '2026-11-04',
  neueAnschrift: {
    street: 'Karl-Liebknecht-Straße',
    houseNumber: '12',
    postcode: '04107',
    city: 'Leipzig',
    addition: '',
  },
  wohnungsart: 'einzige',
  nachweisweg: 'codebrief',
});

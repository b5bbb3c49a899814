import { describe, expect, it } from 'vitest';
import { htmlProblems } from '../../../../test/support/html-problems.ts';
import { dogAnswers } from '../test-support.ts';
import { germanTextWords } from '../texts/german-text.ts';
import { proposeGerman } from '../use-cases/clerk/propose-german.ts';
import { kim, openDesk, stranger } from './clerk/test-support.ts';

const own = await openDesk({ language: 'en' });
const text = 'Bello lives with my mother.';
const german = 'Bello lebt bei meiner Mutter.';
const sent = () => own.submit('hund-anmelden', dogAnswers({ besonderheit: { text, language: 'en', german: '' } }));

describe.each(['de', 'en'] as const)('the German text in %s', (language) => {
  const words = germanTextWords[language];

  it('is written at the desk: the part is shown, mistakes are said at the field, the decision warns', async () => {
    const row = await sent();
    const clerk = await own.browserOf(kim);
    const base = `/${language}/team/vorgaenge/${row.number}`;
    await clerk.get(base);
    await fine(clerk.page.html, words.clerk.missing('').trim(), text);
    await clerk.submit(actIn(clerk.page.html, 'uebernehmen'));
    await fine(clerk.page.html, words.clerk.warning);
    await clerk.submit(actIn(clerk.page.html, 'uebersetzung'), { uebertragung: ' ' });
    expect(clerk.page.status).toBe(422);
    await fine(clerk.page.html, words.errors['text-missing'], 'href="#uebertragung-besonderheit"');
    await clerk.submit(actIn(clerk.page.html, 'uebersetzung'), { uebertragung: 'x'.repeat(2001) });
    expect(clerk.page.status).toBe(422);
    expect(clerk.page.html).toContain('x'.repeat(2001));
    await clerk.submit(actIn(clerk.page.html, 'uebersetzung'), { uebertragung: german });
    expect(clerk.page.status).toBe(200);
    await fine(clerk.page.html, german, words.clerk.again, words.clerk.warning);
  });

  it('is confirmed by the person: one thing to do, mend or confirm, then the case goes on', async () => {
    const row = await sent();
    await proposeGerman(own.parts, kim, { number: row.number, path: 'besonderheit', german: 'Bello lebt bei Oma.' });
    const person = await own.browser();
    const base = `/${language}/vorgang/${row.number}`;
    await person.get(base);
    await fine(person.page.html, words.citizen.todo, words.citizen.todoAction);
    await person.get(`${base}/deutscher-text`);
    await fine(person.page.html, text, 'Bello lebt bei Oma.', words.citizen.hint);
    await person.submit('/deutscher-text', { deutsch: '' });
    expect(person.page.status).toBe(422);
    await fine(person.page.html, words.errors['text-missing'], 'href="#deutsch"');
    const tab = person.tab();
    own.clock.advance({ minutes: 1 });
    await proposeGerman(own.parts, kim, { number: row.number, path: 'besonderheit', german });
    await tab.submit('/deutscher-text', { deutsch: 'Bello lebt bei Oma.' });
    expect(tab.page.status).toBe(409);
    await fine(tab.page.html, words.citizen.changed, german);
    await tab.submit('/deutscher-text');
    expect(tab.page.path).toBe(`${base}?fertig=deutsch`);
    await fine(tab.page.html, words.citizen.done, german);
    expect((await person.get(`${base}/deutscher-text`)).path).toBe(base);

    const clerk = await own.browserOf(kim);
    await clerk.get(`/${language}/team/vorgaenge/${row.number}`);
    expect(clerk.page.html).not.toContain(words.clerk.warning);
    expect(clerk.page.html).toContain(words.clerk.confirmed('').split(' ')[0] ?? '');
  });
});

it('is neither read nor written by others', async () => {
  const row = await sent();
  await proposeGerman(own.parts, kim, { number: row.number, path: 'besonderheit', german });
  const other = await own.browser(2);
  expect((await other.get(`/de/vorgang/${row.number}/deutscher-text`)).status).toBe(404);
  const clerk = await own.browserOf(stranger);
  await clerk.get('/de/team/vorgaenge');
  const csrf = /name="csrf" value="([^"]+)"/.exec(clerk.page.html)?.[1] ?? '';
  const request = new Request(`http://localhost/de/team/vorgaenge/${row.number}/uebersetzung`, {
    method: 'POST',
    body: new URLSearchParams({ csrf, angabe: 'besonderheit', uebertragung: 'Anders.' }),
    headers: { cookie: clerk.cookie },
  });
  expect((await own.app.fetch(request, '192.0.2.1')).status).toBe(404);
  expect(own.faults).toEqual([]);
});

/** Valid and accessible, with these words on it. */
async function fine(html: string, ...contained: readonly string[]): Promise<void> {
  expect(await htmlProblems(html)).toEqual([]);
  for (const words of contained) expect(html).toContain(words);
}

const actIn = (html: string, what: string): string =>
  new RegExp(`action="[^"]*(/${what}[^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

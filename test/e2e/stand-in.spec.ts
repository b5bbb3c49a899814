import { afterAll, beforeAll, expect, it } from 'vitest';
import { textIn } from '../support/html-form.ts';
import { htmlProblems } from '../support/index.ts';
import { fillByHttp, type Inside, openInside, sendByHttp } from './support/inside.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { date, daysAgo, moveAnswers } from './support/sample-answers.ts';
import { formAction, openCase } from './support/stage-cases.ts';
import { citizen, member } from './support/stage-rights.ts';

let open: OpenBrowser;
let inside: Inside;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
});
afterAll(() => Promise.all([open?.close(), inside?.close()]));

it('a case of another office is not there for a clerk, until a colleague of that office is away and the clerk stands in', async () => {
  const [person, clerk, absent] = await Promise.all([
    citizen(inside, open, 'jonas'),
    member(inside, 'kaemmerei@demo'),
    member(inside, 'vertretung@demo'),
  ]);
  const move = { ...moveAnswers, ...daysAgo('einzugsdatum', 1) };
  await fillByHttp(person, 'de', 'wohnsitz-anmelden', move);
  const number = await sendByHttp(person);
  const place = `/de/team/vorgaenge/${number}`;
  await openCase(await member(inside, 'buergerservice@demo'), number);

  const foreign = await clerk.get(place);
  expect(foreign.status).toBe(404);
  expect(textIn(foreign.html)).toContain('der Vorgang gehört zu einem anderen Amt');
  const nothing = await clerk.get('/de/team/vorgaenge/L-0000-0000-0');
  expect(foreign.html.replaceAll(number, '')).toBe(nothing.html.replaceAll('L-0000-0000-0', ''));
  expect(await htmlProblems(foreign.html)).toEqual([]);
  expect(foreign.html).toContain('href="/de/team/vorgaenge"');

  await absent.get('/de/team/konto');
  const who =
    /name="who" value="([^"]*)"[^>]*>(?:(?!<label).)*<label[^>]*>Karla Kasse/s.exec(absent.page.html)?.[1] ?? '';
  expect(who).not.toBe('');
  const { day, month, year } = Temporal.Now.plainDateISO('Europe/Berlin');
  const today = [day, month, year] as const;
  await absent.submit('/de/team/konto/vertretung', {
    who,
    ...(date('from', ...today) as Record<string, string>),
    ...(date('until', ...today) as Record<string, string>),
  });
  expect(textIn(absent.page.html)).toContain('Karla Kasse (Demo)');

  await openCase(clerk, number);
  await clerk.submit(formAction(clerk, 'uebernehmen'));
  expect(textIn(clerk.page.html)).toContain('Beethovenstraße 8');
  await clerk.submit(formAction(clerk, 'entscheiden'), {
    ...{ ergebnis: 'nachfragen', deutsch: 'Bitte laden Sie die Seite mit der Unterschrift hoch.' },
    ...{ fragen: 'wohnungsgeberbestaetigung', tun: 'entscheiden' },
  });
  await person.get(`/de/vorgang/${number}`);
  expect(textIn(person.page.html)).toContain('Seite mit der Unterschrift');

  await absent.get('/de/team/konto');
  await absent.submit('/beenden');
  expect((await clerk.get(place)).status).toBe(404);
});

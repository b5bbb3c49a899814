import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { borrowCookie, fillByHttp, type Inside, lendCookie, openInside, sendByHttp } from './support/inside.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { dogAnswers } from './support/sample-answers.ts';
import { signIn } from './support/sign-in.ts';
import { stageCitizen } from './support/stage-cases.ts';
import { member } from './support/stage-rights.ts';

type Caller = ReturnType<Inside['caller']>;
let open: OpenBrowser;
let inside: Inside;
let screens: readonly (readonly [name: string, caller: Caller, place: string])[];
const folder = 'test-results/screens';

beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
  mkdirSync(folder, { recursive: true });
  const [nobody, guest, citizen] = [inside.caller(), inside.caller(), inside.caller()];
  const [clerk, dogClerk] = [await member(inside, 'buergerservice@demo'), await member(inside, 'kaemmerei@demo')];
  await fillByHttp(guest, 'de', 'hund-anmelden', dogAnswers);
  const dog = await sendByHttp(guest);
  await fillByHttp(guest, 'de', 'hund-anmelden', {
    ...dogAnswers,
    leipzigPass: 'true',
    leipzigPassNachweis: dogAnswers['chipnachweis']!,
  });
  const { page, context, close } = await open.visitor();
  await signIn(page, 'mira', 'high', '/de/mein-bereich');
  await borrowCookie(citizen, context);
  await close();
  const [asked = '', waiting = '', certificate = ''] = await stageCitizen(citizen, clerk);
  const letter = (await inside.platform.db.query<{ id: string }>(newestNotice))[0]!.id;
  const busy = (await inside.platform.db.query<{ number: string }>(openCaseOf))[0]!.number;
  screens = [
    ['home', nobody, ''],
    ['search', nobody, '/suche?q=hundesteur'],
    ['nothing-found', nobody, '/suche?q=xqzv'],
    ['life-event', nobody, '/leben/umzug'],
    ['service', nobody, '/wohnsitz-anmelden'],
    ['start', guest, '/hund-anmelden/start'],
    ['question-choice', guest, '/hund-anmelden/frage/hunde/1/chip'],
    ['question-address', guest, '/hund-anmelden/frage/anschrift'],
    ['question-file', guest, '/hund-anmelden/frage/leipzig-pass-nachweis'],
    ['list', guest, '/hund-anmelden/frage/hunde'],
    ['check', guest, '/hund-anmelden/pruefen'],
    ['pause', guest, '/hund-anmelden/spaeter'],
    ['receipt', guest, `/vorgang/${dog}?neu`],
    ['case-asked', citizen, asked],
    ['case-correct', citizen, `${asked}/berichtigen`],
    ['case-code', citizen, `${waiting}/code`],
    ['case-decided', citizen, certificate],
    ['letter', guest, `/vorgang/${dog}/schreiben/${letter}`],
    ['my-area', citizen, '/mein-bereich'],
    ['access', citizen, '/mein-bereich/zugriffe'],
    ['account', citizen, '/mein-bereich/konto'],
    ['mandate', citizen, '/mein-bereich/vollmachten/geben'],
    ['housing', nobody, '/wohnung-bestaetigen'],
    ['figures', nobody, '/zahlen'],
    ['not-found', nobody, '/gibt-es-nicht'],
    ['sign-in-needed', nobody, '/mein-bereich/konto'],
    ['staff-sign-in', nobody, '/team/anmelden'],
    ['worklist', dogClerk, '/team/vorgaenge'],
    ['clerk-case', dogClerk, `/team/vorgaenge/${busy}`],
    ['clerk-purpose', await member(inside, 'vertretung@demo'), waiting.replace('/vorgang/', '/team/vorgaenge/')],
    ['clerk-register', clerk, waiting.replace('/vorgang/', '/team/vorgaenge/')],
    ['post', dogClerk, '/team/post'],
    ['operations', await member(inside, 'betrieb@demo'), '/team/betrieb'],
  ];
}, 120_000);
afterAll(() => Promise.all([open?.close(), inside?.close()]));

describe.concurrent('the main screens', () => {
  // Colours do not depend on the language.
  it.each([
    ['de', 'light'],
    ['en', 'dark'],
  ] as const)('are there to be looked at in %s, %s', { timeout: 240_000 }, async (language, colorScheme) => {
    const visitors = new Map<Caller, Awaited<ReturnType<OpenBrowser['visitor']>>>();
    for (const [name, caller, place] of screens) {
      const visitor = visitors.get(caller) ?? (await open.visitor({ colorScheme }));
      if (!visitors.has(caller)) await lendCookie(caller, visitor.context).catch(() => undefined);
      visitors.set(caller, visitor);
      const { page } = visitor;
      await page.goto(`/${language}${place}`);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.screenshot({ path: `${folder}/${name}-${language}-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
    const complaints = [...visitors.values()].flatMap((visitor) => visitor.complaints);
    for (const visitor of visitors.values()) await visitor.close();
    expect(complaints).toEqual([]);
  });
});

const newestNotice = `SELECT n.id FROM cases.notice n JOIN cases."case" c ON c.id = n.case_id WHERE c.service = 'hund-anmelden'
  ORDER BY n.issued_at DESC LIMIT 1`;
const openCaseOf = `SELECT number FROM cases."case" WHERE service = 'hund-anmelden' AND status = 'open' LIMIT 1`;

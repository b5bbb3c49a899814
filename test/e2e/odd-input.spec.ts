import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Route } from '#platform/http';
import { type Caller, call } from './support/call.ts';
import { borrowCookie, type Inside, openInside } from './support/inside.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { signIn } from './support/sign-in.ts';
import { member } from './support/stage-rights.ts';

let open: OpenBrowser;
let inside: Inside;
const callers = new Map<string, Caller>();
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
  const { page, context, close } = await open.visitor();
  callers.set('citizen', inside.caller());
  await signIn(page, 'samira', 'substantial', '/de/mein-bereich');
  await borrowCookie(callers.get('citizen')!, context);
  await close();
  callers.set('clerk', await member(inside, 'vertretung@demo'));
  callers.set('operator', await member(inside, 'betrieb@demo'));
}, 60_000);
afterAll(() => Promise.all([open?.close(), inside?.close()]));

it('no odd input makes the city hall stumble, at any address', { timeout: 240_000 }, async () => {
  const stumbled: string[] = [];
  for (const [who, caller] of callers) {
    const queue = inside.routes.filter(({ path }) => !leaves.test(path)).values();
    const worker = async (): Promise<void> => {
      for (const route of queue) for (const odd of odds) stumbled.push(...(await tryOdd(who, caller, route, odd)));
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
  }
  expect(stumbled).toEqual([]);
});

async function tryOdd(who: string, caller: Caller, route: Route, odd: string): Promise<string[]> {
  const name = encodeURIComponent(odd.toWellFormed()).slice(0, 900);
  const path = route.path.replace(':lang', 'de').replace(/:\w+/g, name);
  const query = new URLSearchParams(words.map((word) => [word, odd.slice(0, 200)]));
  const fields = Object.fromEntries(words.map((word) => [word, odd]));
  const answer = await call(inside, caller, route, `${path}?${query}`, fields);
  await answer.arrayBuffer();
  return answer.status < 500
    ? []
    : [`${who}: ${route.method} ${route.path} with ${JSON.stringify(odd.slice(0, 20))}: ${answer.status}`];
}

/** Signing in asks the identity provider; signing out or deleting would end the attempt. */
const leaves = /\/anmelden$|\/anmelden\/zurueck|abmelden|loeschen|DELETE|\/account$|sign-out|^\/health|^\/metrics/;
const odds = [
  '\0',
  '%',
  '../../etc/passwd',
  `' OR 1=1 --`,
  '<b>"\'&',
  '\u202e\u{1f4a9}\u0301',
  'x'.repeat(3_000),
  '\ud800',
  '-1',
  'NaN',
  '1e309',
  '__proto__',
  'constructor',
  'RF00',
  '9999-99-99',
  '[]',
  '{"$gt":""}',
];
/** Every name that an address or a form of ours uses. */
const words = `
  q anfang seite lang text code grund gruende antwort deutsch englisch ergebnis fragen bausteine aufgabe an tag
  tun nach nummer familienname vorname geburtsdatum-day umfang zweck grundlage wer art dienst frist ab alles
  fertig zu schreiben once schritt personen login passphrase weiter zurueck level stufe scope services from-day
  until-year agree mail bestaetigt geloescht spaeter gesagt _draft _rev _item _action _language _remove _consent
  pruefen name rasse iban besonderheit besonderheit-language anschrift-street answer uebertragung angabe stand
  letter reasons token outcome to answers note service whose kind after id page nicht fehler
`
  .trim()
  .split(/\s+/);

import { borrowCookie, fillByHttp, type Inside, sendByHttp } from './inside.ts';
import type { OpenBrowser } from './open-browser.ts';
import { dogAnswers } from './sample-answers.ts';
import { signIn } from './sign-in.ts';
import { stageCitizen } from './stage-cases.ts';
import { member } from './stage-rights.ts';

/** The main screens with somebody who may see each: name, visitor, and place without its language. */
export async function stageScreens(open: OpenBrowser, inside: Inside): Promise<readonly Screen[]> {
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
  return [
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
}

const newestNotice = `SELECT n.id FROM cases.notice n JOIN cases."case" c ON c.id = n.case_id WHERE c.service = 'hund-anmelden'
  ORDER BY n.issued_at DESC LIMIT 1`;
const openCaseOf = `SELECT number FROM cases."case" WHERE service = 'hund-anmelden' AND status = 'open' LIMIT 1`;

export type Screen = readonly [name: string, caller: ReturnType<Inside['caller']>, place: string];

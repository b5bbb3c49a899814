import { textIn } from '../../support/html-form.ts';
import { fillByHttp, type Inside, sendByHttp } from './inside.ts';
import { certificateAnswers, date, daysAgo, dogAnswers, moveAnswers } from './sample-answers.ts';

type Caller = ReturnType<Inside['caller']>;

/** What a guest has: a notice with payment and proofs, a draft with every question answered, and one that ended at an exit. */
export async function stageGuest(guest: Caller): Promise<readonly string[]> {
  await fillByHttp(guest, 'de', 'hund-anmelden', dogAnswers);
  const number = await sendByHttp(guest);
  await fillByHttp(guest, 'de', 'hund-anmelden', {
    ...dogAnswers,
    ...{
      zweck: 'assistenz',
      herkunft: 'tierheimLeipzig',
      leipzigPass: 'true',
      leipzigPassNachweis: dogAnswers['chipnachweis']!,
    },
    ...{ ...date('ausbildungSeit', 1, 2, 2026), ...date('tierheimVertragVom', 20, 8, 2026) },
    ...{ zahlweise: 'sepa', mandat: 'erteilt', iban: 'DE89370400440532013000', kontoinhaber: 'Jana Gast-Demo' },
  });
  await guest.get('/de/wohnsitz-anmelden/start');
  await guest.submit('/start');
  await guest.submit('/schon-eingezogen', { schonEingezogen: 'false' });
  return [`/vorgang/${number}`, '/hund-anmelden/pruefen', guest.page.path.slice(3)];
}

/** A guest's case in English whose free text a clerk has put into German; gives the number. */
export async function stageGermanText(person: Caller, clerk: Caller): Promise<string> {
  const special = { besonderheit: 'Every second week the dog lives with my sister.', 'besonderheit-german': '' };
  await fillByHttp(person, 'en', 'hund-anmelden', { ...dogAnswers, ...special });
  const number = await sendByHttp(person);
  await openCase(clerk, number);
  await clerk.submit(formAction(clerk, 'uebernehmen'));
  await clerk.submit(formAction(clerk, 'uebersetzung'), {
    uebertragung: 'Jede zweite Woche lebt der Hund bei meiner Schwester.',
  });
  return number;
}

/** What a citizen has: a case asked back, one that waits for the code of a letter, one decided, one draft. */
export async function stageCitizen(citizen: Caller, clerk: Caller): Promise<readonly string[]> {
  const move = { ...moveAnswers, ...daysAgo('einzugsdatum', 3) };
  await fillByHttp(citizen, 'de', 'wohnsitz-anmelden', move);
  const asked = await sendByHttp(citizen);
  await askBack(clerk, asked);
  await fillByHttp(citizen, 'de', 'wohnsitz-anmelden', { ...move, nachweisweg: 'codebrief' });
  const waiting = await sendByHttp(citizen);
  await fillByHttp(citizen, 'de', 'meldebescheinigung', {
    ...{ ...certificateAnswers, bescheinigungsart: 'erweitert', zusatzdaten: ['einzug', 'geburtsort'] },
  });
  const certificate = await sendByHttp(citizen);
  await fillByHttp(citizen, 'de', 'wohnsitz-anmelden', { ...move, mitFamilie: 'true', ...family });
  const cases = [asked, waiting, certificate].map((number) => `/vorgang/${number}`);
  return [...cases, `/vorgang/${asked}/berichtigen`, `/vorgang/${waiting}/code`, '/wohnsitz-anmelden/pruefen'];
}

/** A clerk sends a case back as a question about the landlord's confirmation. */
export async function askBack(clerk: Caller, number: string): Promise<void> {
  await openCase(clerk, number);
  await clerk.submit(formAction(clerk, 'uebernehmen'));
  await clerk.submit(formAction(clerk, 'entscheiden'), {
    ...{ ergebnis: 'nachfragen', deutsch: 'Bitte laden Sie die Seite mit der Unterschrift hoch.' },
    ...{ fragen: 'wohnungsgeberbestaetigung', tun: 'entscheiden' },
  });
}

/** Opens a case as a clerk and states the purpose where it is asked for. */
export async function openCase(clerk: Caller, number: string): Promise<void> {
  // The task is made after the answer to the person who sent the case.
  for (let look = 0; look < 60; look++) {
    await clerk.get(`/de/team/vorgaenge/${number}`);
    if (clerk.page.html.includes('/zweck')) await clerk.submit(formAction(clerk, 'zweck'));
    if (/\/(uebernehmen|entscheiden)[?"]/.test(clerk.page.html)) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`no task for the clerk at ${clerk.page.path}: ${textIn(clerk.page.html)}`);
}

/** The action of the form of a clerk's page, with the selection it carries along. */
export function formAction(clerk: Caller, what: string): string {
  const found = new RegExp(`action="([^"]*/${what}[^"]*)"`).exec(clerk.page.html)?.[1];
  if (!found) throw new Error(`no form to ${what} at ${clerk.page.path}`);
  return found.replaceAll('&amp;', '&');
}

/** Fields of the family have the names of the person's own. */
const family = {
  ...{ beziehung: 'partner', vorname: 'Kim', familienname: 'Beispiel-Demo', ...date('geburtsdatum', 4, 5, 1985) },
  ...{
    geburtsort: 'Dresden',
    geburtsland: 'DE',
    geschlecht: 'weiblich',
    staatsangehoerigkeit: 'DE',
    religion: 'keine',
  },
  berechtigt: 'true',
};

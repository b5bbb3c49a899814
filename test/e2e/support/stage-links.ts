import { fillByHttp, type Inside, sendByHttp } from './inside.ts';
import { conductAnswers, photo } from './sample-answers.ts';

type Caller = ReturnType<Inside['caller']>;

/** A guest's case that waits for a visit, the visit booked inside it, and a clerk's sitting with its second screen. */
export async function stageLinks(guest: Caller, clerk: Caller): Promise<StagedLinks> {
  await fillByHttp(guest, 'de', 'fuehrungszeugnis', conductAnswers);
  const number = await sendByHttp(guest);
  const visit = await bookInCase(guest, number);
  await sendPaper(guest, visit);
  await clerk.get(`/de/team/termine/schalter?termin=${visit}`);
  await clerk.submit('/schalter', { dienst: 'fuehrungszeugnis', sprache: 'en' });
  const sitting = clerk.page.path.slice('/de'.length);
  const code = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?![-\w])/.exec(clerk.page.html)?.[0];
  if (!code || !sitting.startsWith('/team/termine/schalter/')) throw new Error(`no sitting began: ${clerk.page.path}`);
  return {
    publicPlaces: ['/schalter', `/schalter/${code}`],
    guestPlaces: [
      `/vorgang/${number}`,
      `/termin?leistung=fuehrungszeugnis&vorgang=${number}`,
      `/termin/${visit}/unterlagen`,
    ],
    deskPlaces: [sitting, '/team/termine/schalter', '/team/termine/kalender'],
  };
}

/** Ticks one paper of a visit and sends another. */
async function sendPaper(guest: Caller, visit: string): Promise<void> {
  await guest.get(`/de/termin/${visit}/unterlagen`);
  const keys = [...guest.page.html.matchAll(/name="hier"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="hier"/g)];
  const [first, second] = keys.map(([, one, other]) => one ?? other ?? '');
  await guest.submit('/unterlagen', { hier: first ?? '' });
  const file = new File([Uint8Array.from(photo.buffer)], photo.name, { type: photo.mimeType });
  await guest.submit('/datei', { was: second ?? '', datei: file });
  if (!guest.page.html.includes(photo.name)) throw new Error(`no paper was sent: ${guest.page.path}`);
}

/** Books the first free slot for a case, by its own link; gives the number of the visit. */
export async function bookInCase(guest: Caller, number: string): Promise<string> {
  await guest.get(`/de/termin/frei?leistung=fuehrungszeugnis&personen=1&vorgang=${number}`);
  const slot = /name="platz" value="([^"]+)"/.exec(guest.page.html)?.[1];
  if (!slot) throw new Error(`nothing is free: ${guest.page.path}`);
  await guest.submit('/termin/frei', { platz: slot });
  await guest.submit('/daten', { name: 'Jana Gast-Demo', email: `jana-${number.toLowerCase()}@demo.invalid` });
  const visit =
    /\/termin\/(T[\w-]+)\?neu/.exec(guest.page.path)?.[1] ?? /\/termin\/(T[\w-]+)/.exec(guest.page.path)?.[1];
  if (!visit) throw new Error(`nothing was booked: ${guest.page.path}`);
  return visit;
}

export interface StagedLinks {
  readonly publicPlaces: readonly string[];
  readonly guestPlaces: readonly string[];
  readonly deskPlaces: readonly string[];
}

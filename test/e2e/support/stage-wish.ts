import { samplePng } from '../../../src/demo/sample-images.ts';
import type { Inside } from './inside.ts';
import { linkInMail } from './link-in-mail.ts';

/** A guest's confirmed wish for an appointment, with a slot offered to it; gives its places without the language. */
export async function stageWish(guest: ReturnType<Inside['caller']>): Promise<readonly string[]> {
  const email = `bo-${Date.now()}@demo.invalid`;
  const last = Temporal.Now.plainDateISO('Europe/Berlin').add({ weeks: 5 });
  await guest.get('/de/termin/wunsch?leistung=wohnsitz-anmelden');
  await guest.submit('/termin/wunsch', {
    ...{ leistung: 'wohnsitz-anmelden', personen: '1', zeit: 'afternoon' },
    ...{ 'bis-day': String(last.day), 'bis-month': String(last.month), 'bis-year': String(last.year) },
    ...{ dringend: 'reise-ohne-ausweis', name: 'Bo Wunsch-Demo', email, handy: '0171 2345678' },
  });
  const place = /\/termin\/wunsch\/W[\w-]+/.exec(guest.page.path)?.[0];
  if (!place) throw new Error(`no wish was made: ${guest.page.path}`);
  const proof = new File([Uint8Array.from(samplePng())], 'nachweis.png', { type: 'image/png' });
  await guest.submit('/nachweis', { nachweis: proof });
  const link = await linkInMail(email, '/bestaetigen');
  await guest.get(link);
  await guest.submit('/bestaetigen');
  const pause = '/termin/frei/weiter?leistung=wohnsitz-anmelden&personen=1';
  const ways = '/termin/wunsch/wege?plz=04277&mit=transit&minuten=30&leistung=wohnsitz-anmelden';
  return [place, link.slice(3), '/termin/wunsch/bestaetigen?stand=fertig', pause, '/termin/auslosung', ways];
}

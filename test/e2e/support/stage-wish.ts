import type { Inside } from './inside.ts';

/** A guest's wish for an appointment, with a slot offered to it; gives its place without the language. */
export async function stageWish(guest: ReturnType<Inside['caller']>): Promise<string> {
  const last = Temporal.Now.plainDateISO('Europe/Berlin').add({ weeks: 5 });
  await guest.get('/de/termin/wunsch?leistung=wohnsitz-anmelden');
  await guest.submit('/termin/wunsch', {
    ...{ leistung: 'wohnsitz-anmelden', personen: '1', zeit: 'afternoon' },
    ...{ 'bis-day': String(last.day), 'bis-month': String(last.month), 'bis-year': String(last.year) },
    ...{ name: 'Bo Wunsch-Demo', email: `bo-${Date.now()}@demo.invalid` },
  });
  const place = /\/termin\/wunsch\/W[\w-]+/.exec(guest.page.path)?.[0];
  if (!place) throw new Error(`no wish was made: ${guest.page.path}`);
  return place;
}

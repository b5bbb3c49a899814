import type { Inside } from './inside.ts';

type Caller = ReturnType<Inside['caller']>;

/** A guest's visit on a day of its own, and one that is only held; gives their places, the day, and the office. */
export async function stageAppointments(inside: Inside, guest: Caller): Promise<StagedAppointments> {
  const answer = await guest.json('GET', '/api/v1/appointment-slots?lines=wohnsitz-anmelden:1&days=6');
  const days = answer.body['days'] as readonly {
    day: string;
    offices: readonly { office: string; starts: string[] }[];
  }[];
  const { day, offices } = days.at(-1)!;
  const { office, starts } = offices[0]!;
  const held = await take(guest, office, starts[0]!);
  await guest.get(`/de/termin/${held}/daten`);
  await guest.submit('/daten', { name: 'Jana Gast-Demo', email: `jana-${held.toLowerCase()}@demo.invalid` });
  const waiting = await take(guest, office, starts.at(-1)!);
  const closed = await inside.platform.db.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM appointments.booking WHERE number = $1',
    [held],
  );
  if (closed[0]?.count !== 1) throw new Error('no appointment could be staged');
  return { visit: `/termin/${held}`, held: `/termin/${waiting}/daten`, day, office };
}

async function take(guest: Caller, office: string, start: string): Promise<string> {
  const minute = Temporal.Instant.from(start).epochMilliseconds / 60_000;
  await guest.get(`/de/termin/frei?leistung=wohnsitz-anmelden&personen=1&buero=${office}`);
  await guest.submit('/termin/frei', { platz: `${office}~${minute}` });
  const number = /\/termin\/(T[\w-]+)\/daten/.exec(guest.page.path)?.[1];
  if (!number) throw new Error(`no slot was held: ${guest.page.path}`);
  return number;
}

export interface StagedAppointments {
  /** The visit and the hold, without their language. */
  readonly visit: string;
  readonly held: string;
  readonly day: string;
  readonly office: string;
}

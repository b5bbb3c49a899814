import { expect } from 'vitest';
import { guestActor, systemActor } from '#kernel/actor';
import { deriveGuestKeys } from '#platform/vault';
import type { Way } from '../../support/http-journey.ts';
import { until } from './app-node.ts';
import type { CityHall } from './city-hall.ts';
import { mustResume, type Walked } from './crowd.ts';

/** After all faults: nothing that was acknowledged is lost, nothing was done twice, and the log proves itself. */
export async function mustHold(hall: CityHall, way: Way, walked: readonly Walked[]): Promise<void> {
  const numbers = walked.flatMap(({ number }) => number ?? []).sort();
  expect(new Set(numbers).size).toBe(numbers.length);
  const stored = await hall.ask<{ number: string }>('SELECT number FROM cases.case ORDER BY number COLLATE "C"');
  expect(stored.map(({ number }) => number)).toEqual(numbers);
  for (const one of walked) await mustResume(way, one);
  await until('no job is left', async () => (await jobsIn(hall, "state < 'completed'")) === 0);
  expect(await jobsIn(hall, "state >= 'completed'")).toBe(0);
  expect(await hall.ask(notOnce)).toEqual([]);
  await mustBeMailedOnce(hall);
  await hall.inside(async ({ doors, verifyEvents }) => {
    for (const one of walked)
      if (one.number) expect(await answersIn(doors.cases, one)).toMatchObject(wantedAnswers(one));
    const { streams, broken } = await verifyEvents();
    expect(broken).toEqual([]);
    expect(streams).toBeGreaterThanOrEqual(numbers.length);
    expect(await doors.cases.verifyStates(systemActor)).toEqual({ cases: numbers.length, differing: [] });
  });
}

const jobsIn = async (hall: CityHall, which: string): Promise<number> => {
  const sql = `SELECT count(*)::int AS count FROM jobs.job_common WHERE name IN ('cases.news', 'cases.action') AND ${which}`;
  return (await hall.ask<{ count: number }>(sql))[0]!.count;
};

/** A crash between the mail server's yes and our note of it repeats the message, and its Message-ID with it. */
async function mustBeMailedOnce(hall: CityHall): Promise<void> {
  const wanted = await hall.ask<{ id: string }>(
    `SELECT '<news.' || id || '.' || seq || '@lipsia.invalid>' AS id FROM cases.case ORDER BY id`,
  );
  const sent = new Set(hall.mails().map(({ messageId }) => messageId));
  expect([...sent].sort()).toEqual(wanted.map(({ id }) => id).sort());
}

type CasesDoor = Parameters<Parameters<CityHall['inside']>[0]>[0]['doors']['cases'];

async function answersIn(cases: CasesDoor, { code, number }: Walked) {
  const visitor = { actor: guestActor, guestProofs: [deriveGuestKeys(code).proof], mandate: null };
  return (await cases.view(visitor, number ?? ''))?.answers;
}

const wantedAnswers = ({ name, withPhoto }: Walked) => ({
  hundInLeipzig: true,
  vorname: 'Jana',
  familienname: `Gast-${name}`,
  geburtsdatum: '1988-03-27',
  hunde: [
    {
      name: `Bello ${name}`,
      rasse: 'Labrador',
      hundGeburtsdatum: '2023-05-10',
      haltungSeit: '2026-09-01',
      herkunft: 'zuechter',
      zweck: 'privat',
      ...(withPhoto ? { chip: 'nachweis', chipnachweis: [{ name: 'foto-muster.jpg' }] } : { chip: 'nein' }),
    },
  ],
  leipzigPass: false,
  zahlweise: 'ueberweisung',
  bekanntgabePortal: true,
  email: `${name.toLowerCase()}@demo.invalid`,
});

/** Cases without exactly one draft, one letter, one claim, a receipt, a decision, and as many files as were given. */
const notOnce = `
  SELECT c.number FROM cases.case c WHERE (SELECT count(*) FROM forms.draft d WHERE d.case_id = c.id) <> 1
    OR (SELECT count(*) FROM cases.notice n WHERE n.case_id = c.id) <> 1
    OR (SELECT count(*) FROM cases.payment p WHERE p.case_id = c.id) <> 1
    OR (SELECT count(*) FROM events.event e WHERE e.stream = c.id AND e.type = 'case.submitted') <> 1
    OR (SELECT count(*) FROM events.event e WHERE e.stream = c.id AND e.type = 'case.letter-issued') <> 1
    OR (SELECT max(seq) FROM events.event e WHERE e.stream = c.id) <> c.seq
    OR c.status <> 'decided'`;

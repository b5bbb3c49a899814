import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/actor';
import { testPlatform } from '../../test/support/index.ts';
import { compose } from '../compose.ts';
import { seedDemo } from './cases.ts';
import { seedDemoStaff } from './demo-staff.ts';
import { jobsInOrder } from './jobs-in-order.ts';
import { demoRegisterPeople } from './people.ts';
import { startRegister } from './register/index.ts';

describe('the demo cases', async () => {
  const { platform: plain, clock, database, faults, drop } = await testPlatform({ poolSize: 6 });
  clock.set('2026-11-21T18:00:00Z');
  const root = mkdtempSync(join(tmpdir(), 'lipsia-demo-'));
  mkdirSync(join(root, 'dist/assets'), { recursive: true });
  writeFileSync(join(root, 'dist/assets/manifest.json'), '{}');
  const service = await startRegister({
    ...{ port: 0, host: '127.0.0.1', ownerUrl: database.ownerUrl, people: demoRegisterPeople, size: 300, clock },
    addresses: { referenceData: null, city: 'city', cityName: 'Leipzig' },
    clients: [{ name: 'city-hall', token: 'demo', scopes: ['match', 'read', 'change', 'letter'] }],
  });
  afterAll(async () => {
    await service.close();
    await drop();
    rmSync(root, { recursive: true });
  });
  const register = { url: `http://127.0.0.1:${service.port}`, token: 'demo' };
  const platform = { ...plain, config: { ...plain.config, register, referenceData: null }, jobs: jobsInOrder() };
  const city = await compose(platform, { root });
  await seedDemoStaff(platform);
  const stage = { platform, set: clock.set, close: async () => {} };
  const { cases } = city.doors;

  it('stand at every stage, without any fault, and the log agrees with them', async () => {
    expect(await seedDemo(stage, city)).toBe(49);
    expect(faults).toEqual([]);
    const rows = await database.db.query<{ service: string; status: string; n: number }>(
      'SELECT service, status, count(*)::int AS n FROM cases."case" GROUP BY 1, 2',
    );
    const count = (id: string, status: string): number =>
      rows.find((row) => row.service === id && row.status === status)?.n ?? 0;
    for (const id of ['hund-anmelden', 'meldebescheinigung', 'wohnsitz-anmelden']) {
      expect(count(id, 'decided'), `${id} decided`).toBeGreaterThan(1);
      expect(rows.filter((row) => row.service === id && row.status !== 'decided').length, `${id} open`).toBeGreaterThan(
        0,
      );
    }
    const tasks = await database.db.query<{ kind: string; isTaken: boolean }>(
      'SELECT DISTINCT kind, assignee IS NOT NULL AS "isTaken" FROM cases.task ORDER BY 1, 2',
    );
    expect(tasks).toEqual(
      expect.arrayContaining([
        { kind: 'citizen', isTaken: false },
        { kind: 'clerk', isTaken: false },
        { kind: 'clerk', isTaken: true },
      ]),
    );
    expect((await cases.verifyStates(systemActor)).differing).toEqual([]);
    expect((await platform.events.verify()).broken).toEqual([]);
  });

  it('have documents at each step of their way', async () => {
    const states = await database.db.query<{ state: string | null }>(
      'SELECT i.state FROM partners.pick_up p LEFT JOIN partners.item i ON i.pick_up = p.id ORDER BY i.serial',
    );
    expect(states.map(({ state }) => state)).toEqual(['ready', 'on-way', 'registered', null]);
  });

  it('let people wait at one branch in every open hour of four weeks', async () => {
    const [waits] = await database.db.query<{ hours: number; least: number; longest: number }>(
      `SELECT count(*)::int AS hours, min(people)::int AS least, max(longest)::int AS longest FROM (
         SELECT count(*) AS people, max(extract(epoch FROM served_at - arrived_at) / 60) AS longest FROM partners.arrival
         GROUP BY extract(isodow FROM arrived_at AT TIME ZONE 'Europe/Berlin'), extract(hour FROM arrived_at AT TIME ZONE 'Europe/Berlin')) AS hour`,
    );
    expect(waits!.hours).toBeGreaterThan(20);
    // A public holiday takes one away, two of them in the weeks around New Year.
    expect(waits!.least).toBeGreaterThanOrEqual(2);
    expect(waits!.longest).toBeGreaterThan(5);
    expect(waits!.longest).toBeLessThanOrEqual(12);
  });

  it('fill the two months before, so that goals have values worked out of them, one reached and one not', async () => {
    const figures = await database.db.query<{ kpi: string; period: string; value: string; late: number }>(
      "SELECT kpi, period, value, late FROM strategy.measurement WHERE value IS NOT NULL AND period <> '2026-08' ORDER BY kpi, period",
    );
    expect(figures.every(({ late }) => late === 0)).toBe(true);
    for (const kpi of ['fristen', 'dauer', 'zufriedenheit', 'online', 'klartext'])
      expect(
        figures.filter((one) => one.kpi === kpi).map(({ period }) => period),
        kpi,
      ).toEqual(['2026-09', '2026-10']);
    const kept = figures.filter(({ kpi }) => kpi === 'fristen').map(({ value }) => Number(value));
    expect(kept[0]).toBeLessThan(95);
    expect(kept[1]).toBe(100);
  });

  it('let some forms lapse in them, so that completion is worked out of the log', async () => {
    const ended = await database.db.query<{ period: string; value: string; count: number }>(
      `SELECT period, value, count FROM strategy.observation
       WHERE thing = 'abschluss' AND subject = 'meldebescheinigung' AND period IN ('2026-09', '2026-10') ORDER BY period, value`,
    );
    expect(ended).toMatchObject([{ count: 12 }, { count: 5 }, { count: 13 }, { count: 3 }]);
    expect(ended.map(({ value }) => value)).toEqual(['abgeschickt', 'verfallen', 'abgeschickt', 'verfallen']);
    const { transparency } = city.doors;
    const dataset = await transparency.findDataset('kennzahlen-je-leistung');
    expect(await transparency.rowsOf(dataset!)).toContainEqual(
      expect.objectContaining({ leistung: 'meldebescheinigung', kennzahl: 'abschluss', wert: 80, stand: 'gemessen' }),
    );
  });

  it('give figures that the home page can show', async () => {
    expect(await cases.figuresOfToday()).toMatchObject({ sentToday: 1, decidedToday: 1 });
    expect(await cases.durationsOf('meldebescheinigung')).not.toBeNull();
  });

  it('come with two made-up days on site, measured: the range holds most, and the median errs less than one average', async () => {
    const days = await database.db.query<{ tickets: number; error: number; average: number; within: number }>(
      `SELECT tickets, error, average_error AS average, within FROM appointments.forecast_error ORDER BY day`,
    );
    expect(days).toHaveLength(2);
    const mean = (pick: (day: (typeof days)[number]) => number): number =>
      days.reduce((sum, day) => sum + pick(day) * day.tickets, 0) / days.reduce((sum, day) => sum + day.tickets, 0);
    expect(days.reduce((sum, { tickets }) => sum + tickets, 0)).toBeGreaterThan(60);
    expect(mean(({ error }) => error)).toBeLessThan(mean(({ average }) => average));
    expect(mean(({ within }) => within)).toBeGreaterThan(0.6);
  });

  it('come once', async () => {
    expect(await seedDemo(stage, city)).toBe(0);
  });
});

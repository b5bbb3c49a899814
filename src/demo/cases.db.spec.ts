import { afterAll, describe, expect, it } from 'vitest';
import { casesModule } from '#cases';
import { catalogueModule } from '#catalogue';
import { formsModule } from '#forms';
import { systemActor } from '#kernel/actor';
import { createProcesses } from '#processes';
import { createRegister } from '#register';
import { testPlatform } from '../../test/support/index.ts';
import { seedDemo } from './cases.ts';
import { demoRegisterPeople } from './people.ts';
import { startRegister } from './register/index.ts';

describe('the demo cases', async () => {
  const { platform, clock, database, faults, drop } = await testPlatform({ poolSize: 6 });
  clock.set('2026-11-21T18:00:00Z');
  const register = await startRegister({
    ...{ port: 0, host: '127.0.0.1', ownerUrl: database.ownerUrl, people: demoRegisterPeople, size: 300, clock },
    addresses: { referenceData: null, city: 'city', cityName: 'Leipzig' },
    clients: [{ name: 'city-hall', token: 'demo', scopes: ['match', 'read', 'change', 'letter'] }],
  });
  afterAll(async () => {
    await register.close();
    await drop();
  });
  const catalogue = await catalogueModule(platform, { cityFolder: 'city' });
  const accounts = {
    mailAddressOf: async () => null,
    activeMandate: () => null,
    addKeeper: () => {},
    isColleague: async () => true,
  } as never;
  const shellFor = (() => ({})) as never;
  const forms = formsModule(platform, { catalogue: catalogue.door, accounts, shellFor });
  const parts = { catalogue: catalogue.door, forms: forms.door, accounts, shellFor };
  const client = createRegister({ ...platform, url: `http://127.0.0.1:${register.port}`, token: 'demo' });
  const cases = casesModule(platform, { ...parts, processes: createProcesses(), register: client });
  const stage = { platform, set: clock.set, close: async () => {} };
  const doors = { catalogue: catalogue.door, forms: forms.door, cases: cases.door };

  it('come in order, some decided by rule, some waiting for a person, without any fault', async () => {
    expect(await seedDemo(stage, doors)).toBe(25);
    expect(faults).toEqual([]);
    const rows = await database.db.query<{ service: string; status: string; n: number }>(
      'SELECT service, status, count(*)::int AS n FROM cases."case" GROUP BY 1, 2 ORDER BY 1, 2',
    );
    const count = (service: string, status: string): number =>
      rows.find((row) => row.service === service && row.status === status)?.n ?? 0;
    expect(count('hund-anmelden', 'decided')).toBeGreaterThan(5);
    expect(count('meldebescheinigung', 'decided')).toBeGreaterThan(3);
    expect(count('wohnsitz-anmelden', 'open')).toBeGreaterThan(3);
    expect((await database.db.query('SELECT 1 FROM cases.task')).length).toBeGreaterThan(5);
    expect((await cases.door.verifyStates(systemActor)).differing).toEqual([]);
  });

  it('come once', async () => {
    expect(await seedDemo(stage, doors)).toBe(0);
  });
});

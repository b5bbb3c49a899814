import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '#platform/log';
import { asOwner, type TestDatabase, testDatabase } from '../../../../test/support/index.ts';
import { createHealth } from './health.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

it('is ready when database, tables and background work answer, and no longer once it stops', async () => {
  const health = createHealth({ db: database.db, log: silentLog });
  expect(await health.ready()).toMatchObject({ ready: true });
  const stopping = health.stopping();
  expect(await health.ready()).toMatchObject({ ready: false, checks: { stopping: 'failed', database: 'ok' } });
  // The balancer has heard it: the node may go.
  await stopping;
});

it('is not ready while a table it knows is missing', async () => {
  const root = mkdtempSync(join(tmpdir(), 'lipsia-health-'));
  const folder = join(root, 'src/modules/later/migrations');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '0001-later.sql'), 'SELECT 1');
  const health = createHealth({ db: database.db, log: silentLog }, root);
  expect(await health.ready()).toMatchObject({ ready: false, checks: { migrations: 'failed' } });
  rmSync(root, { recursive: true });
});

it('is not ready when the database is away', async () => {
  const other = await testDatabase();
  await other.db.close();
  const health = createHealth({ db: other.db, log: silentLog });
  expect(await health.ready()).toMatchObject({ ready: false, checks: { database: 'failed', jobs: 'failed' } });
  await asOwner(database.ownerUrl.replace(database.name, 'postgres'), `DROP DATABASE ${other.name} WITH (FORCE)`);
});

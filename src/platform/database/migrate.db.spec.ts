import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { asOwner, type EmptyDatabase, emptyDatabase } from '../../../test/support/test-database.ts';
import { migrate, migrationSources, openDatabase } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'lipsia-migrations-'));
const databases: EmptyDatabase[] = [];
afterAll(() => rmSync(root, { recursive: true }));
afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});
const fresh = async (): Promise<EmptyDatabase> => {
  const database = await emptyDatabase();
  databases.push(database);
  return database;
};
const write = (module: string, files: Record<string, string>) => {
  const folder = join(root, module);
  mkdirSync(folder, { recursive: true });
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return { module, folder };
};

describe('migrate', () => {
  const shop = write('shop', {
    '0001-cat.sql': 'CREATE TABLE shop.cat (id int PRIMARY KEY);',
    '0002-dog.sql': 'CREATE TABLE dog (id int GENERATED ALWAYS AS IDENTITY); INSERT INTO cat VALUES (1)',
  });
  it('applies each file once, in order', async () => {
    const { ownerUrl } = await fresh();
    expect(await migrate(ownerUrl, [shop])).toEqual(['shop/0001-cat.sql', 'shop/0002-dog.sql']);
    expect(await migrate(ownerUrl, [shop])).toEqual([]);
  });
  it('is safe when two nodes start at once', async () => {
    const { ownerUrl } = await fresh();
    const slow = write('slow', { '0001-slow.sql': 'CREATE TABLE slow.a (id int); SELECT pg_sleep(0.3);' });
    const applied = await Promise.all([1, 2, 3].map(() => migrate(ownerUrl, [slow, shop])));
    expect(applied.flat().sort()).toEqual(['shop/0001-cat.sql', 'shop/0002-dog.sql', 'slow/0001-slow.sql']);
    expect(await asOwner(ownerUrl, 'SELECT id FROM shop.cat')).toEqual([{ id: 1 }]);
  });
  it('is safe when two databases of one server start at once', async () => {
    const [a, b] = [await fresh(), await fresh()];
    await Promise.all([migrate(a.ownerUrl, [shop]), migrate(b.ownerUrl, [shop])]);
  });
  it('refuses a file that was changed after it was applied', async () => {
    const { ownerUrl } = await fresh();
    const source = write('changing', { '0001-a.sql': 'CREATE TABLE changing.a (id int);' });
    await migrate(ownerUrl, [source]);
    write('changing', { '0001-a.sql': 'CREATE TABLE changing.a (id bigint);' });
    await expect(migrate(ownerUrl, [source])).rejects.toThrow(/changing\/0001-a.sql was changed/);
  });
  it('undoes a failing file whole, keeps those before it and names the line', async () => {
    const { ownerUrl } = await fresh();
    const source = write('broken', {
      '0001-a.sql': 'CREATE TABLE broken.a (id int);',
      '0002-b.sql': 'DROP TABLE broken.a;\n\nSELECT nothing;',
    });
    await expect(migrate(ownerUrl, [source])).rejects.toThrow(/broken\/0002-b.sql line 3 failed/);
    expect(await asOwner(ownerUrl, 'SELECT name FROM platform.migration')).toEqual([{ name: '0001-a.sql' }]);
    expect(await asOwner(ownerUrl, 'SELECT 1 FROM broken.a')).toEqual([]);
  });
  it('refuses names that are no migration or no schema', async () => {
    const { ownerUrl } = await fresh();
    await expect(migrate(ownerUrl, [write('odd', { 'first.sql': '' })])).rejects.toThrow(/named like 0001/);
    await expect(migrate(ownerUrl, [{ ...shop, module: 'x; drop' }])).rejects.toThrow(/name of a schema/);
  });
});

describe('rights of the app role', () => {
  const rooms = write('rooms', {
    '0001-rooms.sql': `CREATE TABLE rooms.open (id int); CREATE TABLE rooms.log (id int);
      REVOKE UPDATE, DELETE ON rooms.log FROM lipsia_app;
      CREATE FUNCTION rooms.grow() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'CREATE TABLE rooms.later (id int)';`,
  });
  it('changes rows, but neither tables nor what a migration closed nor what arises later', async () => {
    const { ownerUrl, url } = await fresh();
    await migrate(ownerUrl, [rooms]);
    const db = openDatabase({ databaseUrl: url, poolSize: 2, nodeName: 'test' });
    await db.query('INSERT INTO rooms.open VALUES (1)');
    await db.query('UPDATE rooms.open SET id = 2');
    await db.query('DELETE FROM rooms.open');
    await db.query('INSERT INTO rooms.log VALUES (1)');
    await db.query('SELECT rooms.grow()');
    for (const sql of [
      'UPDATE rooms.log SET id = 2',
      'DELETE FROM rooms.log',
      'TRUNCATE rooms.open',
      'DROP TABLE rooms.open',
      'ALTER TABLE rooms.open ADD COLUMN x int',
      'CREATE TABLE rooms.mine (id int)',
      'CREATE SCHEMA mine',
      'SELECT * FROM rooms.later',
      'UPDATE platform.migration SET sha256 = $$x$$',
    ]) {
      await expect(db.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    }
    await db.close();
  });
  it('is taken on by another login that was named', async () => {
    const { ownerUrl, url } = await fresh();
    const login = `app_${new URL(url).pathname.slice(1)}`;
    await asOwner(ownerUrl, `CREATE ROLE ${login} LOGIN PASSWORD 'x'`);
    const appUrl = url.replace(/\/\/.*@/, `//${login}:x@`);
    await migrate(ownerUrl, [rooms], { appUrl });
    const db = openDatabase({ databaseUrl: appUrl, poolSize: 2, nodeName: 'test' });
    expect(await db.query('SELECT current_user AS role')).toEqual([{ role: 'lipsia_app' }]);
    await db.close();
    await asOwner(ownerUrl, `DROP ROLE ${login}`);
  });
  it('is taken on by a login that is named when nothing is left to apply, but not by one that does not exist', async () => {
    const { ownerUrl, url } = await fresh();
    await migrate(ownerUrl, [rooms]);
    const login = `late_${new URL(url).pathname.slice(1)}`;
    const appUrl = url.replace(/\/\/.*@/, `//${login}:x@`);
    await expect(migrate(ownerUrl, [rooms], { appUrl })).rejects.toThrow(new RegExp(`${login} .* does not exist`));
    await asOwner(ownerUrl, `CREATE ROLE ${login} LOGIN PASSWORD 'x'`);
    expect(await migrate(ownerUrl, [rooms], { appUrl })).toEqual([]);
    const db = openDatabase({ databaseUrl: appUrl, poolSize: 1, nodeName: 'test' });
    expect(await db.query('SELECT current_user AS role')).toEqual([{ role: 'lipsia_app' }]);
    await db.close();
    await asOwner(ownerUrl, `DROP ROLE ${login}`);
  });
  it('says what an administrator must do when the login may not', async () => {
    const { ownerUrl } = await fresh();
    const login = `weak_${new URL(ownerUrl).pathname.slice(1)}`;
    await asOwner(ownerUrl, `CREATE ROLE ${login} LOGIN PASSWORD 'x'`);
    const weakUrl = ownerUrl.replace(/\/\/.*@/, `//${login}:x@`);
    await expect(migrate(weakUrl, [rooms])).rejects.toThrow(new RegExp(`once: GRANT lipsia_owner TO "${login}";`));
    await asOwner(ownerUrl, `DROP ROLE ${login}`);
  });
});

describe('migrationSources', () => {
  it('finds platform first, then modules in the given order', () => {
    for (const folder of ['platform/b', 'platform/a', 'modules/x', 'modules/y', 'modules/z']) {
      mkdirSync(join(root, 'src', folder, 'migrations'), { recursive: true });
    }
    const names = migrationSources(root, ['z', 'y']).map((source) => source.module);
    expect(names).toEqual(['a', 'b', 'z', 'y', 'x']);
  });
});

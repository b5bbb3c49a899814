import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { isAlive } from './embedded/processes.ts';
import { type EmbeddedCluster, startEmbedded } from './index.ts';

const folders: string[] = [];
const children: ChildProcess[] = [];
const clusters: EmbeddedCluster[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const cluster of clusters.splice(0)) await cluster.stop();
  for (const folder of folders.splice(0)) {
    const pidFile = join(folder, 'postgres/postmaster.pid');
    const pid = existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : 0;
    if (pid > 0 && pid < 5_000_000 && isAlive(pid)) {
      process.kill(pid, 'SIGQUIT');
      await until(() => !isAlive(pid));
    }
    rmSync(folder, { recursive: true, force: true });
  }
});

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lipsia-embedded-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}
/** A killed process loses nothing without fsync either; only a machine that loses power does. */
async function start(dataDir: string, tuning: Record<string, string> = { fsync: 'off' }): Promise<EmbeddedCluster> {
  const cluster = await startEmbedded({ dataDir, tuning });
  clusters.push(cluster);
  return cluster;
}
async function stop(cluster: EmbeddedCluster): Promise<void> {
  clusters.splice(clusters.indexOf(cluster), 1);
  await cluster.stop();
}
/** A launcher in a process of its own, to be killed. */
async function launch(dataDir: string): Promise<{ child: ChildProcess; pid: number; port: number; url: string }> {
  const child = spawn(process.execPath, ['test/support/hold-cluster.ts', dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return { child, ...JSON.parse(line) };
}
async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}
async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await delay(20);
}

describe('startEmbedded', { timeout: 60_000 }, () => {
  it('makes a durable UTF-8 database that only this machine and the password reach', async () => {
    const dataDir = freshFolder();
    const cluster = await start(dataDir, {});
    expect(cluster.isNew).toBe(true);
    const [row] = await ask(
      cluster.ownerUrl(),
      `SELECT current_setting('fsync') AS fsync, current_setting('listen_addresses') AS on_, current_setting('server_encoding') AS coding,
              current_setting('full_page_writes') AS pages, 'ÄÖÜẞ' ILIKE 'äöüß' AS folds, split_part(version(), ' ', 2)::numeric >= 18 AS new_enough`,
    );
    expect(row).toEqual({ fsync: 'on', on_: '127.0.0.1', coding: 'UTF8', pages: 'on', folds: true, new_enough: true });
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o077).toBe(0);
    await expect(ask(cluster.ownerUrl().replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({
      code: '28P01',
    });
    expect(await ask(cluster.url(), 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
  });

  it('keeps data and address between starts', async () => {
    const dataDir = freshFolder();
    const first = await start(dataDir);
    await ask(first.ownerUrl(), 'CREATE TABLE kept AS SELECT 7 AS n');
    await stop(first);
    expect(isAlive(first.pid)).toBe(false);
    const second = await start(dataDir);
    expect(second.isNew).toBe(false);
    expect(second.port).toBe(first.port);
    expect(await ask(second.ownerUrl(), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('refuses a second start on the same folder, and leaves the first alone', async () => {
    const dataDir = freshFolder();
    const { child, url } = await launch(dataDir);
    await expect(startEmbedded({ dataDir })).rejects.toThrow(new RegExp(`already running.*process ${child.pid}`));
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('refuses it also where process numbers say nothing, by the lock in the database', async () => {
    const dataDir = freshFolder();
    await launch(dataDir);
    rmSync(join(dataDir, 'launcher.pid'));
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/already running/);
  });

  it('takes over the server of a launcher that was killed', async () => {
    const dataDir = freshFolder();
    const { child, pid, url } = await launch(dataDir);
    await ask(url, 'CREATE TABLE kept AS SELECT 7 AS n');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const cluster = await start(dataDir);
    expect(cluster.pid).toBe(pid);
    expect(await ask(cluster.ownerUrl('postgres'), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('starts a killed server again, with everything that was committed, at the same address', async () => {
    const cluster = await start(freshFolder());
    await ask(cluster.ownerUrl(), 'CREATE TABLE kept AS SELECT 7 AS n');
    const before = cluster.pid;
    process.kill(before, 'SIGKILL');
    await until(() => cluster.pid !== before);
    expect(await ask(cluster.ownerUrl(), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('recovers when launcher and server were killed together', async () => {
    const dataDir = freshFolder();
    const { child, pid, url } = await launch(dataDir);
    await ask(url, 'CREATE TABLE kept AS SELECT 7 AS n');
    child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await once(child, 'exit');
    const cluster = await start(dataDir);
    expect(await ask(cluster.ownerUrl('postgres'), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('is not fooled by numbers that belong to other processes by now', async () => {
    const dataDir = freshFolder();
    await stop(await start(dataDir));
    writeFileSync(join(dataDir, 'launcher.pid'), '1\n1\n');
    writeFileSync(
      join(dataDir, 'postgres/postmaster.pid'),
      `${process.pid}\n${dataDir}/postgres\n1\n5432\n\n127.0.0.1\n\nready\n`,
    );
    const cluster = await start(dataDir);
    expect(await ask(cluster.ownerUrl(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('begins again when the very first start was killed half way', async () => {
    const dataDir = freshFolder();
    const first = await start(dataDir);
    await stop(first);
    rmSync(join(dataDir, 'postgres/PG_VERSION'));
    const cluster = await start(dataDir);
    expect(cluster.isNew).toBe(true);
  });

  it.skipIf(process.getuid?.() !== 0)(
    'does not run as root, and finds a place when its user may not enter the folder',
    async () => {
      const dataDir = freshFolder();
      chmodSync(dataDir, 0o700);
      const cluster = await start(dataDir);
      expect(readFileSync(`/proc/${cluster.pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0\b/m);
      const [row] = await ask<{ folder: string }>(
        cluster.ownerUrl(),
        "SELECT current_setting('data_directory') AS folder",
      );
      const { folder } = row!;
      expect(folder).toMatch(/^\/var\/lib\/lipsia\/[0-9a-f]{12}$/);
      try {
        await ask(cluster.ownerUrl(), 'CREATE TABLE kept AS SELECT 7 AS n');
        await stop(cluster);
        const again = await start(dataDir);
        expect(await ask(again.ownerUrl(), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
        await stop(again);
        rmSync(join(dataDir, 'postgres.json'));
        const anew = await start(dataDir);
        expect(anew.isNew).toBe(true);
        await stop(anew);
      } finally {
        for (const path of [folder, `${folder}.old`]) rmSync(path, { recursive: true, force: true });
      }
    },
  );
});

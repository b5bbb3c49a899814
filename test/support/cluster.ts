import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate, migrationSources, startEmbedded } from '#platform/database';
import { modules } from '../../src/modules.ts';

/** One PostgreSQL for the run, on a free port, with one migrated template; everything is gone afterwards. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  sweepLeftovers(prefix);
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  // The server's own user must be able to enter it when root runs the tests.
  chmodSync(dataDir, 0o755);
  const cluster = await startEmbedded({ dataDir, database: templateName, tuning: forgetful });
  await migrate(cluster.ownerUrl(), migrationSources('.', Object.keys(modules)));
  project.provide('cluster', { url: cluster.url('DATABASE'), ownerUrl: cluster.ownerUrl('DATABASE') });
  return async () => {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** The database that each test database is a copy of. */
export const templateName = 'lipsia_template';

/** Ends servers whose run was killed and removes their folders. */
export function sweepLeftovers(begin: string): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(begin))) {
    const folder = join(tmpdir(), name);
    const runner = readPid(join(folder, 'launcher.pid'));
    if (runner === null ? isYoung(folder) : isAlive(runner)) continue;
    const server = readPid(join(folder, 'postgres/postmaster.pid'));
    if (server !== null && isAlive(server)) process.kill(server, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Another run may just be making its folder. */
const isYoung = (folder: string): boolean => Date.now() - statSync(folder).mtimeMs < 600_000;

function readPid(path: string): number | null {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const prefix = 'lipsia-test-';
/** Test data may be lost: nothing waits for the disk. */
const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  shared_buffers: '128MB',
  max_connections: '300',
  deadlock_timeout: '50ms',
};

declare module 'vitest' {
  export interface ProvidedContext {
    /** Addresses with `DATABASE` in place of the database's name. */
    cluster: { readonly url: string; readonly ownerUrl: string };
  }
}

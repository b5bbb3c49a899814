import { join } from 'node:path';
import type { Config, Environment } from '#platform/config';
import { type BorrowedCluster, borrowEmbedded } from '#platform/database';
import { createLog } from '#platform/log';
import type { Platform } from '#platform/mount';
import { type Composed, compose } from '../../compose.ts';
import { openPlatform } from '../../open-platform.ts';

/** Runs `work` with the city hall as a node composes it, without listening, and closes everything again. */
export async function withNode<T>(config: Config, work: (node: OpenNode) => Promise<T>): Promise<T> {
  const platform = openPlatform(config, quietLog(config));
  try {
    return await work({ platform, ...(await compose(platform, { root: projectRoot })) });
  } finally {
    await platform.jobs.stop();
    await platform.mail.close();
    await platform.db.close();
  }
}

/** The settings with the addresses of the database: the given one, or that of the data folder; null when there is none. */
export async function withDatabase(env: Environment, config: Config): Promise<Reached | null> {
  if (config.databaseUrl) return { env, release: async () => {} };
  const cluster: BorrowedCluster | null = await borrowEmbedded(config.dataDir, quietLog(config));
  return (
    cluster && {
      env: { ...env, DATABASE_URL: cluster.url, DATABASE_OWNER_URL: cluster.ownerUrl },
      release: () => cluster.release(),
    }
  );
}

/** The folder with `package.json`. */
export const projectRoot: string = join(import.meta.dirname, '../../..');

/** A command prints its own words; of the log only what goes wrong. */
const quietLog = (config: Config) =>
  createLog({ ...config, logLevel: config.logLevel === 'silent' ? 'silent' : 'error' });

export interface OpenNode extends Composed {
  readonly platform: Platform;
}
export interface Reached {
  readonly env: Environment;
  release(): Promise<void>;
}

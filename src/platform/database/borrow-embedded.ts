import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Log, silentLog } from '#platform/log';
import { addressesOf } from './embedded/addresses.ts';
import { findPlace } from './embedded/find-place.ts';
import { findPostmaster } from './embedded/postmaster.ts';
import { readSecrets } from './embedded/secrets.ts';
import { startEmbedded } from './embedded.ts';

/**
 * The bundled PostgreSQL of a data folder for a command that runs beside the app: the server that runs already, left running, or
 * one started for as long as it is needed. Null when the folder has no database yet.
 */
export async function borrowEmbedded(dataDir: string, log: Log = silentLog): Promise<BorrowedCluster | null> {
  const secretsFile = join(dataDir, 'postgres.json');
  if (!existsSync(secretsFile)) return null;
  const secrets = readSecrets(secretsFile);
  const { folder } = findPlace(dataDir, log);
  const running = findPostmaster(folder);
  if (secrets && running) {
    const { app, owner } = addressesOf({ folder, port: running.port, secrets });
    return { url: app('lipsia'), ownerUrl: owner('lipsia'), release: async () => {} };
  }
  const cluster = await startEmbedded({ dataDir, log });
  return { url: cluster.url(), ownerUrl: cluster.ownerUrl(), release: () => cluster.stop() };
}

export interface BorrowedCluster {
  readonly url: string;
  readonly ownerUrl: string;
  /** Stops the server when it was started for this. */
  release(): Promise<void>;
}

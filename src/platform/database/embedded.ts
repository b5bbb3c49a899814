import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Log, silentLog } from '#platform/log';
import { addressesOf, socketFolder } from './embedded/addresses.ts';
import { findBinaries } from './embedded/binaries.ts';
import { createCluster } from './embedded/create-cluster.ts';
import { findPlace, type Place, shelter } from './embedded/find-place.ts';
import { becomeKeeper } from './embedded/keeper.ts';
import { takeLauncherLock } from './embedded/launcher-lock.ts';
import { findPostmaster, PortTaken, type Postmaster, startPostmaster, stopPostmaster } from './embedded/postmaster.ts';
import { freePort, newPasswords, readSecrets, type Secrets, writeSecrets } from './embedded/secrets.ts';
import { attach, type Parts, supervise } from './embedded/supervise.ts';

/**
 * The bundled PostgreSQL 18 on a data folder, for this machine only. It is created at the first call and kept between calls; a
 * server whose launcher was killed is taken over; one that dies is started again. Refused while another process keeps it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const { database = 'lipsia', log = silentLog } = options;
  const place = findPlace(options.dataDir, log);
  const unlock = takeLauncherLock(join(place.home, 'launcher.pid'));
  try {
    const secrets = await openSecrets(place, options.port, log);
    const { initdb, postgres } = findBinaries(place.who, shelter);
    const { folder, who } = place;
    const settings = { ...durable, unix_socket_directories: socketFolder(folder), ...options.tuning };
    const isDurable = settings.fsync !== 'off';
    const isNew = await createCluster({ folder, initdb, password: secrets.owner, who, isDurable });
    const start = (port: number) =>
      startPostmaster({ program: postgres, folder, port, settings, who, logFile: join(place.home, 'postgres.log') });
    const keep = (port: number) =>
      becomeKeeper(addressesOf({ folder, port, secrets }).owner('postgres'), database, secrets.app);
    const parts: Parts = { keep, start, folder, log };
    const isFixed = options.port !== undefined;
    const kept = await attach(parts, () => startOnFreePort(start, secrets.port, isFixed));
    const { port } = kept.running;
    if (port !== secrets.port) writeSecrets(join(place.home, 'postgres.json'), { ...secrets, port });
    const server = supervise(kept, parts);
    const { app, owner } = addressesOf({ folder, port, secrets });
    return {
      url: (name = database) => app(name),
      ownerUrl: (name = database) => owner(name),
      port,
      isNew,
      get pid() {
        return server.pid();
      },
      async stop() {
        await server.stop();
        unlock();
      },
    };
  } catch (cause) {
    unlock();
    throw cause;
  }
}

async function openSecrets({ home, folder, isFar }: Place, port: number | undefined, log: Log): Promise<Secrets> {
  const path = join(home, 'postgres.json');
  const known = readSecrets(path);
  if (known) return { ...known, port: port ?? known.port };
  if (existsSync(join(folder, 'PG_VERSION'))) {
    if (!isFar) throw new Error(`${path} is missing: without it the database stays closed`);
    await setAside(folder, log);
  }
  const secrets = { ...newPasswords(), port: port ?? (await freePort()) };
  writeSecrets(path, secrets);
  return secrets;
}

/** Whoever removes the home wants to begin again; the data that lies elsewhere is kept once, under another name. */
async function setAside(folder: string, log: Log): Promise<void> {
  const running = findPostmaster(folder);
  if (running) await stopPostmaster(running.pid);
  rmSync(`${folder}.old`, { recursive: true, force: true });
  renameSync(folder, `${folder}.old`);
  log.info('database-set-aside', { folder: `${folder}.old`, reason: 'its home was removed' });
}

async function startOnFreePort(start: StartOn, wanted: number, isFixed: boolean): Promise<Postmaster> {
  try {
    return await start(wanted);
  } catch (cause) {
    if (isFixed || !(cause instanceof PortTaken)) throw cause;
    return start(await freePort());
  }
}

/** Nothing acknowledged is ever lost; messages name no values; nobody outside this machine can connect. */
const durable = {
  listen_addresses: '127.0.0.1',
  fsync: 'on',
  synchronous_commit: 'on',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Fixed port; otherwise a free one is chosen once and kept. */
  readonly port?: number;
  /** The database that is made at the first start; default `lipsia`. */
  readonly database?: string;
  /** PostgreSQL settings on top of the durable ones. */
  readonly tuning?: Readonly<Record<string, string>>;
  readonly log?: Log;
}
export interface EmbeddedCluster {
  /** Address of a database for the app role. */
  url(database?: string): string;
  /** Address of a database for the login that may create and change everything. */
  ownerUrl(database?: string): string;
  readonly port: number;
  readonly pid: number;
  /** True when the data folder was created by this call. */
  readonly isNew: boolean;
  stop(): Promise<void>;
}
type StartOn = (port: number) => Promise<Postmaster>;

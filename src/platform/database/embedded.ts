import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { type Log, silentLog } from '#platform/log';
import { findBinaries } from './embedded/binaries.ts';
import { createCluster } from './embedded/create-cluster.ts';
import { findIdentity, type Identity, mayEnter } from './embedded/identity.ts';
import { becomeKeeper } from './embedded/keeper.ts';
import { takeLauncherLock } from './embedded/launcher-lock.ts';
import { findPostmaster, PortTaken, type Postmaster, startPostmaster, stopPostmaster } from './embedded/postmaster.ts';
import { freePort, newPasswords, readSecrets, type Secrets, writeSecrets } from './embedded/secrets.ts';

/**
 * The bundled PostgreSQL 18 on a data folder, for this machine only. It is created at the first call and kept between calls; a
 * server whose launcher was killed is taken over; one that dies is started again. Refused while another process keeps it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const { database = 'lipsia', log = silentLog } = options;
  const place = prepare(options.dataDir, log);
  const unlock = takeLauncherLock(join(place.home, 'launcher.pid'));
  try {
    const settings = { ...durable, ...options.tuning };
    const secrets = await openSecrets(place, options.port);
    const { initdb, postgres } = findBinaries(place.who, shelter);
    const isDurable = settings.fsync !== 'off';
    const { folder, who } = place;
    const isNew = await createCluster({ folder, initdb, password: secrets.owner, who, isDurable });
    const start = (port: number) =>
      startPostmaster({ program: postgres, folder, port, settings, who, logFile: join(place.home, 'postgres.log') });
    const running = findPostmaster(folder) ?? (await startOnFreePort(start, secrets.port, options.port !== undefined));
    if (running.port !== secrets.port)
      writeSecrets(join(place.home, 'postgres.json'), { ...secrets, port: running.port });
    const address = (login: string, password: string) => (name: string) =>
      `postgres://${login}:${password}@127.0.0.1:${running.port}/${name}`;
    const ownerUrl = address('postgres', secrets.owner);
    const keep = () => becomeKeeper(ownerUrl('postgres'), database, secrets.app);
    const server = supervise(running, await keep(), { keep, start, folder, log });
    return {
      url: (name = database) => address('lipsia_app', secrets.app)(name),
      ownerUrl: (name = database) => ownerUrl(name),
      port: running.port,
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

/** Where things lie: the home of lock and passwords, and the data itself, which the server's user must be able to enter. */
function prepare(dataDir: string, log: Log): Place {
  const home = resolve(dataDir);
  if (!existsSync(home)) {
    mkdirSync(home, { recursive: true });
    chmodSync(home, 0o755);
  }
  const near = join(home, 'postgres');
  const who = findIdentity(near);
  if (!who) {
    const owner = statSync(near, { throwIfNoEntry: false })?.uid;
    if (owner !== undefined && process.getuid && owner !== process.getuid()) {
      throw new Error(`${near} belongs to another user: start as that user, or give another folder with DATA_DIR`);
    }
    return { home, folder: near, who };
  }
  if (mayEnter(near, who)) return { home, folder: near, who };
  const far = join(shelter, createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 12));
  mkdirSync(shelter, { recursive: true, mode: 0o755 });
  log.info('database-elsewhere', {
    folder: far,
    reason: 'PostgreSQL cannot run as root and its user may not enter the data folder',
  });
  return { home, folder: far, who: findIdentity(far) };
}

async function openSecrets({ home, folder }: Place, port: number | undefined): Promise<Secrets> {
  const path = join(home, 'postgres.json');
  const known = readSecrets(path);
  if (known) return { ...known, port: port ?? known.port };
  if (existsSync(join(folder, 'PG_VERSION')))
    throw new Error(`${path} is missing: without it the database stays closed`);
  const secrets = { ...newPasswords(), port: port ?? (await freePort()) };
  writeSecrets(path, secrets);
  return secrets;
}

async function startOnFreePort(start: StartOn, wanted: number, isFixed: boolean): Promise<Postmaster> {
  try {
    return await start(wanted);
  } catch (cause) {
    if (isFixed || !(cause instanceof PortTaken)) throw cause;
    return start(await freePort());
  }
}

/** Watches the keeper's connection: it breaks at once when the server dies, and then both are started again. */
function supervise(running: Postmaster, client: Client, parts: Parts) {
  let { pid } = running;
  let keeper = client;
  let isStopping = false;
  let reviving: Promise<void> = Promise.resolve();
  const revive = async (): Promise<void> => {
    for (let attempt = 0; !isStopping; attempt++) {
      try {
        await delay(attempt === 0 ? 20 : 500);
        pid = (findPostmaster(parts.folder) ?? (await parts.start(running.port))).pid;
        watch(await parts.keep());
        parts.log.warn('database-restarted', { pid });
        return;
      } catch (cause) {
        parts.log.error('database-restart-failed', cause, { attempt });
      }
    }
  };
  const watch = (next: Client): void => {
    keeper = next;
    next.once('end', () => {
      if (!isStopping) reviving = revive();
    });
  };
  watch(keeper);
  return {
    pid: () => pid,
    async stop() {
      isStopping = true;
      await reviving;
      await keeper.end().catch(() => {});
      await stopPostmaster(pid);
    },
  };
}

const shelter = '/var/lib/lipsia';
/** Nothing acknowledged is ever lost; messages name no values; nobody outside this machine can connect. */
const durable: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
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
interface Place {
  readonly home: string;
  readonly folder: string;
  readonly who: Identity | null;
}
type StartOn = (port: number) => Promise<Postmaster>;
interface Parts {
  readonly keep: () => Promise<Client>;
  readonly start: StartOn;
  readonly folder: string;
  readonly log: Log;
}

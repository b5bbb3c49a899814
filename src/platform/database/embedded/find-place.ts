import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sha256Of } from '#kernel/sha256';
import type { Log } from '#platform/log';
import { findIdentity, type Identity, mayEnter } from './identity.ts';

/** Where things lie: the home of lock and passwords, and the data itself, which the server's user must be able to enter. */
export function findPlace(dataDir: string, log: Log): Place {
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
    return { home, folder: near, who, isFar: false };
  }
  if (mayEnter(near, who)) return { home, folder: near, who, isFar: false };
  const far = join(shelter, sha256Of(realpathSync(home)).toString('hex').slice(0, 12));
  mkdirSync(shelter, { recursive: true, mode: 0o755 });
  log.info('database-elsewhere', {
    folder: far,
    reason: 'PostgreSQL cannot run as root and its user may not enter the data folder',
  });
  return { home, folder: far, who: findIdentity(far), isFar: true };
}

/** Where root keeps what its own folders would hide from the server's user. */
export const shelter = '/var/lib/lipsia';

export interface Place {
  readonly home: string;
  readonly folder: string;
  readonly who: Identity | null;
  /** True when the data does not lie in its home. */
  readonly isFar: boolean;
}

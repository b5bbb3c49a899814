import { readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * The user PostgreSQL runs as: PostgreSQL refuses to run as root, so root steps down to the owner of the data, to
 * `postgres` or to `nobody`. Null means: as ourselves.
 */
export function findIdentity(dataFolder: string): Identity | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find(([known]) => known === name);
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error('PostgreSQL cannot run as root, and there is no user `postgres` or `nobody` to run it as');
}

/** True when this user can reach the path through all folders above it. */
export function mayEnter(path: string, who: Identity): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat && !mayPass(stat, who)) return false;
    if (folder === dirname(folder)) return true;
  }
}

const mayPass = ({ mode, uid, gid }: Stats, who: Identity): boolean =>
  (mode & (uid === who.uid ? 0o100 : gid === who.gid ? 0o010 : 0o001)) !== 0;

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

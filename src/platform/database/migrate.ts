import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg, { type Client } from 'pg';
import { sha256Of } from '#kernel/sha256';
import { type Log, silentLog } from '#platform/log';
import { admitApp, createRoles } from './roles.ts';
import type { MigrationSource } from './types.ts';

/**
 * Brings every schema up to date and gives the names of the files applied. Several nodes may call it at once: one works,
 * the others wait. A file that was changed after it was applied is refused.
 */
export async function migrate(
  ownerUrl: string,
  sources: readonly MigrationSource[],
  options: Options = {},
): Promise<string[]> {
  const files = sources.flatMap(readFiles);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lipsia migrate', keepAlive: true });
  await client.connect();
  try {
    if (pending(files, await readApplied(client)).length === 0) {
      await admitApp(client, options.appUrl);
      return [];
    }
    await takeLock(client, options.log ?? silentLog);
    await createRoles(client, options.appUrl);
    await client.query('SET ROLE lipsia_owner');
    await client.query(ownTable);
    const applied: string[] = [];
    for (const file of pending(files, await readApplied(client))) {
      await apply(client, file);
      applied.push(`${file.module}/${file.name}`);
    }
    if (applied.length > 0) options.log?.info('migrated', { files: applied });
    return applied;
  } finally {
    await client.end();
  }
}

function readFiles({ module, folder }: MigrationSource): File[] {
  if (!/^[a-z][a-z0-9_]*$/.test(module)) throw new Error(`${folder}: \`${module}\` cannot be the name of a schema`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const wrong = names.find((name) => !/^\d{4}-[a-z0-9-]+\.sql$/.test(name));
  if (wrong) throw new Error(`${folder}/${wrong}: a migration is named like 0001-what-it-does.sql`);
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { module, name, sql, sha256: sha256Of(sql).toString('hex') };
  });
}

async function readApplied(client: Client): Promise<Map<string, string>> {
  const known = await client.query("SELECT to_regclass('platform.migration') IS NOT NULL AS exists");
  if (!known.rows[0].exists) return new Map();
  const { rows } = await client.query<File>('SELECT module, name, sha256 FROM platform.migration');
  return new Map(rows.map((row) => [`${row.module}/${row.name}`, row.sha256]));
}

function pending(files: readonly File[], applied: ReadonlyMap<string, string>): File[] {
  return files.filter((file) => {
    const before = applied.get(`${file.module}/${file.name}`);
    if (before && before !== file.sha256) {
      throw new Error(`migration ${file.module}/${file.name} was changed after it was applied: add a new file instead`);
    }
    return !before;
  });
}

async function takeLock(client: Client, log: Log): Promise<void> {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS mine', [lockKey]);
  if (rows[0].mine) return;
  log.info('migration-waits', { reason: 'another node is migrating' });
  await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
}

async function apply(client: Client, file: File): Promise<void> {
  const { module, name, sha256 } = file;
  await client.query('BEGIN');
  try {
    await client.query(schemaFor(module));
    await client.query(file.sql);
    await client.query(closeGrants(module));
    const values = [module, name, sha256];
    await client.query('INSERT INTO platform.migration (module, name, sha256) VALUES ($1, $2, $3)', values);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {});
    throw new Error(`migration ${module}/${name}${placeIn(file.sql, cause)} failed: ${(cause as Error).message}`, {
      cause,
    });
  }
}

const placeIn = (sql: string, cause: unknown): string => {
  const position = Number((cause as { readonly position?: string }).position);
  return position > 0 ? ` line ${sql.slice(0, position).split('\n').length}` : '';
};

const kinds: readonly [string, string][] = [
  ['SELECT, INSERT, UPDATE, DELETE', 'TABLES'],
  ['USAGE, SELECT', 'SEQUENCES'],
];
/** What a file creates is open to the app unless the file revokes it; what arises later at run time is not. */
const schemaFor = (module: string): string =>
  [
    `CREATE SCHEMA IF NOT EXISTS ${module}`,
    `GRANT USAGE ON SCHEMA ${module} TO lipsia_app`,
    ...kinds.map(
      ([rights, on]) => `ALTER DEFAULT PRIVILEGES IN SCHEMA ${module} GRANT ${rights} ON ${on} TO lipsia_app`,
    ),
    `SET LOCAL search_path = ${module}`,
  ].join(';');
const closeGrants = (module: string): string =>
  kinds
    .map(([rights, on]) => `ALTER DEFAULT PRIVILEGES IN SCHEMA ${module} REVOKE ${rights} ON ${on} FROM lipsia_app`)
    .join(';');

const ownTable = `
  CREATE SCHEMA IF NOT EXISTS platform;
  CREATE TABLE IF NOT EXISTS platform.migration (
    module text NOT NULL, name text NOT NULL, sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (module, name));
  GRANT USAGE ON SCHEMA platform TO lipsia_app;
  GRANT SELECT ON platform.migration TO lipsia_app`;
/** Any fixed number will do; nothing else in Lipsia takes it. */
const lockKey = 7_811_887_398_514_065;

interface Options {
  readonly log?: Log;
  /** The app's address: its login is allowed to become the app role. */
  readonly appUrl?: string;
}
interface File {
  readonly module: string;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

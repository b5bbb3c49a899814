import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '#platform/database';
import { templateName } from './cluster.ts';

/** A fresh, migrated database of its own in a few milliseconds; `drop` closes and removes it. */
export async function testDatabase(options: { readonly poolSize?: number } = {}): Promise<TestDatabase> {
  const cluster = inject('cluster');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(cluster.ownerUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  const url = cluster.url.replace('DATABASE', name);
  const db = openDatabase({ databaseUrl: url, poolSize: options.poolSize ?? 4, nodeName: 'test' });
  return {
    db,
    name,
    url,
    ownerUrl: cluster.ownerUrl.replace('DATABASE', name),
    async drop() {
      await db.close();
      await asAdmin(cluster.ownerUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** An empty database without any table, for testing migrations. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const cluster = inject('cluster');
  const name = `e_${randomBytes(6).toString('hex')}`;
  await asAdmin(cluster.ownerUrl, `CREATE DATABASE ${name}`);
  return {
    url: cluster.url.replace('DATABASE', name),
    ownerUrl: cluster.ownerUrl.replace('DATABASE', name),
    drop: () => asAdmin(cluster.ownerUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Runs statements as the login that may do everything. */
export async function asOwner<Row>(ownerUrl: string, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows as Row[];
  } finally {
    await client.end();
  }
}

const asAdmin = async (ownerUrl: string, sql: string): Promise<void> => {
  await asOwner(ownerUrl.replace('DATABASE', 'postgres'), sql);
};

export interface EmptyDatabase {
  readonly url: string;
  readonly ownerUrl: string;
  drop(): Promise<void>;
}
export interface TestDatabase extends EmptyDatabase {
  readonly db: Database;
  readonly name: string;
}

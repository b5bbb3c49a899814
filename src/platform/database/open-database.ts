import type { PoolClient } from 'pg';
import { type Log, silentLog } from '#platform/log';
import { kyselyOnPool } from './kysely-on.ts';
import { checkOut, giveBack, openPool, type PoolConfig } from './pool.ts';
import { run } from './run.ts';
import { runTransaction } from './transaction.ts';
import type { Database } from './types.ts';

/** The database of this node; connections open when they are first needed and wait out a short restart of the server. */
export function openDatabase(config: PoolConfig, log: Log = silentLog): Database {
  const pool = openPool(config, log);
  const withClient = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await checkOut(pool);
    try {
      return await work(client);
    } finally {
      giveBack(client);
    }
  };
  return {
    of: kyselyOnPool(() => checkOut(pool)),
    transaction: (work) => runTransaction(pool, work, log),
    query: (sql, values, name) => withClient((client) => run(client, sql, values, name)),
    pool,
    close: () => pool.end(),
  };
}

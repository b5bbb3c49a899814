import { type Log, silentLog } from '#platform/log';
import { kyselyOnPool } from './kysely-on.ts';
import { openPool, type PoolConfig } from './pool.ts';
import { run } from './run.ts';
import { runReading, runTransaction } from './transaction.ts';
import type { Database } from './types.ts';

/** The database of this node; connections open when they are first needed and wait out a short restart of the server. */
export function openDatabase(config: PoolConfig, log: Log = silentLog): Database {
  const { pool, checkOut } = openPool(config, log);
  const query = async <Row>(sql: string, values: readonly unknown[] = [], name?: string): Promise<Row[]> => {
    const client = await checkOut();
    // Only a text without values can hold several statements, and so fail inside a transaction of its own.
    let isDoubtful = values.length === 0;
    try {
      const rows = await run<Row>(client, sql, values, name);
      isDoubtful = client.getTransactionStatus() !== 'I';
      return rows;
    } finally {
      client.release(isDoubtful);
    }
  };
  return {
    of: kyselyOnPool(checkOut),
    reading: (work) => runReading(checkOut, work),
    transaction: (work) => runTransaction(checkOut, work, log),
    query,
    pool,
    close: () => pool.end(),
  };
}

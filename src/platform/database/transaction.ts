import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Log } from '#platform/log';
import { kyselyOnTransaction } from './kysely-on.ts';
import { checkOut, isUnreachable } from './pool.ts';
import { run } from './run.ts';
import type { Tx } from './types.ts';

/** Runs `work` in one transaction; serialization failures and deadlocks are tried again, three times at most. */
export async function runTransaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>, log: Log): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(pool, work, log);
    } catch (cause) {
      const { code } = cause as { readonly code?: string };
      if (!repeatable.has(code ?? '') || attempt > repeats) throw cause;
      log.debug('transaction-repeated', { code, attempt });
      await delay(attempt * 5);
    }
  }
}

async function runOnce<T>(pool: Pool, work: (tx: Tx) => Promise<T>, log: Log): Promise<T> {
  const client = await begin(pool);
  const news: (() => void)[] = [];
  let broken: Error | undefined;
  let value: T;
  try {
    value = await work(txOn(client, news));
    const { command } = await client.query('COMMIT');
    // A statement that failed and was swallowed by `work` turns COMMIT into a silent rollback.
    if (command !== 'COMMIT')
      throw new Error('the transaction was rolled back because one of its statements had failed');
  } catch (cause) {
    broken = await rollBack(client);
    throw cause;
  } finally {
    client.release(broken);
  }
  for (const tell of news) attemptTell(tell, log);
  return value;
}

/** Nothing has happened yet, so a connection that turns out dead is replaced quietly. */
async function begin(pool: Pool): Promise<PoolClient> {
  const until = performance.now() + 8_000;
  for (;;) {
    const client = await checkOut(pool);
    try {
      await client.query('BEGIN');
      return client;
    } catch (cause) {
      client.release(cause as Error);
      if (!isUnreachable(cause) || performance.now() > until) throw cause;
    }
  }
}

const txOn = (client: PoolClient, news: (() => void)[]): Tx => {
  const builders = new Map<string, unknown>();
  return {
    of: <Tables>(schema: string) => {
      const builder = builders.get(schema) ?? kyselyOnTransaction<Tables>(client, schema);
      builders.set(schema, builder);
      return builder as ReturnType<typeof kyselyOnTransaction<Tables>>;
    },
    query: (sql, values, name) => run(client, sql, values, name),
    afterCommit: (tell) => {
      news.push(tell);
    },
  };
};

async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (cause) {
    return cause as Error;
  }
}

function attemptTell(tell: () => void, log: Log): void {
  try {
    tell();
  } catch (cause) {
    log.error('after-commit-failed', cause);
  }
}

const repeatable = new Set(['40001', '40P01']);
const repeats = 3;

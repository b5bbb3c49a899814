import type { PoolClient } from 'pg';
import type { Log } from '#platform/log';
import { afterConflict } from './after-conflict.ts';
import { kyselyOnTransaction } from './kysely-on.ts';
import { type CheckOut, isUnreachable } from './pool.ts';
import { run } from './run.ts';
import type { Tx } from './types.ts';

/** Runs `work` in one transaction; serialization failures and deadlocks are tried again, three times at most. */
export async function runTransaction<T>(checkOut: CheckOut, work: (tx: Tx) => Promise<T>, log: Log): Promise<T> {
  const until = performance.now() + patienceMilliseconds;
  return afterConflict(
    () => runBegun(checkOut, work, log, until),
    (code, attempt) => log.debug('transaction-repeated', { code, attempt }),
  );
}

/** A connection that turns out dead before the transaction began is replaced by another for a few seconds. */
async function runBegun<T>(checkOut: CheckOut, work: (tx: Tx) => Promise<T>, log: Log, until: number): Promise<T> {
  for (;;) {
    try {
      return await runOnce(checkOut, work, log);
    } catch (cause) {
      if (!(cause instanceof NotBegun)) throw cause;
      if (performance.now() > until) throw cause.cause;
      log.debug('transaction-repeated', { code: 'not-begun' });
    }
  }
}

async function runOnce<T>(checkOut: CheckOut, work: (tx: Tx) => Promise<T>, log: Log): Promise<T> {
  const client = await checkOut();
  const news: (() => void)[] = [];
  const posted: Promise<unknown>[] = [];
  const post = (statement: Promise<unknown>): void => {
    // Waited for at the end; until then nobody listens to its failure.
    statement.catch(() => undefined);
    posted.push(statement);
  };
  let isEnding = false;
  let broken: Error | undefined;
  let value: T;
  try {
    // Travels with the first statement.
    post(run(client, 'BEGIN'));
    value = await work(txOn(client, news, post));
    isEnding = true;
    post(commit(client));
    await Promise.all(posted);
  } catch (cause) {
    broken = await rollBack(client);
    const first = await firstFailure(posted);
    // Nothing can have happened: the connection turned out dead when it was first used.
    if (!isEnding && first?.index === 0 && isUnreachable(first.cause)) throw new NotBegun(first.cause);
    throw first ? first.cause : cause;
  } finally {
    client.release(broken);
  }
  for (const tell of news) attemptTell(tell, log);
  return value;
}

/** Runs reads on one connection, each statement for itself; a connection that turns out dead is replaced by another for a few seconds. */
export async function runReading<T>(checkOut: CheckOut, work: (on: Tx) => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMilliseconds;
  for (;;) {
    const client = await checkOut();
    let broken: Error | undefined;
    try {
      return await work({ ...txOn(client, [], refusePost), afterCommit: refusePost });
    } catch (cause) {
      if (!isUnreachable(cause)) throw cause;
      broken = cause as Error;
      if (performance.now() > until) throw cause;
    } finally {
      client.release(broken);
    }
  }
}

function refusePost(): never {
  throw new Error('what only reads posts nothing');
}

/** What failed first among statements nobody waited for; everything after it failed because of it. */
async function firstFailure(posted: readonly Promise<unknown>[]) {
  for (const [index, settled] of (await Promise.allSettled(posted)).entries()) {
    if (settled.status === 'rejected') return { index, cause: settled.reason as unknown };
  }
  return null;
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  // A statement that failed and was swallowed by `work` turns COMMIT into a silent rollback.
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back because one of its statements had failed');
}

const txOn = (client: PoolClient, news: (() => void)[], post: (statement: Promise<unknown>) => void): Tx => {
  const builders = new Map<string, unknown>();
  return {
    of: <Tables>(schema: string) => {
      const builder = builders.get(schema) ?? kyselyOnTransaction<Tables>(client, schema);
      builders.set(schema, builder);
      return builder as ReturnType<typeof kyselyOnTransaction<Tables>>;
    },
    query: (sql, values, name) => run(client, sql, values, name),
    post: (sql, values, name) => post(run(client, sql, values, name)),
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

const patienceMilliseconds = 8_000;

class NotBegun extends Error {
  constructor(cause: unknown) {
    super('the transaction was not begun', { cause });
  }
}

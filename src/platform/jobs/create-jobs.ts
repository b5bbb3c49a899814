import type { Clock } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Database, Tx } from '#platform/database';
import { type Log, silentLog } from '#platform/log';
import { createAnnouncer } from './announcer.ts';
import { createBoss, statementsOn } from './boss.ts';
import { removeDone } from './done-jobs.ts';
import { dueNames } from './due.ts';
import { insertJobs } from './insert-jobs.ts';
import { createQueues } from './queues.ts';
import { type FetchedJob, runJob } from './run-job.ts';
import { createRunner } from './runner.ts';
import type { Job, Jobs } from './types.ts';

/**
 * Jobs on pg-boss: sent inside the caller's transaction, started within milliseconds on the node that sent them and soon on
 * any other. For spans of months use the timers of the process engine; a queue is for what is due soon.
 */
export function createJobs(parts: Parts): Jobs {
  const { db, clock, newId, log = silentLog } = parts;
  const virtual = parts.hasVirtualTime ? clock : null;
  const boss = createBoss(statementsOn(db, virtual), log);
  const queues = createQueues(boss);
  const due = () => dueNames(db, virtual);
  const announcer = createAnnouncer(db, log);
  const lookMilliseconds = Temporal.Duration.from(parts.lookEvery ?? { seconds: 1 }).total('milliseconds');
  const limit = db.pool.options.max ?? 10;
  const runner = createRunner({ boss, clock, log, queues, due, announcer, limit, lookMilliseconds });
  let starting: Promise<unknown> | null = null;
  const ready = async (): Promise<void> => {
    // A database that was away must not be remembered for ever.
    starting ??= boss.start().catch((cause: unknown) => {
      starting = null;
      throw cause;
    });
    await starting;
  };
  const open = async (): Promise<void> => {
    await ready();
    await queues.ensureAll();
  };
  const store = async (tx: Tx, name: string, many: readonly Omit<Job, 'name'>[]): Promise<void> => {
    if (many.length === 0) return;
    await ready();
    await queues.ensure(name);
    const rows = many.map(({ data, key, after }) => {
      const id = newId();
      return { id, data, key: key ?? id, after };
    });
    insertJobs(tx, virtual, name, rows);
    if (rows.some(({ after }) => !after))
      tx.afterCommit(() => (runner.isRunning() ? runner.wake(name) : announcer.tell(name)));
  };
  return {
    send: (tx, { name, ...job }) => store(tx, name, [job]),
    sendMany: store,
    handle(name, handler, options = {}) {
      queues.declare({
        name,
        handler,
        concurrency: options.concurrency ?? 4,
        retries: options.retries ?? 20,
        yields: options.yields ?? false,
        every: null,
      });
    },
    every(name, seconds, run) {
      queues.declare({ name, handler: () => run(), concurrency: 1, retries: 0, yields: false, every: seconds });
    },
    open,
    async start() {
      await open();
      await runner.start();
    },
    async stop() {
      await runner.stop();
      if (starting) await boss.stop({ graceful: false, close: false });
      starting = null;
    },
    async drain() {
      await open();
      const done = removeDone(boss);
      let count = 0;
      for (let before = -1; before !== count; ) {
        before = count;
        for (const name of await due()) {
          const queue = queues.get(name);
          if (!queue) continue;
          for (const job of await boss.fetch<JsonObject>(name, { batchSize: 50 })) {
            await runJob({ boss, clock, log, done }, queue, job as FetchedJob);
            count++;
          }
        }
      }
      return count;
    },
  };
}

interface Parts {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: () => Uuid;
  readonly log?: Log;
  /** True in tests and simulations: what is due is decided by the clock given here, not by the database's. */
  readonly hasVirtualTime?: boolean;
  /** How often a node looks for what has become due; what it hears of begins at once. A second, unless said otherwise. */
  readonly lookEvery?: Temporal.DurationLike;
}

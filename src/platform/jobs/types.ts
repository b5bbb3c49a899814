import type { JsonObject } from '#kernel/json';
import type { Tx } from '#platform/database';

/** Durable background work on `pg-boss`: leaves with the transaction, retried, done at least once; handlers are idempotent. */
export interface Jobs {
  /** Stores a job in the same transaction. `key` makes it unique while it is waiting or running. */
  send(tx: Tx, job: Job): Promise<void>;
  /** Stores many jobs of one name that are due at once, in one statement. */
  sendMany(tx: Tx, name: string, jobs: readonly Pick<Job, 'data' | 'key'>[]): Promise<void>;
  /** Declares a handler; called before `start`. What `yields` goes slowly while this node is busy with people. */
  handle(
    name: string,
    handler: (data: JsonObject) => Promise<void>,
    options?: { readonly concurrency?: number; readonly retries?: number; readonly yields?: boolean },
  ): void;
  /** Declares work that every node offers to run at an interval, run by one of them at a time. */
  every(name: string, seconds: number, run: () => Promise<void>): void;
  /**
   * Connects and makes the queues, before the first request: a sender inside a transaction would otherwise wait for a second
   * connection, and a rush of senders for each other.
   */
  open(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Runs everything that is due, in this process, until nothing is left (tests, `npm run lipsia -- work`). */
  drain(): Promise<number>;
}

export interface Job {
  readonly name: string;
  readonly data: JsonObject;
  readonly key?: string;
  readonly after?: Temporal.Instant;
}

import type { Kysely, Transaction } from 'kysely';
import type { Pool } from 'pg';

/** The one PostgreSQL. A store asks for its own schema's tables; a query across modules does not compile. */
export interface Database {
  /** Typed access to one module's schema outside a transaction. */
  of<Tables>(schema: string): Kysely<Tables>;
  /** Runs `work` in one transaction; anything thrown rolls back. Serialization failures and deadlocks are retried up to three times. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work`, which only reads, on one connection without a transaction around it: each statement sees what is stored when it runs. */
  reading<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One parameterised statement, prepared under `name` when given, outside a transaction (the hot paths). */
  query<Row>(sql: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** One open transaction, handed through every store and platform call that takes part in it. */
export interface Tx {
  of<Tables>(schema: string): Transaction<Tables>;
  query<Row>(sql: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
  /**
   * Sends a statement whose rows nobody needs and does not wait for it. One that fails fails the transaction, at its end at
   * the latest; a statement after it hears of it, too.
   */
  post(sql: string, values?: readonly unknown[], name?: string): void;
  /** Runs after commit, never after rollback; for in-process news only, durable work is a job. */
  afterCommit(work: () => void): void;
}

/** Where one statement runs: in a transaction or outside. */
export type Reads = Pick<Database | Tx, 'query'>;

/** A module's migrations: `NNNN-name.sql`, applied in order, once, under one advisory lock, as the owner role. */
export interface MigrationSource {
  /** The module's name and its schema. */
  readonly module: string;
  readonly folder: string;
}

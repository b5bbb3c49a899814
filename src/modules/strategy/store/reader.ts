import type { Tx } from '#platform/database';

/** A transaction, or the database for a single statement. */
export type Reader = Pick<Tx, 'query'>;

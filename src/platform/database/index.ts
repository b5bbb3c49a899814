export { afterConflict } from './after-conflict.ts';
export { type BorrowedCluster, borrowEmbedded } from './borrow-embedded.ts';
export { type EmbeddedCluster, startEmbedded } from './embedded.ts';
export { migrate } from './migrate.ts';
export { migrationSources } from './migration-sources.ts';
export { openDatabase } from './open-database.ts';
export { together } from './together.ts';
export type { Database, MigrationSource, Reads, Tx } from './types.ts';
export { isUnstorable, whyUnavailable } from './why-unavailable.ts';

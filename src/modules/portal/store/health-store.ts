import type { Database } from '#platform/database';

/** Migrations as they were applied: `cases/0001-cases.sql` with the checksum of the file. */
export const appliedMigrations = (db: Database): Promise<{ readonly name: string; readonly sha256: string }[]> =>
  db.query("SELECT module || '/' || name AS name, sha256 FROM platform.migration", [], 'portal-migrations');

/** Jobs by queue and state, without those that are done. */
export const jobCounts = (db: Database): Promise<JobCount[]> =>
  db.query(
    "SELECT name, state::text AS state, count(*)::int AS count FROM jobs.job WHERE state <> 'completed' GROUP BY 1, 2",
    [],
    'portal-jobs',
  );

export interface JobCount {
  readonly name: string;
  readonly state: string;
  readonly count: number;
}

import { PgBoss } from 'pg-boss';
import type { Clock } from '#kernel/clock';
import type { Reads } from '#platform/database';
import type { Log } from '#platform/log';

/** pg-boss on our own connections, as the app role: it neither creates tables nor polls; the runner asks it. */
export function createBoss(on: StatementTarget, log: Log): PgBoss {
  const boss = new PgBoss({
    db: on,
    schema: 'jobs',
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    monitorIntervalSeconds: 15,
    maintenanceIntervalSeconds: 600,
  });
  boss.on('error', (cause) => log.error('jobs-fault', cause));
  boss.on('warning', (warning) => log.warn('jobs-warning', { reason: warning.message }));
  return boss;
}

/**
 * Runs the statements of pg-boss on a database or inside a transaction. With a clock that is not the database's own, its
 * `job_now()` is answered by that clock, so that a year of jobs passes in a moment.
 */
export const statementsOn = (on: Reads, clock: Clock | null): StatementTarget => ({
  async executeSql(text, values = []) {
    if (clock) return { rows: await on.query(text.replaceAll('jobs.job_now()', instantOf(clock)), values) };
    // What has no values would keep the plan of its first day, when nothing waited: fetching would read all that waits.
    return { rows: await on.query(text, values, values.length > 0 ? nameOf(text) : undefined) };
  },
});

const instantOf = (clock: Clock): string => `'${clock.now()}'::timestamptz`;

/** Equal statements get equal names, so each connection plans them once. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `jobs-${names.size}`;
  names.set(text, name);
  return name;
}

const names = new Map<string, string>();

export interface StatementTarget {
  // biome-ignore lint/suspicious/noExplicitAny: the shape pg-boss asks for
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: any[] }>;
}

import type { Clock } from '#kernel/clock';
import type { Database } from '#platform/database';

/** The queues in which a job is due, by the given clock or by the database's own. */
export async function dueNames(db: Database, clock: Clock | null): Promise<string[]> {
  const rows = await db.query<{ name: string }>(askNames, [clock?.now().toString() ?? null], 'jobs-due');
  return rows.map((row) => row.name);
}

const waiting = `state < 'active' AND NOT blocked`;
const askNames = `
  SELECT name FROM jobs.job_common WHERE ${waiting} AND start_after <= coalesce($1::timestamptz, now())
  GROUP BY name ORDER BY min(created_on), name`;

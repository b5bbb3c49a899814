import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';

/**
 * Waits until nothing is left to do in the background, and says how many seconds that took: mails wait while people do, and would be sent while
 * the other side is measured.
 */
export async function untilQuiet(owner: Client): Promise<number> {
  const begun = performance.now();
  const left = `SELECT count(*)::int AS count FROM jobs.job_common WHERE state <= 'active' AND start_after <= now() + interval '1 second'`;
  for (;;) {
    const { rows } = await owner.query<{ count: number }>(left);
    if (rows[0]?.count === 0) return (performance.now() - begun) / 1_000;
    if (performance.now() - begun > mostMilliseconds) throw new Error(`${rows[0]?.count} jobs are not done`);
    await wait(250);
  }
}

const mostMilliseconds = 180_000;

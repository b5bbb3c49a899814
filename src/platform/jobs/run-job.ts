import type { PgBoss } from 'pg-boss';
import type { Clock } from '#kernel/clock';
import type { JsonObject } from '#kernel/json';
import { whyUnavailable } from '#platform/database';
import { describeCause, type Log } from '#platform/log';
import { type Queue, sendTick } from './queues.ts';

/** Runs one job and settles it: done and gone, or noted as failed and tried again later by the rule of its queue. */
export async function runJob({ boss, clock, log }: Parts, queue: Queue, job: FetchedJob): Promise<void> {
  try {
    await queue.handler(job.data ?? {});
  } catch (cause) {
    log.error('job-failed', cause, { job: queue.name, id: job.id, attempt: job.retryCount + 1 });
    const { kind, message } = describeCause(cause);
    await settle(() => boss.fail(queue.name, job, { kind, message }));
    await again({ boss, clock }, queue);
    return;
  }
  await settle(() => boss.deleteJob(queue.name, job));
  await again({ boss, clock }, queue);
}

/** When the database goes away in this moment, what is known here is said again: otherwise the work would be done twice. */
async function settle(say: () => Promise<unknown>): Promise<void> {
  try {
    await say();
  } catch (cause) {
    if (whyUnavailable(cause) !== 'away') throw cause;
    await say();
  }
}

const again = async ({ boss, clock }: Pick<Parts, 'boss' | 'clock'>, { name, every }: Queue): Promise<void> => {
  if (every !== null) await sendTick(boss, name, clock.now().add({ seconds: every }));
};

interface Parts {
  readonly boss: PgBoss;
  readonly clock: Clock;
  readonly log: Log;
}
export interface FetchedJob {
  readonly id: string;
  readonly data: JsonObject;
  readonly retryCount: number;
}

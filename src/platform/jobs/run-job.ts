import type { PgBoss } from 'pg-boss';
import type { Clock } from '#kernel/clock';
import type { JsonObject } from '#kernel/json';
import { describeCause, type Log } from '#platform/log';
import { type DoneJobs, saidAgain } from './done-jobs.ts';
import { type Queue, sendTick } from './queues.ts';

/** Runs one job and settles it: done and gone, or noted as failed and tried again later by the rule of its queue. */
export async function runJob({ boss, clock, log, done }: Parts, queue: Queue, job: FetchedJob): Promise<void> {
  try {
    await queue.handler(job.data ?? {});
  } catch (cause) {
    log.error('job-failed', cause, { job: queue.name, id: job.id, attempt: job.retryCount + 1 });
    const { kind, message } = describeCause(cause);
    await saidAgain(() => boss.fail(queue.name, job, { kind, message }));
    await again({ boss, clock }, queue);
    return;
  }
  await done(queue.name, job);
  await again({ boss, clock }, queue);
}

const again = async ({ boss, clock }: Pick<Parts, 'boss' | 'clock'>, { name, every }: Queue): Promise<void> => {
  if (every !== null) await sendTick(boss, name, clock.now().add({ seconds: every }));
};

interface Parts {
  readonly boss: PgBoss;
  readonly clock: Clock;
  readonly log: Log;
  readonly done: DoneJobs;
}
export interface FetchedJob {
  readonly id: string;
  readonly data: JsonObject;
  readonly retryCount: number;
}

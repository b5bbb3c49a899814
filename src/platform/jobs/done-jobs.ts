import type { PgBoss } from 'pg-boss';
import { afterConflict, whyUnavailable } from '#platform/database';
import type { FetchedJob } from './run-job.ts';

/** Takes jobs that are done out of their queue, those of the same few milliseconds in one statement. */
export function createDoneJobs(boss: PgBoss): DoneJobs {
  const gathering = new Map<string, { readonly jobs: FetchedJob[]; readonly gone: Promise<void> }>();
  const later = async (name: string, jobs: readonly FetchedJob[]): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, gatherMilliseconds));
    gathering.delete(name);
    await remove(boss, name, jobs);
  };
  return (name, job) => {
    const open = gathering.get(name);
    if (open) {
      open.jobs.push(job);
      return open.gone;
    }
    const jobs = [job];
    const gone = later(name, jobs);
    gathering.set(name, { jobs, gone });
    return gone;
  };
}

/** Takes one job that is done out of its queue at once. */
export const removeDone =
  (boss: PgBoss): DoneJobs =>
  (name, job) =>
    remove(boss, name, [job]);

const remove = (boss: PgBoss, name: string, jobs: readonly FetchedJob[]): Promise<void> =>
  saidAgain(() => boss.deleteJob(name, [...jobs]));

/** When the database goes away in this moment or undoes this for other work, what is known here is said again: otherwise the work would be done twice. */
export async function saidAgain(say: () => Promise<unknown>): Promise<void> {
  try {
    await afterConflict(say);
  } catch (cause) {
    if (whyUnavailable(cause) !== 'away') throw cause;
    await afterConflict(say);
  }
}

const gatherMilliseconds = 25;

export type DoneJobs = (name: string, job: FetchedJob) => Promise<void>;

import type { PgBoss } from 'pg-boss';
import type { Clock } from '#kernel/clock';
import type { JsonObject } from '#kernel/json';
import { afterConflict } from '#platform/database';
import type { Log } from '#platform/log';
import type { Announcer } from './announcer.ts';
import { createDoneJobs } from './done-jobs.ts';
import type { Queue, Queues } from './queues.ts';
import { type FetchedJob, runJob } from './run-job.ts';
import { createYielding } from './yielding.ts';

/**
 * Fetches and runs jobs as long as there is room: at once when this node sent one or heard of one, and every second or two
 * for what has become due. A node that dies stops its heartbeat, and its jobs go to another.
 */
export function createRunner(parts: Parts) {
  const { boss, log, queues, announcer } = parts;
  const done = createDoneJobs(boss);
  const running = new Map<string, Map<string, FetchedJob>>();
  const wanted = new Set<string>();
  const busy = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  /** Each job may hold one connection, and requests need some too. */
  const most = Math.max(1, Math.floor(parts.limit * 0.6));
  let total = 0;
  let isRunning = false;
  let isPumping = false;
  let isAskedAgain = false;
  let lastPump = Number.NEGATIVE_INFINITY;
  let gathering: NodeJS.Timeout | null = null;
  const mayRun = createYielding();

  const track = (work: Promise<void>): void => {
    const tracked: Promise<void> = work
      .catch((cause: unknown) => log.error('jobs-fault', cause))
      .finally(() => busy.delete(tracked));
    busy.add(tracked);
  };
  const begin = (queue: Queue, job: FetchedJob): void => {
    const own = running.get(queue.name) ?? new Map<string, FetchedJob>();
    running.set(queue.name, own.set(job.id, job));
    total++;
    track(
      runJob({ ...parts, done }, queue, job).finally(() => {
        own.delete(job.id);
        total--;
        // Whatever found no room, or was fetched only in part.
        if (wanted.size > 0) ask(crowdedMilliseconds);
      }),
    );
  };
  const fill = async (name: string): Promise<void> => {
    const queue = queues.get(name);
    const room = Math.min((queue?.concurrency ?? 0) - (running.get(name)?.size ?? 0), most - total);
    if (!queue || room <= 0 || (queue.yields && !mayRun(name))) return;
    const jobs = await boss.fetch<JsonObject>(name, { batchSize: room });
    if (jobs.length < room) wanted.delete(name);
    for (const job of jobs) begin(queue, job as FetchedJob);
  };
  const pump = async (): Promise<void> => {
    isPumping = true;
    lastPump = performance.now();
    try {
      do {
        isAskedAgain = false;
        for (const name of [...wanted]) if (isRunning) await fill(name);
      } while (isAskedAgain && isRunning);
    } finally {
      isPumping = false;
    }
  };
  const wake = (name: string): void => {
    if (!isRunning) return;
    wanted.add(name);
    ask(calmMilliseconds);
  };
  /** At once when nothing was fetched lately, else a moment later with what comes meanwhile: one fetch costs the same for many jobs. */
  const ask = (pause: number): void => {
    isAskedAgain = true;
    if (isPumping || gathering || !isRunning) return;
    const rest = lastPump + pause - performance.now();
    if (rest <= 0) {
      track(pump());
      return;
    }
    gathering = setTimeout(() => {
      gathering = null;
      if (isRunning) track(pump());
    }, rest);
  };
  const look = async (): Promise<void> => {
    await announcer.listen((names) => names.forEach(wake));
    for (const name of await parts.due()) if (queues.get(name)) wake(name);
  };
  const beat = async (): Promise<void> => {
    for (const [name, jobs] of running)
      if (jobs.size > 0) await afterConflict(() => boss.touch(name, [...jobs.values()]));
  };
  const tend = async (): Promise<void> => {
    await boss.supervise();
    await queues.mend();
  };
  /** One round after the other, never two at once, also when the database is slow. */
  const repeat = (work: () => Promise<void>, milliseconds: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      track(work().finally(() => isRunning && repeat(work, milliseconds)));
    }, milliseconds);
    timers.add(timer);
  };
  return {
    isRunning: () => isRunning,
    wake,
    async start(): Promise<void> {
      if (isRunning) return;
      isRunning = true;
      await look();
      track(tend());
      repeat(look, parts.lookMilliseconds);
      repeat(beat, 6_000);
      repeat(tend, 15_000);
    },
    /** Takes no more jobs and waits for those that run. */
    async stop(): Promise<void> {
      isRunning = false;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      if (gathering) clearTimeout(gathering);
      gathering = null;
      while (busy.size > 0) await Promise.all(busy);
      announcer.close();
    },
  };
}

const calmMilliseconds = 50;
const crowdedMilliseconds = 10;

interface Parts {
  readonly boss: PgBoss;
  readonly clock: Clock;
  readonly log: Log;
  readonly queues: Queues;
  readonly due: () => Promise<string[]>;
  readonly announcer: Announcer;
  /** Connections of this node. */
  readonly limit: number;
  /** Between two looks for what has become due. */
  readonly lookMilliseconds: number;
}

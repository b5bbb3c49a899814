import type { PgBoss, QueueResult } from 'pg-boss';
import type { JsonObject } from '#kernel/json';

/** The queues this node has handlers for; each is made in the database when it is first needed. */
export function createQueues(boss: PgBoss) {
  const declared = new Map<string, Queue>();
  const made = new Set<string>();
  let existing: Map<string, QueueResult> | null = null;
  const make = async (queue: Queue): Promise<void> => {
    const known = existing ?? new Map((await boss.getQueues()).map((found) => [found.name, found]));
    existing = known;
    const before = known.get(queue.name);
    if (!before) await boss.createQueue(queue.name, { policy: 'exclusive', ...optionsOf(queue) });
    else if (before.retryLimit !== optionsOf(queue).retryLimit) await boss.updateQueue(queue.name, optionsOf(queue));
    // pg-boss looks a queue up at its first use: here, so that no sender needs a second connection for it.
    if (queue.every === null) await boss.getJobById(queue.name, nobody);
    else await sendTick(boss, queue.name);
    made.add(queue.name);
  };
  return {
    declare(queue: Queue): void {
      if (declared.has(queue.name)) throw new Error(`job ${queue.name} has two handlers`);
      declared.set(queue.name, queue);
    },
    get: (name: string): Queue | undefined => declared.get(name),
    all: (): Iterable<Queue> => declared.values(),
    async ensure(name: string): Promise<void> {
      const queue = declared.get(name);
      if (!queue) throw new Error(`job ${name} has no handler`);
      if (!made.has(name)) await make(queue);
    },
    async ensureAll(): Promise<void> {
      for (const queue of declared.values()) if (!made.has(queue.name)) await make(queue);
    },
    /** Puts lost ticks back, for example of a node that died between one tick and the next. */
    async mend(): Promise<void> {
      for (const queue of declared.values()) if (queue.every !== null) await sendTick(boss, queue.name);
    },
  };
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The next tick of interval work; nothing happens while one is waiting or running. */
export const sendTick = (boss: PgBoss, name: string, at?: Temporal.Instant): Promise<string | null> =>
  boss.send(name, {}, { singletonKey: 'tick', ...(at ? { startAfter: at.toString() } : {}) });

const optionsOf = ({ retries, every }: Queue) => ({
  retryLimit: every === null ? retries : 0,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 1_800,
  expireInSeconds: 600,
  heartbeatSeconds: 20,
  retentionSeconds: 365 * 86_400,
  /** Jobs that were done are gone at once; those that failed for good stay for a month, to be looked at. */
  deleteAfterSeconds: 30 * 86_400,
});

export interface Queue {
  readonly name: string;
  readonly handler: (data: JsonObject) => Promise<void>;
  readonly concurrency: number;
  readonly retries: number;
  /** True for what nobody waits for in front of a page: it goes slowly while many do. */
  readonly yields: boolean;
  /** Seconds between ticks of interval work; null for ordinary jobs. */
  readonly every: number | null;
}
export type Queues = ReturnType<typeof createQueues>;

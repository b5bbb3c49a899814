import type { PgBoss } from 'pg-boss';
import { afterEach, expect, it, vi } from 'vitest';
import { silentLog } from '#platform/log';
import type { Announcer } from './announcer.ts';
import type { Queues } from './queues.ts';
import { createRunner } from './runner.ts';

afterEach(() => void vi.useRealTimers());

it('says again that a job runs when the database undid it for other work', async () => {
  vi.useFakeTimers();
  const done = Promise.withResolvers<void>();
  const faults: unknown[] = [];
  const touched: string[] = [];
  const boss = {
    fetch: async () => [{ id: 'one', data: {}, retryCount: 0 }],
    touch: async (name: string) => {
      if (touched.push(name) < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    },
    supervise: async () => {},
    deleteJob: async () => {},
  } as unknown as PgBoss;
  const queue = { name: 'long', handler: () => done.promise, concurrency: 1, retries: 0, yields: false, every: null };
  const runner = createRunner({
    boss,
    clock: { now: () => Temporal.Now.instant() },
    log: { ...silentLog, error: (_, cause) => void faults.push(cause) },
    queues: { get: () => queue, mend: async () => {} } as unknown as Queues,
    due: async () => ['long'],
    announcer: { listen: async () => {}, close: () => {} } as unknown as Announcer,
    limit: 4,
    lookMilliseconds: 60_000,
  });
  await runner.start();
  await vi.advanceTimersByTimeAsync(6_000);
  vi.useRealTimers();
  await vi.waitUntil(() => touched.length === 3 || faults.length > 0);
  done.resolve();
  await runner.stop();
  expect(touched).toEqual(['long', 'long', 'long']);
  expect(faults).toEqual([]);
});

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Database } from '#platform/database';
import { jobCounts } from '../store/health-store.ts';
import type { Gauge } from './open-metrics.ts';

/** What can be measured of this node right now: jobs, connections, how late the event loop runs, memory, processor time. */
export function createNodeGauges(db: Database): () => Promise<readonly Gauge[]> {
  const lag = monitorEventLoopDelay({ resolution });
  lag.enable();
  return async () => {
    const jobs = await jobCounts(db).catch(() => []);
    const memory = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const lags = (['mean', 'max'] as const).map((kind) => ({ labels: { kind }, value: seconds(lag[kind]) }));
    const p99 = { labels: { kind: 'p99' }, value: seconds(lag.percentile(99)) };
    lag.reset();
    return [
      {
        name: 'lipsia_jobs',
        help: 'Background jobs that are not done, by queue and state.',
        samples: jobs.map(({ name, state, count }) => ({ labels: { queue: name, state }, value: count })),
      },
      {
        name: 'lipsia_pool_connections',
        help: 'Database connections of this node.',
        samples: [
          { labels: { state: 'all' }, value: db.pool.totalCount },
          { labels: { state: 'idle' }, value: db.pool.idleCount },
          { labels: { state: 'waiting' }, value: db.pool.waitingCount },
        ],
      },
      {
        name: 'lipsia_event_loop_lag_seconds',
        help: 'How late the event loop ran since the last look.',
        samples: [...lags, p99],
      },
      { name: 'process_resident_memory_bytes', help: 'Memory of the process.', samples: [{ value: memory.rss }] },
      { name: 'process_heap_bytes', help: 'Memory in use on the heap.', samples: [{ value: memory.heapUsed }] },
      {
        name: 'process_cpu_seconds',
        help: 'Processor time of the process.',
        type: 'counter',
        samples: [{ value: (user + system) / 1e6 }],
      },
      {
        name: 'process_start_time_seconds',
        help: 'When the process started, as seconds since 1970.',
        samples: [{ value: Math.round(performance.timeOrigin / 1_000) }],
      },
    ];
  };
}

/** The monitor counts from one look to the next; only what exceeds that is lag. Without a look it says NaN. */
const seconds = (nanoseconds: number): number =>
  Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds - resolution * 1e6) / 1e9 : 0;
/** Milliseconds between two looks. */
const resolution = 20;

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sha256Of } from '#kernel/sha256';
import { type Database, migrationSources } from '#platform/database';
import type { Log } from '#platform/log';
import { appliedMigrations, jobCounts } from '../store/health-store.ts';

/** Whether this node may be sent visitors: the database answers, every table it knows stands, background work can be stored. */
export function createHealth(parts: { readonly db: Database; readonly log: Log }, root = projectRoot): Health {
  const wanted = filesOf(root);
  const told = Promise.withResolvers<void>();
  let isStopping = false;
  let askedAt: number | null = null;
  const holds = async (name: string, check: () => Promise<boolean>): Promise<CheckState> => {
    try {
      return (await withinTime(check())) ? 'ok' : 'failed';
    } catch (cause) {
      parts.log.warn('not-ready', { check: name, reason: (cause as Error).message });
      return 'failed';
    }
  };
  return {
    async stopping() {
      isStopping = true;
      if (askedAt === null || performance.now() - askedAt > watchedMilliseconds) return;
      await Promise.race([told.promise, delay(watchedMilliseconds, undefined, { ref: false })]);
      // Who was sent here just before the balancer knew is still on the way.
      await delay(onTheWayMilliseconds);
    },
    async ready() {
      askedAt = performance.now();
      const database = await holds('database', async () => (await parts.db.query('SELECT 1')).length === 1);
      const [migrations, jobs] =
        database === 'failed'
          ? (['failed', 'failed'] as const)
          : await Promise.all([
              holds('migrations', async () => covers(await appliedMigrations(parts.db), wanted)),
              holds('jobs', async () => (await jobCounts(parts.db)).length >= 0),
            ]);
      const checks = { database, migrations, jobs, stopping: isStopping ? ('failed' as const) : ('ok' as const) };
      if (checks.stopping === 'failed') told.resolve();
      return { ready: Object.values(checks).every((state) => state === 'ok'), checks };
    },
  };
}

/** A newer node may have applied more; what this one knows must stand as it knows it. */
const covers = (applied: readonly { name: string; sha256: string }[], wanted: ReadonlyMap<string, string>): boolean => {
  const known = new Map(applied.map(({ name, sha256 }) => [name, sha256]));
  return [...wanted].every(([name, sha256]) => known.get(name) === sha256);
};

function filesOf(root: string): ReadonlyMap<string, string> {
  return new Map(
    migrationSources(root).flatMap(({ module, folder }) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.sql'))
        .map(
          (name) => [`${module}/${name}`, sha256Of(readFileSync(join(folder, name), 'utf8')).toString('hex')] as const,
        ),
    ),
  );
}

/** A probe that hangs is a probe that failed. */
async function withinTime(check: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within two seconds')), 2_000);
  });
  return Promise.race([check, late]).finally(() => clearTimeout(timer));
}

/** Balancers ask every few seconds; one that has not asked for so long does not watch. */
const watchedMilliseconds = 6_000;
const onTheWayMilliseconds = 500;
const projectRoot = join(import.meta.dirname, '../../../..');

export interface Health {
  /** From now on not ready; done when a balancer that watches has heard it, at once when none does. */
  stopping(): Promise<void>;
  ready(): Promise<{ readonly ready: boolean; readonly checks: Readonly<Record<string, CheckState>> }>;
}
type CheckState = 'ok' | 'failed';

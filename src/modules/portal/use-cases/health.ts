import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, migrationSources } from '#platform/database';
import type { Log } from '#platform/log';
import { appliedMigrations, jobCounts } from '../store/health-store.ts';

/** Whether this node may be sent visitors: the database answers, every table it knows stands, background work can be stored. */
export function createHealth(parts: { readonly db: Database; readonly log: Log }, root = projectRoot): Health {
  const wanted = filesOf(root);
  let isStopping = false;
  const holds = async (name: string, check: () => Promise<boolean>): Promise<CheckState> => {
    try {
      return (await withinTime(check())) ? 'ok' : 'failed';
    } catch (cause) {
      parts.log.warn('not-ready', { check: name, reason: (cause as Error).message });
      return 'failed';
    }
  };
  return {
    stopping: () => {
      isStopping = true;
    },
    async ready() {
      const database = await holds('database', async () => (await parts.db.query('SELECT 1')).length === 1);
      const [migrations, jobs] =
        database === 'failed'
          ? (['failed', 'failed'] as const)
          : await Promise.all([
              holds('migrations', async () => covers(await appliedMigrations(parts.db), wanted)),
              holds('jobs', async () => (await jobCounts(parts.db)).length >= 0),
            ]);
      const checks = { database, migrations, jobs, stopping: isStopping ? ('failed' as const) : ('ok' as const) };
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
          (name) =>
            [
              `${module}/${name}`,
              createHash('sha256')
                .update(readFileSync(join(folder, name), 'utf8'))
                .digest('hex'),
            ] as const,
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

const projectRoot = join(import.meta.dirname, '../../../..');

export interface Health {
  stopping(): void;
  ready(): Promise<{ readonly ready: boolean; readonly checks: Readonly<Record<string, CheckState>> }>;
}
type CheckState = 'ok' | 'failed';

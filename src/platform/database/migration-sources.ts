import { existsSync, globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { MigrationSource } from './types.ts';

/** Every room and module that has migrations, ground floor first: platform, then modules in the given order, others last. */
export function migrationSources(root: string, order: readonly string[] = []): MigrationSource[] {
  const place = (module: string): number => (order.includes(module) ? order.indexOf(module) : order.length);
  const found = (pattern: string): MigrationSource[] =>
    globSync(pattern, { cwd: root })
      .map((folder) => ({ module: basename(dirname(folder)), folder: join(root, folder) }))
      .filter(({ folder }) => existsSync(folder))
      .sort((a, b) => place(a.module) - place(b.module) || (a.module < b.module ? -1 : 1));
  return [...found('src/platform/*/migrations'), ...found('src/modules/*/migrations')];
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#platform/config';
import { migrate, migrationSources, startEmbedded } from '#platform/database';
import { silentLog } from '#platform/log';
import { openApiOf, openApiText } from '#portal';
import { compose } from './compose.ts';
import { modules } from './modules.ts';
import { openPlatform } from './open-platform.ts';

/** The OpenAPI document of the whole app, composed on a PostgreSQL that is thrown away. */
export async function composedOpenApi(root: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lipsia-openapi-'));
  const cluster = await startEmbedded({ dataDir: folder, tuning: { fsync: 'off' } });
  try {
    await migrate(cluster.ownerUrl(), migrationSources(root, Object.keys(modules)), { appUrl: cluster.url() });
    const read = readConfig({ DATABASE_URL: cluster.url(), CITY: join(root, 'city'), LOG_LEVEL: 'silent' });
    if (!read.ok) throw new Error('the demo settings do not hold');
    const platform = openPlatform(read.config, silentLog);
    const { routes } = await compose(platform, { root });
    await platform.db.close();
    return openApiText(openApiOf(routes, aboutApi(root)));
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Title and version of the interface; the version is that of the package. */
export function aboutApi(root: string): { readonly title: string; readonly version: string } {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { title: 'Lipsia', version };
}

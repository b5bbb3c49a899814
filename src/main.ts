import { join } from 'node:path';
import { environment, explainProblems, readConfig } from '#platform/config';
import { migrate, migrationSources } from '#platform/database';
import { listen } from '#platform/http';
import { createLog } from '#platform/log';
import { fitsKek } from '#platform/vault';
import { compose } from './compose.ts';
import { modules } from './modules.ts';
import { openPlatform } from './open-platform.ts';

const root = join(import.meta.dirname, '..');
const read = readConfig(environment());
if (!read.ok) {
  process.stderr.write(`${explainProblems(read.problems)}\n`);
  process.exit(1);
}
const { config } = read;
const log = createLog(config);
process.on('uncaughtException', (cause) => {
  log.error('node-failed', cause);
  process.exit(1);
});
const { databaseUrl, databaseOwnerUrl: ownerUrl } = config;
if (ownerUrl) {
  const sources = migrationSources(root, Object.keys(modules));
  await migrate(ownerUrl, sources, { log, ...(databaseUrl ? { appUrl: databaseUrl } : {}) });
}
const platform = openPlatform(config, log);
if (!(await fitsKek(platform.db, config.keys.kek))) {
  process.stderr.write(
    '  KEK: the data in this database was sealed with another key. Give that key, or another database.\n',
  );
  process.exit(1);
}
const { app, doors, stopping: notReady } = await compose(platform, { root });
// They are made months ahead, every day again, and what finds none is kept all the same.
await platform.events.ensurePartitions().catch((cause: unknown) => log.error('partitions-not-made', cause));
await platform.jobs.open();
if (config.jobs) await platform.jobs.start();
const server = await listen(app, config.port, config.host);
// What another node published, or what was planned for today.
const looking = setInterval(() => {
  doors.catalogue.refresh().catch((cause: unknown) => log.warn('catalogue-not-refreshed', { reason: String(cause) }));
}, 5_000);

let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  clearInterval(looking);
  await notReady();
  await server.close();
  await platform.jobs.stop();
  await platform.mail.close();
  await platform.db.close();
  process.exit(0);
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
// Whoever hears this may at once ask the node to stop.
log.info('ready', { port: server.port });
process.send?.({ ready: server.port });

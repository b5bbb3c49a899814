import { startEmbedded } from '#platform/database';

/** Keeps the bundled PostgreSQL on the folder in the first argument running until it is told to stop, for tests that kill it. */
const cluster = await startEmbedded({ dataDir: process.argv[2] ?? '', tuning: { fsync: 'off' } });
process.stdout.write(
  `${JSON.stringify({ pid: cluster.pid, port: cluster.port, url: cluster.ownerUrl('postgres') })}\n`,
);
process.stdin.resume();
process.on('SIGTERM', () => {
  void cluster.stop().then(() => process.exit(0));
});

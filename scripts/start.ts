import { type Config, environment, explainProblems, readConfig } from '#platform/config';
import { type EmbeddedCluster, migrate, migrationSources, startEmbedded } from '#platform/database';
import { silentLog } from '#platform/log';
import { modules } from '../src/modules.ts';
import { announcement, type DemoFacts } from './announcement.ts';
import { buildWhenStale } from './build.ts';
import { type Program, startProgram, untilReady } from './program.ts';
import { step } from './progress.ts';
import { refuseRealData } from './refuse-real-data.ts';
import { refuseTakenPorts } from './refuse-taken-ports.ts';

/** Starts everything the demo needs, in order, and stops it in the opposite order. With `--production` only the node. */
async function start(): Promise<void> {
  const begun = performance.now();
  const isProduction = process.argv.includes('--production');
  const config = settings(isProduction ? 'production' : undefined);
  onSignals();
  await refuseTakenPorts(config);
  if (config.mode === 'production') return startNodeOnly();
  const [database] = await Promise.all([prepareDatabase(config), step('Building the app', () => buildWhenStale())]);
  await refuseRealData(config, database.url);
  // The tables are up to date, so the app gets no login that could change them.
  const { DATABASE_OWNER_URL: _, ...given } = environment();
  const env = { ...given, DATABASE_URL: database.url };
  // Neither needs the other before somebody comes.
  const [demo] = await Promise.all([
    step('Starting the demo services', () => startDemo({ ...env, DATABASE_OWNER_URL: database.ownerUrl })),
    step('Starting the app', () => untilReady(begin(startProgram('dist/main.js', env), 'the app'))),
  ]);
  process.stdout.write(announcement(config, demo.facts, performance.now() - begun));
  demo.fill();
}

function settings(mode: 'production' | undefined): Config {
  const read = readConfig(mode ? { ...environment(), MODE: mode } : environment());
  if (read.ok) return read.config;
  const language = environment().LANG?.startsWith('de') ? 'de' : 'en';
  const head = { de: 'Diese Einstellungen passen nicht:', en: 'These settings do not fit:' }[language];
  process.stderr.write(`${head}\n${explainProblems(read.problems, language)}\n`);
  process.exit(2);
}

async function startNodeOnly(): Promise<void> {
  await step('Building the app', () => buildWhenStale());
  const node = begin(startProgram('dist/main.js', { ...environment(), MODE: 'production' }), 'the app');
  await untilReady(node);
}

async function prepareDatabase(config: Config): Promise<{ url: string; ownerUrl: string }> {
  const database = await step('Preparing the database', () => openDatabase(config));
  await step('Bringing the tables up to date', () =>
    migrate(database.ownerUrl, migrationSources('.', Object.keys(modules)), { appUrl: database.url }),
  );
  return database;
}

async function openDatabase(config: Config): Promise<{ url: string; ownerUrl: string }> {
  if (config.databaseUrl) {
    return { url: config.databaseUrl, ownerUrl: config.databaseOwnerUrl ?? config.databaseUrl };
  }
  const say = (event: string, fields: object = {}): void => {
    process.stdout.write(`${event}: ${Object.values(fields).join(' – ')}\n`);
  };
  const cluster: EmbeddedCluster = await startEmbedded({
    dataDir: config.dataDir,
    log: { ...silentLog, info: say, warn: say, error: (event, cause) => say(event, { cause: String(cause) }) },
  });
  cleanups.push(() => cluster.stop());
  return { url: cluster.url(), ownerUrl: cluster.ownerUrl() };
}

/** The demo services say on one line of JSON that they are ready, and who may sign in; they wait with the example cases until told. */
async function startDemo(env: Record<string, string | undefined>): Promise<Demo> {
  const program = begin(startProgram(demoProgram, env, []), 'the demo services');
  return new Promise((resolve, reject) => {
    program.onLine((line) => {
      if (!line.startsWith('{"ready":true')) return;
      resolve({ facts: JSON.parse(line) as DemoFacts, fill: () => void program.child.send('fill', () => {}) });
    });
    void program.ended.then((how) => reject(new Error(`the demo services ended before they were ready (${how})`)));
  });
}

function begin(program: Program, name: string): Program {
  cleanups.push(() => program.stop());
  program.onLine((line) => {
    if (!line.startsWith('{"ready":true')) process.stdout.write(`${line}\n`);
  });
  void program.ended.then((how) => {
    if (stopping) return;
    process.stderr.write(`${name} ended (${how})\n`);
    void stop(1);
  });
  return program;
}

function onSignals(): void {
  let first = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // npm passes on the signal that the terminal has sent already, so the same wish may come twice.
      if (first && performance.now() - first > 3_000) process.exit(1);
      first ||= performance.now();
      void stop(0);
    });
  }
  // npm ends at a signal without handing it on: what it has started would run on unseen.
  const parent = process.ppid;
  if (environment().npm_lifecycle_event) setInterval(() => process.ppid !== parent && void stop(0), 500).unref();
}

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    for (const cleanup of cleanups.reverse())
      await cleanup().catch((cause: unknown) => process.stderr.write(`${cause}\n`));
    process.exit(code);
  })();
  return stopping;
}

interface Demo {
  readonly facts: DemoFacts;
  fill(): void;
}
const demoProgram = 'dist/bin/demo.js';
const cleanups: (() => Promise<void>)[] = [];
let stopping: Promise<void> | null = null;

try {
  await start();
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n`);
  await stop(1);
}

import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { type Config, environment, explainProblems, readConfig } from '#platform/config';
import { type EmbeddedCluster, migrate, migrationSources, startEmbedded } from '#platform/database';
import { silentLog } from '#platform/log';
import { modules } from '../src/modules.ts';
import { buildWhenStale } from './build.ts';
import { type Program, startProgram, untilReady } from './program.ts';
import { step } from './progress.ts';

/** Starts everything the demo needs, in order, and stops it in the opposite order. With `--production` only the node. */
async function start(): Promise<void> {
  const begun = performance.now();
  const isProduction = process.argv.includes('--production');
  const config = settings(isProduction ? 'production' : undefined);
  onSignals();
  if (config.mode === 'production') return startNodeOnly();
  await refuseTakenPort(config);
  const [database] = await Promise.all([
    step('Preparing the database', () => openDatabase(config)),
    step('Building the app', () => buildWhenStale()),
  ]);
  await step('Bringing the tables up to date', () =>
    migrate(database.ownerUrl, migrationSources('.', Object.keys(modules)), { appUrl: database.url }),
  );
  const env = { ...environment(), DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl };
  const logins = existsSync(demoProgram) ? await step('Starting the demo services', () => startDemo(env)) : [];
  const node = begin(startProgram('dist/main.js', env), 'the app');
  await step('Starting the app', () => untilReady(node));
  announce(config, logins, performance.now() - begun);
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

/** The demo services say on one line of JSON that they are ready, and who may sign in. */
async function startDemo(env: Record<string, string | undefined>): Promise<readonly Login[]> {
  const program = begin(startProgram(demoProgram, env), 'the demo services');
  return new Promise((resolve, reject) => {
    program.onLine((line) => {
      if (line.startsWith('{"ready":true')) resolve((JSON.parse(line) as { logins?: Login[] }).logins ?? []);
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

function announce(config: Config, logins: readonly Login[], milliseconds: number): void {
  const lines = [
    '',
    `Lipsia is ready after ${(milliseconds / 1000).toFixed(1)} s:  ${config.baseUrl}/de  (English: ${config.baseUrl}/en)`,
    ...(logins.length > 0 ? ['', 'Demo people, none of them real:'] : []),
    ...logins.map(({ name, password, about }) => `  ${name.padEnd(16)} ${password.padEnd(16)} ${about}`),
    '',
    'Stop with Ctrl-C.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function refuseTakenPort({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) => reject(new Error(`PORT ${port} is not free (${cause.message}): give another one`)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
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
}

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    for (const cleanup of cleanups.reverse())
      await cleanup().catch((cause: unknown) => process.stderr.write(`${cause}\n`));
    process.exit(code);
  })();
  return stopping;
}

const demoProgram = 'dist/bin/demo.js';
const cleanups: (() => Promise<void>)[] = [];
let stopping: Promise<void> | null = null;

interface Login {
  readonly name: string;
  readonly password: string;
  /** Who it is and what they may do. */
  readonly about: string;
}

try {
  await start();
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n`);
  await stop(1);
}

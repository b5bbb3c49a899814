import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { environment } from '#platform/config';
import { type EmbeddedCluster, migrate, migrationSources, startEmbedded } from '#platform/database';
import { type Program, startProgram, untilReady } from '../../scripts/program.ts';
import { step } from '../../scripts/progress.ts';
import { modules } from '../../src/modules.ts';
import { type MailSink, startMailSink } from './mail-sink.ts';

/** What a figure needs around it: a durable PostgreSQL and a city in a temporary folder, app nodes; all gone at the end. */
export async function withSurroundings(
  measure: (surroundings: Surroundings) => Promise<void>,
  tuning: Readonly<Record<string, string>> = {},
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'lipsia-bench-'));
  // The server's own user must be able to enter it when root measures.
  chmodSync(home, 0o755);
  const city = join(home, 'city');
  cpSync('city', city, { recursive: true });
  cpSync('bench/city', city, { recursive: true });
  const programs: Program[] = [];
  const clients: Client[] = [];
  const mail = await startMailSink();
  let cluster: EmbeddedCluster | undefined;
  const clean = async (): Promise<void> => {
    await Promise.all(programs.map((program) => program.stop()));
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
    await cluster?.stop();
    mail.stop();
    rmSync(home, { recursive: true, force: true });
  };
  const leave = (code: number) => void clean().finally(() => process.exit(code));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => leave(130));
  process.once('uncaughtException', (cause) => {
    process.stderr.write(`${cause.stack}\n`);
    leave(1);
  });
  try {
    const started = await step('Preparing PostgreSQL (fsync on)', () =>
      startEmbedded({ dataDir: join(home, 'data'), tuning }),
    );
    cluster = started;
    const sources = migrationSources('.', Object.keys(modules));
    await step('Making the tables', () => migrate(started.ownerUrl(), sources, { appUrl: started.url() }));
    await measure({
      home,
      city,
      mail,
      databaseUrl: started.url(),
      ownerUrl: started.ownerUrl(),
      async connect(url = started.ownerUrl()) {
        const client = new Client({ connectionString: url });
        // A server that stops first says so to connections that wait for nothing.
        client.on('error', () => undefined);
        await client.connect();
        clients.push(client);
        return client;
      },
      async otherDatabase(name) {
        const client = new Client({ connectionString: started.ownerUrl() });
        await client.connect();
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
        await client.end();
        await migrate(started.ownerUrl(name), sources, { appUrl: started.url(name) });
        return { databaseUrl: started.url(name), ownerUrl: started.ownerUrl(name) };
      },
      startNode: (settings = {}) =>
        startNode(programs, { DATABASE_URL: started.url(), CITY: city, SMTP_URL: mail.url, ...settings }),
    });
  } finally {
    await clean();
  }
}

/** A node as built, as in operation: no logs, and no limits, which would measure themselves. */
async function startNode(programs: Program[], settings: Readonly<Record<string, string>>): Promise<Node> {
  const port = await freePorts();
  const given = environment();
  const env = {
    PATH: given.PATH,
    HOME: given.HOME,
    NODE_ENV: 'production',
    PORT: String(port),
    LOG_LEVEL: 'error',
    RATE_LIMITS: 'off',
    NODE_NAME: `bench-${port}`,
    ...settings,
  };
  const program = startProgram('dist/main.js', env);
  program.onLine((line) => process.stderr.write(`${line}\n`));
  programs.push(program);
  await untilReady(program);
  return { port, pid: program.child.pid!, stop: () => program.stop() };
}

/** A free port with room above it for the demo services that a demo node expects there. */
function freePorts(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(Math.min(port, 65_000)));
    });
  });
}

export interface Surroundings {
  readonly home: string;
  readonly city: string;
  readonly mail: MailSink;
  readonly databaseUrl: string;
  readonly ownerUrl: string;
  /** Another database of the same server, with the tables made. */
  otherDatabase(name: string): Promise<{ readonly databaseUrl: string; readonly ownerUrl: string }>;
  /** A connection that lives as long as the surroundings; as the owner of everything unless told otherwise. */
  connect(url?: string): Promise<Client>;
  startNode(settings?: Readonly<Record<string, string>>): Promise<Node>;
}
export interface Node {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

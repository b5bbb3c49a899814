import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#platform/config';
import { type EmbeddedCluster, migrate, migrationSources, startEmbedded } from '#platform/database';
import { createLog } from '#platform/log';
import type { Platform } from '#platform/mount';
import type { Sessions } from '#platform/session';
import { buildWhenStale } from '../../../scripts/build.ts';
import { compose, type Doors } from '../../../src/compose.ts';
import { type CaughtMail, startMailCatcher } from '../../../src/demo/mail/index.ts';
import { modules } from '../../../src/modules.ts';
import { openPlatform } from '../../../src/open-platform.ts';
import { sweepLeftovers } from '../../support/cluster.ts';
import { asOwner } from '../../support/test-database.ts';
import { AppNode, type NodeSettings } from './app-node.ts';

/** A city hall to be broken: a PostgreSQL of its own, a mail server, and app nodes as built, each a process; `close` removes it all. */
export async function openCityHall(): Promise<CityHall> {
  await buildWhenStale();
  sweepLeftovers(prefix);
  const home = mkdtempSync(join(tmpdir(), prefix));
  // The server's own user must be able to enter it when root runs the tests.
  chmodSync(home, 0o755);
  const mail = await startMailCatcher({ smtpPort: 0, webPort: 0, host: '127.0.0.1' });
  try {
    // A killed process loses nothing without fsync either; only a machine that loses power does.
    const cluster = await startEmbedded({ dataDir: home, tuning: { fsync: 'off' } });
    await migrate(cluster.ownerUrl(), migrationSources('.', Object.keys(modules)), { appUrl: cluster.url() });
    return new CityHall(home, cluster, mail);
  } catch (cause) {
    await mail.close();
    rmSync(home, { recursive: true, force: true });
    throw cause;
  }
}

export class CityHall {
  readonly cluster: EmbeddedCluster;
  readonly nodes: AppNode[] = [];
  readonly #home: string;
  readonly #mail: MailCatcher;
  readonly #mails = new Map<number, CaughtMail>();
  readonly #timer: NodeJS.Timeout;

  constructor(home: string, cluster: EmbeddedCluster, mail: MailCatcher) {
    this.#home = home;
    this.cluster = cluster;
    this.#mail = mail;
    // The catcher shows the last 200 only.
    this.#timer = setInterval(() => this.mails(), 100);
    copyApp(home);
  }

  /** Starts a node and waits until it serves. */
  async startNode(settings: NodeSettings = {}): Promise<AppNode> {
    const node = new AppNode(join(this.#home, 'app/dist/main.js'), {
      DATABASE_URL: this.cluster.url(),
      SMTP_URL: `smtp://127.0.0.1:${this.#mail.smtpPort}`,
      NODE_NAME: `node-${this.nodes.length + 1}`,
      ...settings,
    });
    this.nodes.push(node);
    await node.start();
    return node;
  }

  /** Every mail so far, also what came twice. */
  mails(): CaughtMail[] {
    for (const mail of this.#mail.messages()) this.#mails.set(mail.number, mail);
    return [...this.#mails.values()];
  }

  /** Asks the database as the login that may do everything. */
  ask<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return asOwner<Row>(this.cluster.ownerUrl(), sql, values);
  }

  /** Looks into the city hall as a node of its own would, without serving or doing background work. */
  async inside<T>(look: (inside: Inside) => Promise<T>): Promise<T> {
    const read = readConfig({ DATABASE_URL: this.cluster.url(), LOG_LEVEL: 'silent', NODE_NAME: 'inside' });
    if (!read.ok) throw new Error('the demo settings do not hold');
    const platform = openPlatform(read.config, createLog(read.config));
    try {
      const { doors, sessions } = await compose(platform, { root: process.cwd() });
      return await look({ platform, doors, sessions, verifyEvents: () => platform.events.verify() });
    } finally {
      await platform.mail.close();
      await platform.db.close();
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.allSettled(this.nodes.map((node) => node.retire()));
    await Promise.allSettled([this.cluster.stop(), this.#mail.close()]);
    rmSync(this.#home, { recursive: true, force: true });
  }
}

/** The app as it is built now: nodes that start later must not find a build in progress. */
function copyApp(home: string): void {
  const app = join(home, 'app');
  mkdirSync(app);
  cpSync('dist', join(app, 'dist'), { recursive: true });
  for (const name of ['src', 'docs', 'node_modules', 'package.json'])
    symlinkSync(join(process.cwd(), name), join(app, name));
}

const prefix = 'lipsia-faults-';

type MailCatcher = Awaited<ReturnType<typeof startMailCatcher>>;
interface Inside {
  readonly platform: Platform;
  readonly doors: Doors;
  readonly sessions: Sessions;
  verifyEvents(): Promise<{ readonly streams: number; readonly events: number; readonly broken: readonly string[] }>;
}

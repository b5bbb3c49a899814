import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '#platform/config';
import { type EmbeddedCluster, startEmbedded } from '#platform/database';
import { buildWhenStale } from '../../scripts/build.ts';
import { AppNode, type NodeSettings } from '../faults/support/app-node.ts';
import { sweepLeftovers } from '../support/cluster.ts';
import { asOwner } from '../support/test-database.ts';

/** A PostgreSQL as a city has it: nothing of Lipsia on it but an empty database and two logins, neither of them an administrator. */
export async function openOutsideServer(): Promise<OutsideServer> {
  await buildWhenStale();
  sweepLeftovers(prefix);
  const home = mkdtempSync(join(tmpdir(), prefix));
  // The server's own user must be able to enter it when root runs the tests.
  chmodSync(home, 0o755);
  copyApp(home);
  const cluster = await startEmbedded({ dataDir: home, tuning: { fsync: 'off' } });
  const admin = cluster.ownerUrl('postgres');
  const [owner, app] = [newSecret(), newSecret()];
  await asOwner(admin, 'ALTER ROLE lipsia_app RENAME TO nobody_here');
  await asOwner(admin, `CREATE ROLE city_owner LOGIN CREATEROLE PASSWORD '${owner}'`);
  await asOwner(admin, `CREATE ROLE city_app LOGIN PASSWORD '${app}'`);
  await asOwner(admin, 'CREATE DATABASE city OWNER city_owner');
  const address = (login: string, password: string) => `postgres://${login}:${password}@127.0.0.1:${cluster.port}/city`;
  return new OutsideServer(home, cluster, address('city_app', app), address('city_owner', owner));
}

export class OutsideServer {
  readonly nodes: AppNode[] = [];
  readonly settings: NodeSettings;
  readonly #home: string;
  readonly #cluster: EmbeddedCluster;

  constructor(home: string, cluster: EmbeddedCluster, url: string, ownerUrl: string) {
    this.#home = home;
    this.#cluster = cluster;
    this.settings = productionSettings(url, ownerUrl);
  }

  /** One node of production; the caller starts it. */
  node(settings: NodeSettings = {}): AppNode {
    const node = new AppNode(this.#program('main.js'), {
      RATE_LIMITS: 'on',
      LOG_LEVEL: 'info',
      CITY: join(this.#home, 'app/city'),
      ...this.settings,
      ...settings,
    });
    this.nodes.push(node);
    return node;
  }

  /** Runs a built program with these settings alone, until it ends or a minute is over. */
  run(program: string, settings: NodeSettings, ...words: readonly string[]): Promise<Ended> {
    const { PATH, HOME } = environment();
    const options = { env: { PATH, HOME, ...settings }, cwd: join(this.#home, 'app'), timeout: 60_000 };
    return new Promise((resolve) => {
      execFile(process.execPath, [this.#program(program), ...words], options, (cause, stdout, stderr) =>
        resolve({ code: cause ? Number(cause.code ?? -1) : 0, said: `${stdout}${stderr}` }),
      );
    });
  }

  /** Asks the city's database as an administrator. */
  ask<Row>(sql: string): Promise<Row[]> {
    return asOwner<Row>(this.#cluster.ownerUrl('city'), sql);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.nodes.map((node) => node.stop()));
    await this.#cluster.stop();
    rmSync(this.#home, { recursive: true, force: true });
  }

  #program(name: string): string {
    return join(this.#home, 'app/dist', name);
  }
}

/** Everything that production asks for; the services outside have names that lead nowhere. */
const productionSettings = (url: string, ownerUrl: string): NodeSettings => ({
  MODE: 'production',
  BASE_URL: 'https://stadt.example',
  DATABASE_URL: url,
  DATABASE_OWNER_URL: ownerUrl,
  KEK: newKey(),
  COOKIE_KEY: newKey(),
  INDEX_KEY: newKey(),
  LOG_KEY: newKey(),
  OIDC_ISSUER: 'https://id.stadt.example',
  OIDC_CLIENT_ID: 'lipsia',
  OIDC_CLIENT_SECRET: newSecret(),
  REGISTER_URL: 'https://register.stadt.example',
  REGISTER_TOKEN: newSecret(),
  SMTP_URL: 'smtps://mail.stadt.example',
  MAIL_FROM: 'post@stadt.example',
  TRUST_PROXY: '1',
});

/** A key as `openssl rand -base64 32` makes it. */
export const newKey = (): string => randomBytes(32).toString('base64');
/** Hexadecimal, so that by no chance it holds a word that counts as well known. */
export const newSecret = (): string => randomBytes(24).toString('hex');

/** The app as it is built now, which a build of somebody else must not change under the test, and a city with an account of its own. */
function copyApp(home: string): void {
  const app = join(home, 'app');
  mkdirSync(app);
  cpSync('dist', join(app, 'dist'), { recursive: true });
  for (const name of ['src', 'docs', 'node_modules', 'package.json'])
    symlinkSync(join(process.cwd(), name), join(app, name));
  cpSync('city', join(app, 'city'), { recursive: true });
  const file = join(app, 'city/city.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^( +state: )example$/gm, '$1confirmed'));
}

const prefix = 'lipsia-outside-';

export interface Ended {
  readonly code: number;
  readonly said: string;
}

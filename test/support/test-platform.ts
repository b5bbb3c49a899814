import { type Config, readConfig } from '#platform/config';
import { createEventStore } from '#platform/events';
import { createJobs } from '#platform/jobs';
import { type Log, silentLog } from '#platform/log';
import type { Mailer } from '#platform/mail';
import type { Platform } from '#platform/mount';
import type { Pusher } from '#platform/push';
import type { Texter } from '#platform/sms';
import { createVault } from '#platform/vault';
import { idsFrom } from './new-id.ts';
import { seededRandom } from './seeded-random.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

/** The whole plumbing on a database of its own, by a virtual clock: jobs run on `drain`, mails and faults are kept in lists. */
export async function testPlatform(options: Options = {}): Promise<TestPlatform> {
  const database = await testDatabase({ poolSize: options.poolSize ?? 4 });
  const { db } = database;
  const clock = options.clock ?? virtualClock();
  const random = seededRandom(options.seed);
  const newId = idsFrom(clock, random);
  const faults: unknown[] = [];
  const log: Log = { ...silentLog, error: (_event, cause) => void faults.push(cause) };
  const demo = demoConfig(database.url);
  const watched = options.witnessedBy ? { ...demo.log, witnesses: await options.witnessedBy(demo) } : demo.log;
  const config: Config = { ...demo, log: watched };
  const { kek, index } = config.keys;
  const vault = createVault({ db, kek, indexKey: index, clock, random, newId });
  const events = createEventStore({ db, clock, newId, vault });
  const jobs = createJobs({ db, clock, newId, log, hasVirtualTime: true });
  const mails: SentMail[] = [];
  const mail: Mailer = { send: async (sent) => void mails.push(sent), close: async () => {} };
  const sentTexts: SentText[] = [];
  const sms: Texter = { send: async (sent) => void sentTexts.push(sent) };
  const sentNotices: SentNotice[] = [];
  const push: Pusher = {
    publicKey: 'BNotAKey',
    read: (said) => (said.endpoint.startsWith('https://push.example/') ? said : null),
    async send({ endpoint }, notice) {
      if (endpoint.endsWith('/gone')) return 'gone';
      sentNotices.push({ endpoint, ...notice });
      return 'sent';
    },
  };
  return {
    platform: { config, log, clock, random, newId, db, events, vault, jobs, mail, sms, push },
    clock,
    mails,
    sentTexts,
    sentNotices,
    faults,
    database,
    async drop() {
      await jobs.stop();
      await database.drop();
    },
  };
}

function demoConfig(databaseUrl: string) {
  const read = readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', NODE_NAME: 'test' });
  if (!read.ok) throw new Error('the demo settings do not hold');
  return read.config;
}

export type SentText = Parameters<Texter['send']>[0];
export type SentNotice = Parameters<Pusher['send']>[1] & { readonly endpoint: string };
export type SentMail = Parameters<Mailer['send']>[0];
export interface TestPlatform {
  readonly platform: Platform;
  readonly clock: VirtualClock;
  readonly mails: SentMail[];
  readonly sentTexts: SentText[];
  readonly sentNotices: SentNotice[];
  /** What was logged as an error; most tests want it empty at the end. */
  readonly faults: unknown[];
  readonly database: TestDatabase;
  drop(): Promise<void>;
}
interface Options {
  /** Starts witnesses for the log of these settings; without it the log asks those of the demo, which do not run. */
  readonly witnessedBy?: (config: Config) => Promise<Config['log']['witnesses']>;
  readonly clock?: VirtualClock;
  readonly seed?: string | number;
  readonly poolSize?: number;
}

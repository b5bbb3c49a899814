import { randomBytes } from 'node:crypto';
import type { Clock } from '#kernel/clock';
import { uuidv7 } from '#kernel/ids';
import type { Config } from '#platform/config';
import { openDatabase } from '#platform/database';
import { createEventStore } from '#platform/events';
import type { Log } from '#platform/log';
import type { Platform } from '#platform/mount';
import { createVault } from '#platform/vault';
import { jobsInOrder } from './jobs-in-order.ts';

/** The plumbing of one node by a clock that is set by hand: what the demo shows as past happens in order. No mail leaves. */
export function openStage(config: Config, log: Log): Stage {
  let now = Temporal.Now.instant();
  const clock: Clock = { now: () => now };
  const random = { bytes: (count: number) => randomBytes(count) };
  const newId = () => uuidv7(now.epochMilliseconds, randomBytes(10));
  const db = openDatabase({ ...config, databaseUrl: unhurried(config.databaseUrl) }, log);
  const vault = createVault({ db, kek: config.keys.kek, indexKey: config.keys.index, clock, random, newId });
  const events = createEventStore({ db, clock, newId, vault });
  const jobs = jobsInOrder();
  const mail = { send: async () => {}, close: async () => {} };
  return {
    platform: { config, log, clock, random, newId, db, events, vault, jobs, mail, sms: null, push: null },
    set: (instant) => {
      now = instant;
    },
    close: () => db.close(),
  };
}

/** Nobody waits for the disk here: nothing of it has been promised to anybody yet. */
function unhurried(url: string | null): string | null {
  if (!url) return null;
  const address = new URL(url);
  address.searchParams.set('options', '-c role=lipsia_app -c synchronous_commit=off');
  return address.toString();
}

export interface Stage {
  readonly platform: Platform;
  set(instant: Temporal.Instant): void;
  close(): Promise<void>;
}

import { randomBytes } from 'node:crypto';
import type { Clock } from '#kernel/clock';
import { uuidv7 } from '#kernel/ids';
import type { Config } from '#platform/config';
import { openDatabase } from '#platform/database';
import { createEventStore } from '#platform/events';
import { createJobs } from '#platform/jobs';
import type { Log } from '#platform/log';
import type { Platform } from '#platform/mount';
import { createVault } from '#platform/vault';

/** The plumbing of one node by a clock that is set by hand: what the demo shows as past happens in order. No mail leaves. */
export function openStage(config: Config, log: Log): Stage {
  let now = Temporal.Now.instant();
  const clock: Clock = { now: () => now };
  const random = { bytes: (count: number) => randomBytes(count) };
  const newId = () => uuidv7(now.epochMilliseconds, randomBytes(10));
  const db = openDatabase(config, log);
  const vault = createVault({ db, kek: config.keys.kek, indexKey: config.keys.index, clock, random, newId });
  const events = createEventStore({ db, clock, newId, vault });
  const jobs = createJobs({ db, clock, newId, log, hasVirtualTime: true });
  const mail = { send: async () => {}, close: async () => {} };
  return {
    platform: { config, log, clock, random, newId, db, events, vault, jobs, mail },
    set: (instant) => {
      now = instant;
    },
    async close() {
      await jobs.stop();
      await db.close();
    },
  };
}

export interface Stage {
  readonly platform: Platform;
  set(instant: Temporal.Instant): void;
  close(): Promise<void>;
}

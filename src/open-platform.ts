import { randomFillSync } from 'node:crypto';
import { uuidv7 } from '#kernel/ids';
import type { Config } from '#platform/config';
import { openDatabase } from '#platform/database';
import { createEventStore } from '#platform/events';
import { createJobs } from '#platform/jobs';
import type { Log } from '#platform/log';
import { createMailer } from '#platform/mail';
import type { Platform } from '#platform/mount';
import { createPusher } from '#platform/push';
import { createTexter } from '#platform/sms';
import { createVault } from '#platform/vault';

/** Opens the plumbing of one node: real clock, real randomness, one database. */
export function openPlatform(config: Config, log: Log): Platform {
  const clock = { now: millisecondClock() };
  const random = { bytes: pooledRandomness() };
  const newId = () => uuidv7(Date.now(), random.bytes(10));
  const db = openDatabase(config, log);
  const vault = createVault({ db, kek: config.keys.kek, indexKey: config.keys.index, clock, random, newId });
  const events = createEventStore({ db, clock, newId, vault });
  const jobs = createJobs({ db, clock, newId, log });
  const mail = createMailer({ smtpUrl: config.mail.smtpUrl, from: config.mail.from, log });
  const sms = config.sms ? createTexter({ ...config.sms, log }) : null;
  const contact = `mailto:${config.mail.from}`;
  const push = config.push ? createPusher({ ...config.push, contact, clock, random, log }) : null;
  return { config, log, clock, random, newId, db, events, vault, jobs, mail, sms, push };
}

/** The time to the millisecond: all who ask within one are given the same object, which is dear to make. */
function millisecondClock(): () => Temporal.Instant {
  let since = 0;
  let instant = Temporal.Instant.fromEpochMilliseconds(since);
  return () => {
    const now = Date.now();
    if (now !== since) [since, instant] = [now, Temporal.Instant.fromEpochMilliseconds(now)];
    return instant;
  };
}

/** Random bytes in small portions from a large draw, each handed out once: a draw costs the same for 10 bytes as for 4,000. */
function pooledRandomness(): (count: number) => Uint8Array {
  let pool = new Uint8Array();
  let used = 0;
  return (count) => {
    if (used + count > pool.length) {
      pool = randomFillSync(new Uint8Array(Math.max(count, 4_096)));
      used = 0;
    }
    const bytes = pool.slice(used, used + count);
    pool.fill(0, used, used + count);
    used += count;
    return bytes;
  };
}

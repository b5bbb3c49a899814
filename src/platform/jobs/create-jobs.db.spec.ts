import { randomBytes } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log';
import { idsFrom } from '../../../test/support/new-id.ts';
import { asOwner, testDatabase } from '../../../test/support/test-database.ts';
import { virtualClock } from '../../../test/support/virtual-clock.ts';
import { createBoss, statementsOn } from './boss.ts';
import { createJobs } from './index.ts';

const own = await testDatabase({ poolSize: 8 });
const { db } = own;
const random = { bytes: (count: number) => randomBytes(count) };
const system = { now: () => Temporal.Now.instant() };
afterAll(async () => {
  await own.drop();
  expect(faults).toEqual([]);
});
beforeEach(() => asOwner(own.ownerUrl, 'DELETE FROM jobs.job_common'));

const faults: unknown[] = [];
const log = { ...silentLog, error: (_event: string, cause: unknown) => void faults.push(cause) };
const clock = virtualClock();
const virtualJobs = () => createJobs({ db, clock, newId: idsFrom(clock, random), hasVirtualTime: true });
const realJobs = () => createJobs({ db, clock: system, newId: idsFrom(system, random), log });

describe('send', () => {
  it('leaves with the transaction, and not at all when it rolls back', async () => {
    const jobs = virtualJobs();
    const done: unknown[] = [];
    jobs.handle('letter', async (data) => void done.push(data.n));
    await db
      .transaction(async (tx) => {
        await jobs.send(tx, { name: 'letter', data: { n: 1 } });
        throw new Error('no');
      })
      .catch(() => {});
    expect(await jobs.drain()).toBe(0);
    await db.transaction((tx) => jobs.send(tx, { name: 'letter', data: { n: 2 } }));
    expect(await jobs.drain()).toBe(1);
    expect(done).toEqual([2]);
    await jobs.stop();
  });
  it('keeps a keyed job single while it waits or runs, and takes it again afterwards', async () => {
    const jobs = virtualJobs();
    let runs = 0;
    jobs.handle('sum', async () => {
      runs++;
      if (runs === 1) await db.transaction((tx) => jobs.send(tx, { name: 'sum', data: {}, key: 'a' }));
    });
    const send = (key: string) => db.transaction((tx) => jobs.send(tx, { name: 'sum', data: {}, key }));
    await send('a');
    await send('a');
    await send('b');
    expect(await jobs.drain()).toBe(2);
    await send('a');
    expect(await jobs.drain()).toBe(1);
    await jobs.stop();
  });
  it('keeps jobs without a key apart', async () => {
    const jobs = virtualJobs();
    jobs.handle('mail', async () => {});
    await db.transaction(async (tx) => {
      for (let n = 0; n < 60; n++) await jobs.send(tx, { name: 'mail', data: { n } });
    });
    expect(await jobs.drain()).toBe(60);
    await jobs.stop();
  });
  it('stores the same rows as pg-boss itself', async () => {
    const jobs = realJobs();
    jobs.handle('letter', async () => undefined);
    await jobs.open();
    const boss = createBoss(statementsOn(db, null), silentLog);
    await boss.start();
    const after = Temporal.Instant.from('2030-01-02T03:04:05Z');
    await db.transaction(async (tx) => {
      await jobs.send(tx, { name: 'letter', data: { text: 'a "b" \\ {c}' }, key: 'own', after });
      await boss.send(
        'letter',
        { text: 'a "b" \\ {c}' },
        { singletonKey: 'theirs', startAfter: after.toString(), db: statementsOn(tx, null) },
      );
    });
    const stored = await db.query<{ row: { id: string; singleton_key: string } }>(
      'SELECT to_jsonb(j) AS row FROM jobs.job_common j ORDER BY singleton_key',
    );
    const [own, theirs] = stored.map(({ row: { id, singleton_key, ...rest } }) => rest);
    expect(stored.map(({ row }) => row.singleton_key)).toEqual(['own', 'theirs']);
    expect(own).toEqual(theirs);
    await jobs.stop();
    await boss.stop({ graceful: false, close: false });
  });
  it('refuses a name nobody handles', async () => {
    const jobs = virtualJobs();
    await expect(db.transaction((tx) => jobs.send(tx, { name: 'typo', data: {} }))).rejects.toThrow(/no handler/);
    await jobs.stop();
  });
});

describe('time', () => {
  it('waits for the given instant by the virtual clock', async () => {
    const jobs = virtualJobs();
    const done: string[] = [];
    jobs.handle('remind', async () => void done.push(clock.now().toString()));
    const after = clock.now().add({ hours: 24 * 200 });
    await db.transaction((tx) => jobs.send(tx, { name: 'remind', data: {}, after }));
    expect(await jobs.drain()).toBe(0);
    clock.advance({ days: 199 });
    expect(await jobs.drain()).toBe(0);
    clock.advance({ days: 2 });
    expect(await jobs.drain()).toBe(1);
    expect(done).toHaveLength(1);
    await jobs.stop();
  });
  it('tries a failed job again later, not at once, and gives up after its retries', async () => {
    const jobs = virtualJobs();
    let attempts = 0;
    const broken = async () => {
      attempts++;
      throw new Error('server away');
    };
    jobs.handle('push', broken, { retries: 2 });
    await db.transaction((tx) => jobs.send(tx, { name: 'push', data: {} }));
    expect(await jobs.drain()).toBe(1);
    expect(await jobs.drain()).toBe(0);
    for (let n = 0; n < 5; n++) {
      clock.advance({ hours: 1 });
      await jobs.drain();
    }
    expect(attempts).toBe(3);
    expect(await db.query(`SELECT state, output->>'message' AS why FROM jobs.job WHERE name = 'push'`)).toEqual([
      { state: 'failed', why: 'server away' },
    ]);
    await jobs.stop();
  });
  it('runs interval work once per interval, however many nodes offer it', async () => {
    const [a, b] = [virtualJobs(), virtualJobs()];
    let runs = 0;
    for (const jobs of [a, b]) jobs.every('sweep', 60, async () => void runs++);
    const both = async () => (await a.drain()) + (await b.drain());
    expect(await both()).toBe(1);
    expect(await both()).toBe(0);
    clock.advance({ seconds: 61 });
    expect(await both()).toBe(1);
    expect(runs).toBe(2);
    await a.stop();
    await b.stop();
  });
});

describe('start', () => {
  it('runs a job right after its transaction, on the node that sent it', async () => {
    // The next regular look-around is an hour away: only a wake can start the job.
    const jobs = createJobs({ db, clock: system, newId: idsFrom(system, random), log, lookEvery: { hours: 1 } });
    const done = Promise.withResolvers<void>();
    jobs.handle('now', async () => done.resolve());
    await jobs.start();
    await db.transaction((tx) => jobs.send(tx, { name: 'now', data: {} }));
    await done.promise;
    await jobs.stop();
  });
  it('hears of jobs that another node sent, runs each once and shares the work', async () => {
    const [web, one, two] = [realJobs(), realJobs(), realJobs()];
    const seen: number[] = [];
    const all = Promise.withResolvers<void>();
    for (const jobs of [web, one, two]) {
      jobs.handle('share', async ({ n }) => {
        seen.push(Number(n));
        if (seen.length === 40) all.resolve();
      });
    }
    await one.start();
    await two.start();
    await db.transaction(async (tx) => {
      for (let n = 0; n < 40; n++) await web.send(tx, { name: 'share', data: { n } });
    });
    await all.promise;
    await Promise.all([web, one, two].map((jobs) => jobs.stop()));
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });
  it('waits on stop for the job that runs', async () => {
    const jobs = realJobs();
    const begun = Promise.withResolvers<void>();
    let isDone = false;
    jobs.handle('slow', async () => {
      begun.resolve();
      await db.query('SELECT pg_sleep(0.2)');
      isDone = true;
    });
    await jobs.start();
    await db.transaction((tx) => jobs.send(tx, { name: 'slow', data: {} }));
    await begun.promise;
    await jobs.stop();
    expect(isDone).toBe(true);
    expect(await db.query(`SELECT 1 FROM jobs.job WHERE name = 'slow'`)).toEqual([]);
  });
  it('gives the jobs of a dead node to another', async () => {
    const jobs = realJobs();
    const done = Promise.withResolvers<void>();
    jobs.handle('orphan', async () => done.resolve());
    await db.transaction((tx) => jobs.send(tx, { name: 'orphan', data: {} }));
    await asOwner(
      own.ownerUrl,
      `UPDATE jobs.job SET state = 'active', started_on = now() - interval '1 minute', heartbeat_on = now() - interval '1 minute' WHERE name = 'orphan';
       UPDATE jobs.queue SET monitor_on = NULL, monitor_claim_on = NULL`,
    );
    await jobs.start();
    await done.promise;
    await jobs.stop();
  });
});

describe('the schema', () => {
  it('is the one this version of pg-boss wants, without drift', async () => {
    const boss = new PgBoss({
      connectionString: own.ownerUrl,
      schema: 'jobs',
      migrate: false,
      supervise: false,
      schedule: false,
    });
    await boss.start();
    expect(await boss.detectSchemaDrift()).toMatchObject({
      ok: true,
      missing: [],
      columnDrift: [],
      extraIndexes: [{ name: 'job_common_due' }],
    });
    await boss.stop({ graceful: false });
  });
});

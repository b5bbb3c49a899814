import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { silentLog } from '#platform/log';
import { idsFrom } from '../../../test/support/new-id.ts';
import { asOwner, testDatabase } from '../../../test/support/test-database.ts';
import { createJobs } from './index.ts';

const own = await testDatabase();
const { db } = own;
afterAll(() => own.drop());
// A number drawn from a sequence stays drawn when the statement is undone.
await asOwner(
  own.ownerUrl,
  `CREATE SEQUENCE jobs.tries;
   CREATE FUNCTION jobs.undo() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
   BEGIN
     IF nextval('jobs.tries') <= 2 THEN RAISE EXCEPTION 'undone' USING ERRCODE = TG_ARGV[0]; END IF;
     RETURN OLD;
   END $$`,
);
beforeEach(() => asOwner(own.ownerUrl, 'ALTER SEQUENCE jobs.tries RESTART'));

it.each(['40P01', '40001'])(
  'a job that is done is gone, and done once, although its end was undone (%s)',
  async (code) => {
    await asOwner(
      own.ownerUrl,
      `CREATE OR REPLACE TRIGGER undo BEFORE DELETE ON jobs.job_common FOR EACH ROW EXECUTE FUNCTION jobs.undo('${code}')`,
    );
    const faults: unknown[] = [];
    const clock = { now: () => Temporal.Now.instant() };
    const newId = idsFrom(clock, { bytes: (count: number) => randomBytes(count) });
    const jobs = createJobs({ db, clock, newId, log: { ...silentLog, error: (_, cause) => void faults.push(cause) } });
    const begun = Promise.withResolvers<void>();
    let runs = 0;
    jobs.handle('letter', async () => {
      runs++;
      begun.resolve();
    });
    await jobs.start();
    await db.transaction((tx) => jobs.send(tx, { name: 'letter', data: {} }));
    await begun.promise;
    await jobs.stop();
    expect(faults).toEqual([]);
    expect(runs).toBe(1);
    expect(await db.query('SELECT 1 FROM jobs.job')).toEqual([]);
  },
);

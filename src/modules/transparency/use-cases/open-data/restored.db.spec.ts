import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemActor } from '#kernel/actor';
import { asOwner, composeTest, virtualClock } from '../../../../../test/support/index.ts';
import { readSize } from '../../store/log-store.ts';

let city: Awaited<ReturnType<typeof composeTest>>;
beforeAll(async () => {
  city = await composeTest({ clock: virtualClock('2026-09-05T08:00:00Z') });
}, 60_000);
afterAll(() => city?.drop());

const counted = () =>
  city.platform.db.query('SELECT measure, subject, period, bucket, count FROM transparency.tally ORDER BY 1, 2, 3, 4');
const owner = (sql: string) => asOwner(city.database.ownerUrl, sql);

it('what was restored into another server goes on after the lines of the operations manual: nothing twice in the log, nothing counted twice', async () => {
  const { db, events, newId } = city.platform;
  for (let at = 0; at < 6; at += 1) {
    const what = [
      { type: 'case.submitted', public: { service: 'hund-anmelden', edition: 1 } },
      { type: 'case.advanced', public: { service: 'hund-anmelden', status: 'decided' } },
    ];
    await db.transaction((tx) => events.append(tx, { stream: newId(), expected: 0, events: what, actor: systemActor }));
  }
  await city.doors.transparency.publishData();
  const [before, size] = [await counted(), await readSize(db)];
  expect(before.length).toBeGreaterThan(0);

  // Transactions of the other server count from the beginning: every place lies ahead of them.
  for (const head of ['transparency.head', 'transparency.tally_head', 'strategy.head'])
    await owner(`UPDATE ${head} SET xact = 900000000000`);
  await expect(city.doors.transparency.publishData()).rejects.toThrow('another database server');

  const manual = readFileSync('docs/operations.md', 'utf8');
  const block = /```sql\n(UPDATE events\.event SET xact = 1;[^`]+)```/u.exec(manual)?.[1] ?? '';
  for (const line of block
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean))
    await owner(line);
  await city.doors.transparency.publishData();
  expect(await counted()).toEqual(before);
  const again = await db.query('SELECT stream, seq FROM transparency.leaf GROUP BY 1, 2 HAVING count(*) > 1');
  expect(again).toEqual([]);
  expect(await readSize(db)).toBeGreaterThanOrEqual(size);
});

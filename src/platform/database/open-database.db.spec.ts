import { afterAll, describe, expect, it } from 'vitest';
import { asOwner, testDatabase } from '../../../test/support/test-database.ts';
import type { Tx } from './types.ts';

const own = await testDatabase();
const { db } = own;
await asOwner(
  own.ownerUrl,
  `CREATE SCHEMA shop; CREATE TABLE shop.cat (id int PRIMARY KEY, name text, born date, seen timestamptz, size bigint);
   GRANT USAGE ON SCHEMA shop TO lipsia_app; GRANT ALL ON shop.cat TO lipsia_app`,
);
afterAll(() => own.drop());

interface Shop {
  cat: { id: number; name: string };
}
const count = async (): Promise<number> => (await db.query<{ n: number }>('SELECT count(*) AS n FROM shop.cat'))[0]!.n;

describe('openDatabase', () => {
  it('works as the app role', async () => {
    expect(await db.query('SELECT current_user AS role')).toEqual([{ role: 'lipsia_app' }]);
  });
  it('gives typed access to one schema', async () => {
    const { numInsertedOrUpdatedRows } = await db
      .of<Shop>('shop')
      .insertInto('cat')
      .values({ id: 1, name: 'Mia' })
      .executeTakeFirstOrThrow();
    expect(numInsertedOrUpdatedRows).toBe(1n);
    expect(await db.of<Shop>('shop').selectFrom('cat').select('name').execute()).toEqual([{ name: 'Mia' }]);
  });
  it('reads plain dates as text, counts as numbers and refuses counts that would lose digits', async () => {
    const [row] = await db.query('SELECT DATE $1 AS born, 5000000000::bigint AS size'.replace('DATE $1', '$1::date'), [
      '2026-03-29',
    ]);
    expect(row).toEqual({ born: '2026-03-29', size: 5_000_000_000 });
    await expect(db.query('SELECT 9007199254740993::bigint')).rejects.toThrow(/too large/);
  });
  it('takes instants and plain dates as values', async () => {
    const values = [Temporal.Instant.from('2026-01-01T00:00:00Z'), Temporal.PlainDate.from('2026-02-28')];
    const [row] = await db.query<{ at: Date; day: string }>('SELECT $1::timestamptz AS at, $2::date AS day', values);
    expect(row).toEqual({ at: new Date('2026-01-01T00:00:00Z'), day: '2026-02-28' });
  });
  it('prepares a named statement once per connection', async () => {
    await db.transaction(async (tx) => {
      await tx.query('SELECT $1::int AS n', [1], 'spec-named');
      await tx.query('SELECT $1::int AS n', [2], 'spec-named');
      const found = await tx.query("SELECT name FROM pg_prepared_statements WHERE name = 'spec-named'");
      expect(found).toHaveLength(1);
    });
  });
  it('gives the same rows each time, also in one go, without rows, and after a run that failed', async () => {
    const read = (on: Pick<Tx, 'query'>, n: number) =>
      on.query("SELECT $1::int AS n, 5 / $1::int AS part, DATE '2026-03-29' AS day", [n], 'shop-part');
    const row = (n: number) => [{ n, part: Math.floor(5 / n), day: '2026-03-29' }];
    await db.reading(async (on) => {
      expect(await Promise.all([read(on, 1), read(on, 2)])).toEqual([row(1), row(2)]);
      expect(await read(on, 5)).toEqual(row(5));
      await expect(read(on, 0)).rejects.toThrow(/division by zero/);
      expect(await Promise.all([read(on, 3), read(on, 5)])).toEqual([row(3), row(5)]);
      const none = () => on.query('DELETE FROM shop.cat WHERE id = $1', [-1], 'shop-none');
      expect([await none(), await none(), await read(on, 1)]).toEqual([[], [], row(1)]);
    });
  });
  it('learns of new columns where they come', async () => {
    const all = () => db.query('SELECT * FROM shop.dog', [], 'shop-dogs');
    await asOwner(own.ownerUrl, `CREATE TABLE shop.dog AS SELECT 1 AS id; GRANT ALL ON shop.dog TO lipsia_app`);
    expect([await all(), await all()]).toEqual([[{ id: 1 }], [{ id: 1 }]]);
    await asOwner(own.ownerUrl, "ALTER TABLE shop.dog ADD name text DEFAULT 'Bello'");
    // The server refuses the old plan on a connection that knows it; a new connection reads both.
    await expect(all()).rejects.toThrow(/cached plan must not change result type/);
    const client = await db.pool.connect();
    client.release(true);
    expect(await all()).toEqual([{ id: 1, name: 'Bello' }]);
  });
  it('runs several statements in one text, and leaves no connection inside a transaction', async () => {
    expect(await db.query('SELECT 1 AS n; SELECT 2 AS n')).toEqual([{ n: 1 }, { n: 2 }]);
    await expect(db.query('BEGIN; SELECT 1/0; COMMIT')).rejects.toThrow(/zero/);
    await Promise.all([1, 2, 3, 4].map(() => db.query('SELECT 1')));
  });
  it('reads answers that are larger than its room for reading, several at once', async () => {
    const lengths = [1, 65_000, 65_536, 70_000, 3_000_000];
    const read = await Promise.all(
      lengths.map((length) =>
        db.query<{ text: string; bytes: Uint8Array }>(
          "SELECT repeat('ä', $1::int) AS text, convert_to(repeat('b', $1::int), 'UTF8') AS bytes FROM generate_series(1, 3)",
          [length],
        ),
      ),
    );
    for (const [index, rows] of read.entries()) {
      const length = lengths[index]!;
      const whole = rows.every(
        ({ text, bytes }) => text === 'ä'.repeat(length) && Buffer.from(bytes).equals(Buffer.from('b'.repeat(length))),
      );
      expect([length, rows.length, whole]).toEqual([length, 3, true]);
    }
  });

  it('limits the time of a statement', async () => {
    expect(await db.query('SHOW statement_timeout')).toEqual([{ statement_timeout: '15s' }]);
  });
});

describe('transaction', () => {
  it('gets a second connection where as many hold one as work at once', async () => {
    const all = [1, 2, 3].map((n) =>
      db.transaction(async (tx) => {
        await tx.query('SELECT pg_sleep(0.05)');
        return db.query('SELECT $1::int AS n', [n]);
      }),
    );
    expect(await Promise.all(all)).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
  });
  it('keeps all or nothing, through both ways of asking', async () => {
    const before = await count();
    const work = async (tx: Tx): Promise<void> => {
      await tx.of<Shop>('shop').insertInto('cat').values({ id: 10, name: 'a' }).execute();
      await tx.query('INSERT INTO shop.cat (id) VALUES (11)');
    };
    await expect(
      db.transaction(async (tx) => {
        await work(tx);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await count()).toBe(before);
    await db.transaction(work);
    expect(await count()).toBe(before + 2);
  });
  it('keeps what was posted, in the order in which it was said', async () => {
    await db.transaction(async (tx) => {
      tx.post('INSERT INTO shop.cat (id, name) VALUES ($1, $2)', [50, 'posted'], 'spec-post');
      tx.post('INSERT INTO shop.cat (id, name) VALUES ($1, $2)', [51, 'posted'], 'spec-post');
      expect(await tx.query("SELECT id FROM shop.cat WHERE name = 'posted' ORDER BY id")).toEqual([
        { id: 50 },
        { id: 51 },
      ]);
      tx.post("UPDATE shop.cat SET name = 'last' WHERE id = 50");
    });
    expect(await db.query("SELECT id FROM shop.cat WHERE name = 'last'")).toEqual([{ id: 50 }]);
  });
  it('fails with the cause of what was posted, and keeps nothing', async () => {
    const before = await count();
    const fails = (more: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
      db.transaction(async (tx) => {
        tx.post('INSERT INTO shop.cat (id) VALUES (60)');
        tx.post('INSERT INTO shop.cat (id) VALUES (60)');
        await more(tx);
      });
    await expect(fails(async () => 'nothing')).rejects.toMatchObject({ code: '23505' });
    await expect(fails((tx) => tx.query('SELECT 1'))).rejects.toMatchObject({ code: '23505' });
    await expect(fails((tx) => tx.query('SELECT 1').catch(() => 'swallowed'))).rejects.toMatchObject({ code: '23505' });
    expect(await count()).toBe(before);
  });
  it('tells news after commit only', async () => {
    const told: string[] = [];
    await db.transaction(async (tx) => {
      tx.afterCommit(() => told.push('kept'));
      expect(told).toEqual([]);
    });
    await db
      .transaction(async (tx) => {
        tx.afterCommit(() => told.push('lost'));
        throw new Error('no');
      })
      .catch(() => {});
    expect(told).toEqual(['kept']);
  });
  it('does not pass off a swallowed failure as a commit', async () => {
    const work = db.transaction(async (tx) => {
      await tx.query('INSERT INTO shop.cat (id) VALUES (20)');
      await tx.query('SELECT 1/0').catch(() => {});
    });
    await expect(work).rejects.toThrow(/rolled back/);
    expect(await db.query('SELECT 1 FROM shop.cat WHERE id = 20')).toEqual([]);
  });
  it('tries a deadlock again until both are done', async () => {
    await db.query('INSERT INTO shop.cat (id, name) VALUES (31, $1), (32, $1)', ['']);
    let isFirst = true;
    const meet = Promise.withResolvers<void>();
    let waiting = 0;
    const swap = (a: number, b: number) =>
      db.transaction(async (tx) => {
        await tx.query('UPDATE shop.cat SET name = name || $2 WHERE id = $1', [a, 'x']);
        if (isFirst) {
          if (++waiting === 2) meet.resolve();
          await meet.promise;
          isFirst = false;
        }
        await tx.query('UPDATE shop.cat SET name = name || $2 WHERE id = $1', [b, 'x']);
      });
    await Promise.all([swap(31, 32), swap(32, 31)]);
    expect(await db.query('SELECT name FROM shop.cat WHERE id IN (31, 32)')).toEqual([{ name: 'xx' }, { name: 'xx' }]);
  });
  it('replaces connections that the server has closed', async () => {
    await Promise.all([1, 2, 3, 4].map(() => db.query('SELECT pg_sleep(0.01)')));
    await asOwner(
      own.ownerUrl,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
      [own.name],
    );
    expect(await db.transaction((tx) => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });
});

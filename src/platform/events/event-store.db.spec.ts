import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guestActor } from '#kernel/actor';
import { asOwner, type TestPlatform, testPlatform } from '../../../test/support/index.ts';
import type { FeedPlace } from './feed.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
afterEach(() => test.drop());

const event = (type: string, sealed?: Record<string, string>) => ({
  type,
  public: { a: 1 },
  ...(sealed ? { sealed } : {}),
});

describe('the event log', () => {
  it('numbers and chains events per stream and opens sealed bodies only through the vault', async () => {
    const { db, events, vault, newId } = test.platform;
    const stream = newId();
    const key = await db.transaction((tx) => vault.createKey(tx));
    const first = await db.transaction((tx) =>
      events.append(tx, {
        stream,
        expected: 0,
        events: [event('x.one'), event('x.two', { name: 'Ada' })],
        actor: guestActor,
        key,
      }),
    );
    const second = await db.transaction((tx) =>
      events.append(tx, { stream, expected: 2, events: [event('x.three')], actor: guestActor }),
    );
    expect([first, second]).toEqual([2, 3]);
    const stored = await db.transaction((tx) => events.read(tx, stream));
    expect(stored.map(({ seq, type, actor }) => [seq, type, actor])).toEqual([
      [1, 'x.one', 'guest'],
      [2, 'x.two', 'guest'],
      [3, 'x.three', 'guest'],
    ]);
    expect(Buffer.from(stored[1]?.sealed ?? []).includes('Ada')).toBe(false);
    expect(await events.verify()).toEqual({ streams: 1, events: 3, broken: [] });
  });

  it('lets exactly one of two commands win', async () => {
    const { db, events, newId } = test.platform;
    const stream = newId();
    const append = (expected: number) =>
      db.transaction((tx) => events.append(tx, { stream, expected, events: [event('x.one')], actor: guestActor }));
    expect((await Promise.all([append(0), append(0)])).toSorted()).toEqual([1, 'conflict']);
    expect(
      (await Promise.all([append(1), append(1), append(1)])).filter((result) => result === 'conflict'),
    ).toHaveLength(2);
    expect((await events.verify()).broken).toEqual([]);
  });

  it('leaves out what is older than the reader asks for', async () => {
    const { db, events, newId } = test.platform;
    const stream = newId();
    await db.transaction((tx) =>
      events.append(tx, { stream, expected: 0, events: [event('x.one')], actor: guestActor }),
    );
    const [stored] = await db.transaction((tx) => events.read(tx, stream));
    const since = (at: string) => db.transaction((tx) => events.read(tx, stream, at));
    expect(await since(stored!.at)).toEqual([stored]);
    expect(await since('9999-01-01T00:00:00Z')).toEqual([]);
  });

  it('begins many streams at once as it would begin each, or none of them when one is there already', async () => {
    const { db, events, vault, newId } = test.platform;
    const [old, one, two] = [newId(), newId(), newId()];
    const key = await db.transaction((tx) => vault.createKey(tx));
    await db.transaction((tx) =>
      events.append(tx, { stream: old, expected: 0, events: [event('x.old')], actor: guestActor }),
    );
    const both = [
      { stream: one, events: [event('x.one'), event('x.two', { name: 'Ada' })], actor: guestActor, key },
      { stream: two, events: [event('x.one')], actor: guestActor },
    ];
    const third = { stream: old, events: [event('x.one')], actor: guestActor };
    const types = async (stream: string) =>
      (await db.transaction((tx) => events.read(tx, stream))).map(({ seq, type }) => `${seq} ${type}`);
    await expect(db.transaction((tx) => events.begin(tx, [...both, third]))).rejects.toMatchObject({ code: '23505' });
    expect(await types(one)).toEqual([]);
    const begun = await db.transaction((tx) => events.begin(tx, both));
    const read = (stream: string) => db.transaction((tx) => events.read(tx, stream));
    expect(begun).toEqual([await read(one), await read(two)]);
    expect(await types(one)).toEqual(['1 x.one', '2 x.two']);
    expect(await types(old)).toEqual(['1 x.old']);
    expect(
      await db.transaction((tx) =>
        events.append(tx, { stream: two, expected: 1, events: [event('x.two')], actor: guestActor }),
      ),
    ).toBe(2);
    expect(await events.verify()).toEqual({ streams: 3, events: 5, broken: [] });
    await db.transaction((tx) => events.begin(tx, []));
  });

  it('keeps nothing of a transaction that failed', async () => {
    const { db, events, newId } = test.platform;
    const stream = newId();
    const failing = db.transaction(async (tx) => {
      await events.append(tx, { stream, expected: 0, events: [event('x.one')], actor: guestActor });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await db.transaction((tx) => events.read(tx, stream))).toEqual([]);
  });

  it('gives the app no right to change or delete, and finds what an owner of the database changed', async () => {
    const { db, events, newId } = test.platform;
    const stream = newId();
    await db.transaction((tx) =>
      events.append(tx, { stream, expected: 0, events: [event('x.one'), event('x.two')], actor: guestActor }),
    );
    await expect(db.query('UPDATE events.event SET public = $1', ['{}'])).rejects.toThrow('permission denied');
    await expect(db.query('DELETE FROM events.event')).rejects.toThrow('permission denied');
    await asOwner(test.database.ownerUrl, `UPDATE events.event SET public = '{"a":2}' WHERE seq = 1`);
    expect((await events.verify()).broken).toEqual([stream]);
    await asOwner(test.database.ownerUrl, `UPDATE events.event SET public = '{"a":1}' WHERE seq = 1`);
    expect((await events.verify()).broken).toEqual([]);
    await asOwner(test.database.ownerUrl, 'DELETE FROM events.event WHERE seq = 2');
    expect((await events.verify()).broken).toEqual([stream]);
  });

  it('still verifies after the key of the person was destroyed', async () => {
    const { db, events, vault, newId } = test.platform;
    const stream = newId();
    const key = await db.transaction((tx) => vault.createKey(tx));
    await db.transaction((tx) =>
      events.append(tx, { stream, expected: 0, events: [event('x.one', { name: 'Ada' })], actor: guestActor, key }),
    );
    await db.transaction((tx) => vault.destroyKey(tx, key, 'wish of the person'));
    expect((await events.verify()).broken).toEqual([]);
  });

  it('feeds events in the order of their transactions, whatever the number of digits', async () => {
    const { db, events, newId } = test.platform;
    const streams = [newId(), newId(), newId()];
    for (const stream of streams)
      await db.transaction((tx) => events.append(tx, { stream, expected: 0, events: [event('x')], actor: guestActor }));
    const numbers = [
      [9, 2],
      [10, 0],
      [100, 1],
    ] as const;
    for (const [xact, at] of numbers)
      await asOwner(test.database.ownerUrl, 'UPDATE events.event SET xact = $1 WHERE stream = $2', [xact, streams[at]]);
    let place: FeedPlace = { xact: '0', stream: '00000000-0000-0000-0000-000000000000', seq: 0 };
    const fed: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      const [next] = await db.transaction((tx) => events.feed(tx, place, 1));
      if (next) place = next.place;
      if (next) fed.push(next.stream);
    }
    expect(fed).toEqual([streams[2], streams[0], streams[1]]);
    const ahead = { ...place, xact: '99999999999' };
    await expect(db.transaction((tx) => events.feed(tx, ahead, 1))).rejects.toThrow('another database server');
  });

  it('makes partitions once when nodes start at once', async () => {
    const fresh = await testPlatform();
    try {
      await Promise.all([1, 2, 3].map(() => fresh.platform.events.ensurePartitions()));
      const [made] = await fresh.platform.db.query<{ count: number }>(
        "SELECT count(*)::int AS count FROM pg_inherits WHERE inhparent = 'events.event'::regclass",
      );
      expect(made?.count).toBeGreaterThan(3);
    } finally {
      await fresh.drop();
    }
  });

  it('sorts events into the partition of their month', async () => {
    const { db, events, newId } = test.platform;
    await events.ensurePartitions();
    await events.ensurePartitions();
    const stream = newId();
    await db.transaction((tx) =>
      events.append(tx, { stream, expected: 0, events: [event('x.one')], actor: guestActor }),
    );
    const [row] = await db.query<{ part: string }>(
      'SELECT tableoid::regclass::text AS part FROM events.event WHERE stream = $1',
      [stream],
    );
    expect(row?.part).toBe('events.event_2026_03');
  });
});

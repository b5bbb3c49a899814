import { afterAll, describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/actor';
import { seededRandom, testDatabase, testPlatform, virtualClock } from './index.ts';

describe('testDatabase', () => {
  it('gives each caller a database of its own', async () => {
    const [a, b] = await Promise.all([testDatabase(), testDatabase()]);
    expect(a.name).not.toBe(b.name);
    expect(await a.db.query('SELECT module FROM platform.migration LIMIT 1')).toHaveLength(1);
    await Promise.all([a.drop(), b.drop()]);
  });
});

describe('testPlatform', async () => {
  const { platform, clock, mails, faults, drop } = await testPlatform();
  afterAll(() => drop());
  it('has a log, a vault and jobs that work together by the virtual clock', async () => {
    const { db, events, vault, jobs, newId, mail } = platform;
    const stream = newId();
    jobs.handle('spec-mail', async () => mail.send({ id: '1', to: 'a@b.example', subject: 's', text: 't' }));
    await db.transaction(async (tx) => {
      const key = await vault.createKey(tx);
      const event = { type: 'spec.happened', public: { n: 1 }, sealed: { name: 'x' } };
      expect(await events.append(tx, { stream, expected: 0, events: [event], actor: systemActor, key })).toBe(1);
      await jobs.send(tx, { name: 'spec-mail', data: {}, after: clock.now().add({ hours: 24 }) });
    });
    expect(await jobs.drain()).toBe(0);
    clock.advance({ days: 1 });
    expect(await jobs.drain()).toBe(1);
    expect(mails).toHaveLength(1);
    expect(await events.verify()).toMatchObject({ streams: 1, events: 1, broken: [] });
    expect(faults).toEqual([]);
  });
});

describe('virtualClock', () => {
  it('moves by legal days, also when the clocks change', () => {
    const clock = virtualClock('2026-03-28T11:00:00Z');
    clock.advance({ days: 1 });
    expect(clock.now().toString()).toBe('2026-03-29T10:00:00Z');
  });
});

describe('seededRandom', () => {
  it('gives the same bytes for the same seed, however they are taken', () => {
    const [a, b, c] = [seededRandom(1), seededRandom(1), seededRandom(2)];
    expect([...a.bytes(3), ...a.bytes(70)]).toEqual([...b.bytes(73)]);
    expect([...a.bytes(16)]).not.toEqual([...c.bytes(16)]);
  });
});

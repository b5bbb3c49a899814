import { expect, it } from 'vitest';
import { remember } from './remember.ts';

it('loads each key once in its time, again afterwards, and never keeps a fault', async () => {
  let now = Temporal.Instant.from('2026-11-21T12:00:00Z');
  const asked: string[] = [];
  const load = remember(
    () => now,
    60,
    async (key) => {
      asked.push(key);
      if (key === 'broken') throw new Error('down');
      return key.toUpperCase();
    },
  );
  expect(await Promise.all([load('a'), load('a'), load('b')])).toEqual(['A', 'A', 'B']);
  now = now.add({ seconds: 59 });
  await load('a');
  expect(asked).toEqual(['a', 'b']);
  now = now.add({ seconds: 1 });
  await load('a');
  expect(asked).toEqual(['a', 'b', 'a']);
  await expect(load('broken')).rejects.toThrow('down');
  await expect(load('broken')).rejects.toThrow('down');
  expect(asked.slice(3)).toEqual(['broken', 'broken']);
});

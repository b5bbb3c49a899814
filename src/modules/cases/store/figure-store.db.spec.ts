import { afterAll, expect, it } from 'vitest';
import { dogAnswers, openCases } from '../test-support.ts';
import { figuresOfDay } from './figure-store.ts';

const own = await openCases();
afterAll(() => own.drop());

it('counts a late open case as a broken promise, and an early decision as a kept one', async () => {
  await own.submit('hund-anmelden', dogAnswers());
  await own.submit(
    'hund-anmelden',
    dogAnswers({ besonderheit: { text: 'Bitte anrufen', language: 'de', german: 'Bitte anrufen' } }),
  );
  const span = { from: '2026-11-22T23:00:00Z', until: '2026-11-23T23:00:00Z' };
  const on = (today: string, monthAgo: string) =>
    own.parts.db.transaction((tx) => figuresOfDay(tx, { ...span, today, monthAgo }));
  expect(await on('2026-11-23', '2026-10-24')).toEqual({ sentToday: 2, decidedToday: 1, due: 0, kept: 0 });
  expect(await on('2026-12-01', '2026-11-01')).toMatchObject({ due: 2, kept: 1 });
});

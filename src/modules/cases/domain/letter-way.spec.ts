import fc from 'fast-check';
import { expect, it } from 'vitest';
import { letterWay } from './letter-way.ts';

const letter = {
  channel: 'own-portal',
  regime: 'vwvfg',
  issuedAt: '2026-12-01T22:30:00Z',
  retrievedAt: null,
  postPreparedAt: null,
  postedOn: null,
} as const;

it('says until when an unread letter waits in the portal, by the legal day of Berlin', () => {
  // Half past eleven at night in Berlin: still 1 December. Ten days end on the 11th, the post follows on the 12th.
  expect(letterWay(letter)).toEqual({ state: 'unread', isUnread: false, on: '2026-12-12' });
  expect(letterWay({ ...letter, regime: 'none' })).toEqual({ state: 'unread', isUnread: false, on: null });
  expect(letterWay({ ...letter, retrievedAt: '2026-12-05T08:00:00Z' })).toMatchObject({
    state: 'read',
    on: '2026-12-05',
  });
});

it('tells a letter that nobody fetched from one that always goes by post', () => {
  const post = { ...letter, channel: 'post' } as const;
  expect(letterWay({ ...post, postPreparedAt: '2026-12-01T22:30:00.250Z' })).toMatchObject({ isUnread: false });
  expect(letterWay({ ...post, postPreparedAt: '2026-12-12T02:00:00Z' })).toMatchObject({
    ...{ state: 'to-post', isUnread: true },
  });
  expect(letterWay({ ...post, postPreparedAt: '2026-12-12T02:00:00Z', postedOn: '2026-12-14' })).toEqual({
    ...{ state: 'posted', isUnread: true, on: '2026-12-14' },
  });
});

it('always leaves ten whole days after the day of the letter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 * 86_400 }), (seconds) => {
      const issued = Temporal.Instant.fromEpochMilliseconds(1_750_000_000_000 + seconds * 1_000);
      const way = letterWay({ ...letter, issuedAt: issued.toString() });
      const day = issued.toZonedDateTimeISO('Europe/Berlin').toPlainDate();
      expect(day.until(Temporal.PlainDate.from(way.on ?? '')).days).toBe(11);
    }),
  );
});

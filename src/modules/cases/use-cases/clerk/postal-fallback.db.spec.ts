import { expect, it } from 'vitest';
import { kim, openDesk } from '../../http/clerk/test-support.ts';
import { asGuest, dogAnswers } from '../../test-support.ts';
import { retrieveLetter } from '../retrieve-letter.ts';
import { viewCase } from '../view-case.ts';
import { notePosted, showPost } from './post-letters.ts';

const own = await openDesk({ now: '2026-12-10T09:00:00Z' });
const { parts } = own;
const me = asGuest();
const noticesOf = async (number: string) => (await viewCase(parts, me, number))?.notices ?? [];

it('brings an unread notice to the post on day eleven, where clerk and person see why, and reckons from the posting', async () => {
  const row = await own.submit('hund-anmelden', dogAnswers());
  const fetched = await own.submit('hund-anmelden', dogAnswers());
  const [letter] = await noticesOf(row.number);
  expect(letter).toMatchObject({ channel: 'own-portal' });
  const browser = await own.browserOf(kim);
  await browser.get(`/de/team/vorgaenge/${row.number}`);
  expect(browser.page.html).toContain('geht am 21. Dezember 2026 zur Post');
  // The last of the ten days is Sunday 20 December: fetched on that day counts, and nothing goes to the post.
  await own.pass({ days: 10 });
  expect((await showPost(parts, kim)).waiting).toEqual([]);
  const [other] = await noticesOf(fetched.number);
  await retrieveLetter(parts, me, fetched.number, other?.id ?? '');
  await own.pass({ days: 1 });
  const { waiting } = await showPost(parts, kim);
  expect(waiting).toMatchObject([{ number: row.number, isUnread: true, notifiedOn: null }]);
  expect((await noticesOf(fetched.number))[0]).toMatchObject({ channel: 'own-portal' });
  const seen = await viewCase(parts, me, row.number);
  expect(seen?.timeline.at(-1)).toMatchObject({ type: 'case.letter-to-post', because: 'not-fetched-in-time' });
  await browser.signIn({ staffId: kim.id ?? '' }, 'substantial');
  await browser.get('/de/team/post');
  expect(browser.page.html).toContain('zehn Tage nicht abgerufen');
  await browser.get(`/en/team/vorgaenge/${row.number}`);
  expect(browser.page.html).toContain('not fetched, waits for the post');

  // Posted on Monday 21 December; tax law: the fourth day is Christmas, so Monday 28 December, objection until 28 January.
  const postedOn = Temporal.PlainDate.from('2026-12-21');
  expect(await notePosted(parts, kim, { id: letter?.id ?? '', postedOn })).toMatchObject({
    value: { notifiedOn: '2026-12-28', objectionUntil: '2027-01-28' },
  });
  expect((await viewCase(parts, me, row.number))?.timeline.at(-1)?.type).toBe('case.letter-posted');
  // Later days bring nothing twice.
  await own.pass({ days: 3 });
  expect((await showPost(parts, kim)).waiting).toEqual([]);
});

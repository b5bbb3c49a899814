import { describe, expect, it } from 'vitest';
import { kim, openDesk, stranger } from '../../http/clerk/test-support.ts';
import { asGuest, dogAnswers } from '../../test-support.ts';
import { viewCase } from '../view-case.ts';
import { notePosted, openPostLetter, showPost } from './post-letters.ts';

const own = await openDesk({ now: '2026-12-21T08:00:00Z' });
const { parts } = own;
const day = (text: string) => Temporal.PlainDate.from(text);
const letter = async () => {
  const row = await own.submit('hund-anmelden', dogAnswers({ bekanntgabePortal: false }));
  const entry = (await showPost(parts, kim)).waiting.find(({ number }) => number === row.number);
  if (!entry) throw new Error('no letter');
  return { row, id: entry.id };
};

describe('letters by post', () => {
  it('wait in the list of the own office until somebody notes the day', async () => {
    const { row, id } = await letter();
    expect((await showPost(parts, stranger)).waiting).toEqual([]);
    const printed = await openPostLetter(parts, kim, id);
    expect(printed).toMatchObject({ number: row.number, letter: { language: 'de', mark: null } });
    expect(await openPostLetter(parts, stranger, id)).toBeNull();
    expect(await openPostLetter(parts, kim, 'nothing')).toBeNull();
    expect(await notePosted(parts, stranger, { id, postedOn: day('2026-12-21') })).toMatchObject({
      reason: 'not-found',
    });
  });

  // Worked example: posted Mon 21 Dec 2026, tax notice: notified Mon 28 Dec, objection until Thu 28 Jan 2027.
  it('count as notified on the fourth day, moved off free days for tax, and the objection period follows', async () => {
    const { row, id } = await letter();
    const done = await notePosted(parts, kim, { id, postedOn: day('2026-12-21') });
    expect(done).toMatchObject({ ok: true, value: { notifiedOn: '2026-12-28', objectionUntil: '2027-01-28' } });
    const [notice] = (await viewCase(parts, asGuest(), row.number))?.notices ?? [];
    expect(notice).toMatchObject({ notifiedOn: '2026-12-28', objectionUntil: '2027-01-28' });
    expect((await showPost(parts, kim)).posted.map(({ number }) => number)).toContain(row.number);
  });

  it('are noted once, and for no day in the future or before the letter', async () => {
    const { id } = await letter();
    const on = async (text: string | null) => {
      const done = await notePosted(parts, kim, { id, postedOn: text ? day(text) : null });
      return done.ok ? 'ok' : done.reason;
    };
    expect(await on('2026-12-22')).toBe('wrong-day');
    expect(await on('2026-12-20')).toBe('wrong-day');
    expect(await on(null)).toBe('wrong-day');
    const both = await Promise.all([on('2026-12-21'), on('2026-12-21')]);
    expect(both.sort()).toEqual(['already-done', 'ok']);
    expect((await parts.events.verify()).broken).toEqual([]);
  });
});

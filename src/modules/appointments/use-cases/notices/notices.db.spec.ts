import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guestActor } from '#kernel/actor';
import { type TestPlatform, testPlatform } from '../../../../../test/support/index.ts';
import type { Person } from '../../domain/booking.ts';
import { hoursOn } from '../../domain/desk-hours.ts';
import { anOffice, aPlan, calendar } from '../../test-support.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { forgetVisitors, tellOfVisits } from '../background.ts';
import { createBoard } from '../board.ts';
import { findVisit } from '../open-visit.ts';
import { bookAtOnce } from '../take-slot.ts';
import { cancelVisit, moveVisit } from '../visit-commands.ts';
import { sweepWishes } from '../wishes/sweep-wishes.ts';
import { makeWish, openWish, withdrawWish } from '../wishes/wish-commands.ts';
import { hasNotices, turnNoticesOff, turnNoticesOn } from './notice-targets.ts';
import { noticeOfOffer, noticeOfVisit } from './send-notices.ts';

let test: TestPlatform;
let parts: AppointmentParts;
beforeAll(async () => {
  test = await testPlatform({ poolSize: 6 });
  const catalogue = { findOffice: () => null, city: () => ({ name: 'Leipzig' }) };
  parts = {
    ...{
      ...test.platform,
      accounts: { profileOf: async () => ({ email: 'wunsch@demo.invalid' }) },
      cases: {},
      catalogue,
    },
    ...{
      plan: aPlan({ offices: [anOffice()] }),
      calendar,
      board: createBoard({ ...test.platform, freshMilliseconds: 0 }),
    },
  } as unknown as AppointmentParts;
  const { jobs } = test.platform;
  jobs.handle('appointments.mail', (data) => tellOfVisits(parts, data));
  jobs.handle('appointments.offer-mail', (data) => noticeOfOffer(parts, String(data['offer'])));
  jobs.handle('appointments.wish-over', async () => undefined);
});
afterAll(() => test?.drop());

const browser = (name: string) => ({ endpoint: `https://push.example/${name}`, p256dh: 'B', auth: 'a' });
const day = () => calendar.addWorkingDays(test.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate(), 3);
const person: Person = { actor: guestActor, guestProofs: [Buffer.from('guest')] };
async function aVisit(clock: string) {
  const done = await bookAtOnce(
    parts,
    {
      ...{ office: 'mitte', at: hoursOn(day(), clock, '23:59')[0], lines: [{ service: 'umzug', persons: 1 }], person },
      ...{ channel: 'online', language: 'de', caseNumber: null, once: null },
    },
    { name: 'Jana Gast-Demo', email: `jana${clock}@demo.invalid` },
  );
  if (!done.ok) throw new Error(done.reason);
  await test.platform.jobs.drain();
  return done.value;
}
const sent = () => test.sentNotices.splice(0).map(({ endpoint, title, url }) => [endpoint.slice(21), title, url]);

describe('notices about a visit', () => {
  it('come to each browser that asked when it is moved, coming or called off, and to none that took itself out', async () => {
    const visit = await aVisit('08:00');
    const owner = { kind: 'visit', ...visit } as const;
    expect(await hasNotices(parts, owner)).toBe(false);
    for (const name of ['one', 'two', 'one', 'gone'])
      expect((await turnNoticesOn(parts, owner, browser(name))).ok).toBe(true);
    expect(await hasNotices(parts, owner)).toBe(true);
    const moved = await moveVisit(parts, person, visit, { office: 'mitte', at: visit.from + 60 });
    if (!moved.ok) throw new Error(moved.reason);
    await test.platform.jobs.drain();
    const page = `/de/termin/${visit.number}`;
    expect(sent()).toEqual([
      ['one', 'Ihr Termin wurde verschoben', page],
      ['two', 'Ihr Termin wurde verschoben', page],
    ]);
    const rows = await parts.db.query('SELECT id FROM appointments.notice_target WHERE booking = $1', [visit.id]);
    expect(rows.length).toBe(2);
    await noticeOfVisit(parts, visit.id, 'soon');
    expect(sent().length).toBe(2);
    await turnNoticesOff(parts, owner);
    expect(await hasNotices(parts, owner)).toBe(false);
    await cancelVisit(parts, person, moved.value);
    await test.platform.jobs.drain();
    expect(sent()).toEqual([]);
    expect(test.mails.at(-1)!.subject).toBe('Ihr Termin ist abgesagt');
  });

  it('go to no foreign address and to five browsers at most, and are forgotten with the visit', async () => {
    const visit = await aVisit('09:00');
    const owner = { kind: 'visit', ...visit } as const;
    const foreign = { ...browser('x'), endpoint: 'https://elsewhere.example/x' };
    expect(await turnNoticesOn(parts, owner, foreign)).toMatchObject({ ok: false, reason: 'browser-unknown' });
    for (const name of ['1', '2', '3', '4', '5']) await turnNoticesOn(parts, owner, browser(name));
    expect(await turnNoticesOn(parts, owner, browser('6'))).toMatchObject({ ok: false, reason: 'too-many' });
    const [row] = await parts.db.query<{ sealed: Buffer }>('SELECT sealed FROM appointments.notice_target LIMIT 1');
    expect(row!.sealed.toString('latin1')).not.toContain('push.example');
    test.clock.advance({ hours: 24 * 60 });
    expect(await forgetVisitors(parts)).toBeGreaterThan(0);
    expect(await parts.db.query('SELECT 1 FROM appointments.notice_target WHERE booking = $1', [visit.id])).toEqual([]);
    const now = await findVisit(parts, person, visit.number, 'appointment:read');
    expect(now?.key ?? null).toBeNull();
  });
});

describe('notices about a wish', () => {
  it('say that something is free, and nothing once the wish is over', async () => {
    const citizen: Person = {
      actor: { kind: 'citizen', id: parts.newId(), level: 'substantial', name: 'Wunsch (Demo)' } as Person['actor'],
      guestProofs: [],
    };
    const wanted = {
      ...{ services: ['umzug'], persons: 1, offices: ['mitte'], stepFree: false, weekdays: [], times: [] },
      ...{ notBefore: null, before: day().add({ days: 30 }).toString(), urgentFor: null },
    };
    const contact = { name: 'Wunsch (Demo)', email: 'wunsch@demo.invalid' };
    const made = await makeWish(parts, { wanted, contact, person: citizen, language: 'en' });
    if (!made.ok) throw new Error(made.reason);
    expect((await turnNoticesOn(parts, { kind: 'wish', ...made.value }, browser('w'))).ok).toBe(true);
    await sweepWishes(parts);
    await test.platform.jobs.drain();
    expect(sent()).toEqual([['w', 'An appointment is free for you', `/en/termin/wunsch/${made.value.number}`]]);
    const opened = await openWish(parts, citizen, made.value.number, 'appointment:change');
    await withdrawWish(parts, citizen, opened!);
    await noticeOfOffer(parts, opened!.offer!.id);
    expect(sent()).toEqual([]);
    expect(test.faults).toEqual([]);
  });
});

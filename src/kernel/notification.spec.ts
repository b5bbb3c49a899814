import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalCalendar } from './calendar.ts';
import { type Channel, type Delivery, notificationOf, objectionDeadline, waitingPeriod } from './notification.ts';
import { saxonHolidays } from './saxon-holidays.ts';

const calendar = legalCalendar(saxonHolidays);
const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2027-06-01');
const notice = (sent: string, more: Partial<Delivery> = {}, on = today) =>
  notificationOf({ channel: 'post', regime: 'vwvfg', sent: day(sent), ...more }, on, calendar);
const notifiedOn = (...args: Parameters<typeof notice>) => {
  const found = notice(...args);
  if (found.state !== 'notified') throw new Error(`Not notified: ${found.state}`);
  return found.on;
};
const objection = (...args: Parameters<typeof notice>) =>
  objectionDeadline(notifiedOn(...args), 'correct', calendar).end.toString();

describe('worked examples of Saxony', () => {
  it('posted Monday 21 December 2026: notified 25 December, objection until 25 January 2027', () => {
    expect(notifiedOn('2026-12-21').toString()).toBe('2026-12-25');
    expect(objection('2026-12-21')).toBe('2027-01-25');
  });

  it('the same as a tax notice: notified 28 December, objection until 28 January 2027', () => {
    expect(notifiedOn('2026-12-21', { regime: 'ao' }).toString()).toBe('2026-12-28');
    expect(objection('2026-12-21', { regime: 'ao' })).toBe('2027-01-28');
  });

  it('posted Monday 22 March 2027: the fourth day is Good Friday', () => {
    expect(notifiedOn('2027-03-22').toString()).toBe('2027-03-26');
    expect(objection('2027-03-22')).toBe('2027-04-26');
    expect(notifiedOn('2027-03-22', { regime: 'ao' }).toString()).toBe('2027-03-30');
    expect(objection('2027-03-22', { regime: 'ao' })).toBe('2027-04-30');
  });

  it('notified Sunday 31 January 2027: objection until Monday 1 March', () => {
    expect(objectionDeadline(day('2027-01-31'), 'correct', calendar).end.toString()).toBe('2027-03-01');
  });

  it('own portal, fetched Saturday 5 December 2026: notified on Sunday, objection until 6 January 2027', () => {
    const fetched = { channel: 'own-portal', fetched: day('2026-12-05') } as const;
    expect(notifiedOn('2026-12-01', fetched).toString()).toBe('2026-12-06');
    expect(objection('2026-12-01', fetched)).toBe('2027-01-06');
  });

  it('own portal, never fetched: waits until 11 December, then not notified and sent by post', () => {
    const portal = { channel: 'own-portal' } as const;
    expect(notice('2026-12-01', portal, day('2026-12-11'))).toEqual({ state: 'waiting', until: day('2026-12-11') });
    expect(notice('2026-12-01', portal, day('2026-12-12'))).toEqual({
      state: 'not-notified',
      because: 'not-fetched-in-time',
      sendByPostOn: day('2026-12-12'),
    });
  });

  it('failure to act, application 30 November 2026: action only after 28 February 2027', () => {
    expect(waitingPeriod(day('2026-11-30'), calendar).end.toString()).toBe('2027-02-28');
  });
});

describe('notificationOf', () => {
  it.each([
    ['post', 'VwVfG § 41(2) s. 1'],
    ['message', 'VwVfG § 41(2) s. 2'],
    ['user-account', 'OZG § 9(1)'],
  ] as const)('counts four days for %s and names %s', (channel, rule) => {
    expect(notice('2026-12-21', { channel })).toMatchObject({ on: day('2026-12-25'), steps: [{ rule }] });
  });

  it('takes a later receipt instead of the fourth day and ignores an earlier one', () => {
    expect(notifiedOn('2026-12-21', { received: day('2026-12-30') }).toString()).toBe('2026-12-30');
    expect(notifiedOn('2026-12-21', { received: day('2026-12-22') }).toString()).toBe('2026-12-25');
  });

  it('is not notified when receipt is denied, because the authority must prove it', () => {
    expect(notice('2026-12-21', { received: 'denied' })).toMatchObject({ because: 'receipt-denied' });
  });

  it('counts formal service with service', () => {
    expect(notifiedOn('2026-12-25', { channel: 'formal-service', regime: 'ao' }).toString()).toBe('2026-12-25');
  });

  it('does not count a retrieval after the tenth day', () => {
    const late = { channel: 'own-portal', fetched: day('2026-12-12') } as const;
    expect(notice('2026-12-01', late)).toMatchObject({ state: 'not-notified' });
  });

  it('notifies by tax law only on working days and never before general law', () => {
    const anyDay = fc.integer({ min: 0, max: 9000 }).map((days) => day('2025-01-01').add({ days }));
    fc.assert(
      fc.property(anyDay, fc.constantFrom<Channel>('post', 'message', 'user-account'), (sent, channel) => {
        const tax = notifiedOn(sent.toString(), { channel, regime: 'ao' });
        expect(calendar.isWorkingDay(tax)).toBe(true);
        expect(Temporal.PlainDate.compare(tax, notifiedOn(sent.toString(), { channel }))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('objectionDeadline', () => {
  it('gives a year when the instruction is missing or wrong (VwGO § 58(2))', () => {
    expect(objectionDeadline(day('2026-12-25'), 'missing-or-wrong', calendar).end.toString()).toBe('2027-12-27');
  });
});

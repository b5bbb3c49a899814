import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalCalendar } from './calendar.ts';
import { endOfPeriod, extendPeriod, isWithin, type PeriodOrder } from './deadline.ts';
import { explainDeadline } from './deadline-words.ts';
import { saxonHolidays } from './saxon-holidays.ts';

const calendar = legalCalendar(saxonHolidays);
const day = (text: string) => Temporal.PlainDate.from(text);
const end = (from: string, period: string, more: Partial<PeriodOrder> = {}) =>
  endOfPeriod({ from: day(from), period, ...more }, calendar);
const anyDay = fc.integer({ min: 0, max: 36_500 }).map((days) => day('2000-01-01').add({ days }));
const anyPeriod = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((n) => `P${n}D`),
  fc.integer({ min: 1, max: 20 }).map((n) => `P${n}W`),
  fc.integer({ min: 1, max: 40 }).map((n) => `P${n}M`),
  fc.integer({ min: 1, max: 5 }).map((n) => `P${n}Y`),
  fc.integer({ min: 1, max: 30 }).map((n) => `WD${n}`),
);

const vectors = '../shared/data/standards/deadlines/month-deadlines-saxony.json';
const hasVectors = existsSync(vectors);
if (!hasVectors) console.warn(`Skipped: ${vectors} is absent`);

describe('endOfPeriod', () => {
  it.skipIf(!hasVectors)('agrees with the published month deadlines of Saxony', () => {
    const { cases } = JSON.parse(readFileSync(vectors, 'utf8')) as { cases: MonthCase[] };
    expect(cases.length).toBeGreaterThan(0);
    for (const { received, months, nominal, due } of cases) {
      const found = end(received, `P${months}M`);
      expect([received, found.nominal.toString(), found.end.toString()]).toEqual([received, nominal, due]);
    }
  });

  it('moves the two weeks after moving in on 4 November 2026 off Buß- und Bettag', () => {
    const found = end('2026-11-04', 'P2W');
    expect(found.nominal.toString()).toBe('2026-11-18');
    expect(found.end.toString()).toBe('2026-11-19');
    expect(found.steps.map(({ code }) => code)).toEqual([
      'event-day-not-counted',
      'same-weekday',
      'moved-to-working-day',
    ]);
    expect(found.steps[2]!.freeDays).toMatchObject([{ kind: 'holiday', name: { de: 'Buß- und Bettag' } }]);
  });

  it.each([
    ['moving abroad, two weeks', '2026-12-31', 'P2W', {}, '2027-01-14'],
    ['notified on Sunday 31 January, one month', '2027-01-31', 'P1M', {}, '2027-03-01'],
    ['deemed permission, three months', '2026-11-30', 'P3M', {}, '2027-03-01'],
    ['failure to act, three months that do not move', '2026-11-30', 'P3M', { shift: 'waiting-period' }, '2027-02-28'],
    [
      'age 18 of a person born on the 21st',
      '2008-11-21',
      'P18Y',
      { countsFrom: 'start-of-day', shift: 'fixed-day' },
      '2026-11-20',
    ],
    [
      'age 18 of a person born on 29 February',
      '2008-02-29',
      'P18Y',
      { countsFrom: 'start-of-day', shift: 'fixed-day' },
      '2026-02-28',
    ],
    [
      'a month from the start of 31 January',
      '2027-01-31',
      'P1M',
      { countsFrom: 'start-of-day', shift: 'fixed-day' },
      '2027-02-28',
    ],
    ['a month from the start of 1 March', '2027-03-01', 'P1M', { countsFrom: 'start-of-day' }, '2027-03-31'],
    [
      'a week from the start of a Monday',
      '2026-11-02',
      'P1W',
      { countsFrom: 'start-of-day', shift: 'fixed-day' },
      '2026-11-08',
    ],
    ['ten days', '2026-11-02', 'P10D', {}, '2026-11-12'],
    ['a month and a half: the 15 days come last', '2027-01-31', 'P1M15D', {}, '2027-03-15'],
    ['seven working days over Christmas', '2026-12-22', 'WD7', {}, '2027-01-04'],
    ['three working days with the first counted', '2026-11-23', 'WD3', { countsFrom: 'start-of-day' }, '2026-11-25'],
    ['a year', '2028-02-29', 'P1Y', {}, '2029-02-28'],
  ] as const)('gives %s', (_, from, period, more, expected) => {
    expect(end(from, period, more).end.toString()).toBe(expected);
  });

  it('says why an end on a Sunday stays', () => {
    expect(end('2026-11-30', 'P3M', { shift: 'waiting-period' }).steps.at(-1)).toMatchObject({
      code: 'not-moved',
      rule: 'VwGO § 75',
      because: 'waiting-period',
    });
  });

  it('always ends on a working day not before the nominal end, and never skips one', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyPeriod,
        fc.constantFrom('event' as const, 'start-of-day' as const),
        (from, period, countsFrom) => {
          const found = endOfPeriod({ from, period, countsFrom }, calendar);
          expect(calendar.isWorkingDay(found.end)).toBe(true);
          expect(calendar.workingDaysBetween(found.nominal.subtract({ days: 1 }), found.end)).toBe(1);
          expect(found.steps.at(-1)!.date.equals(found.end)).toBe(true);
        },
      ),
    );
  });

  it('never ends earlier for a later event', () => {
    fc.assert(
      fc.property(anyDay, anyPeriod, (from, period) => {
        const later = from.add({ days: 1 });
        const ends = [from, later].map((start) => endOfPeriod({ from: start, period }, calendar).end);
        expect(Temporal.PlainDate.compare(ends[0]!, ends[1]!)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('counts from the start of the next day exactly as from the event, for weeks and days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 99 }), fc.constantFrom('D', 'W'), (from, n, unit) => {
        const byEvent = endOfPeriod({ from, period: `P${n}${unit}` }, calendar);
        const next = from.add({ days: 1 });
        const byStart = endOfPeriod({ from: next, period: `P${n}${unit}`, countsFrom: 'start-of-day' }, calendar);
        expect(byStart.end.equals(byEvent.end)).toBe(true);
      }),
    );
  });
});

describe('extendPeriod and isWithin', () => {
  it('runs on from the moved end of the old period (BGB § 190)', () => {
    const longer = extendPeriod(end('2026-11-04', 'P2W'), 'P2W', calendar);
    expect(longer.end.toString()).toBe('2026-12-03');
    expect(longer.steps.map(({ code }) => code)).toContain('extended');
  });

  it('keeps the whole last day', () => {
    const found = end('2026-11-04', 'P2W');
    expect(isWithin(found, day('2026-11-19'))).toBe(true);
    expect(isWithin(found, day('2026-11-20'))).toBe(false);
  });
});

describe('explainDeadline', () => {
  it('names the holiday, the day that counts and the rule', () => {
    const words = explainDeadline(end('2026-11-04', 'P2W'), 'de').at(-1)!;
    expect(words.text).toBe(
      'Kein Werktag: 18. November 2026 (Buß- und Bettag). Es zählt darum erst Donnerstag, 19. November 2026.',
    );
    expect(words.rule).toContain('§ 193');
    expect(explainDeadline(end('2026-11-04', 'P2W'), 'en')[0]!.text).toBe(
      '4 November 2026 does not count. The period begins on the day after.',
    );
  });
});

interface MonthCase {
  readonly received: string;
  readonly months: number;
  readonly nominal: string;
  readonly due: string;
}

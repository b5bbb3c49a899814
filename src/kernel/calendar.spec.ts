import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { easterSunday, legalCalendar } from './calendar.ts';
import { saxonHolidays } from './saxon-holidays.ts';

const calendar = legalCalendar(saxonHolidays);
const day = (text: string) => Temporal.PlainDate.from(text);
const anyDay = fc.integer({ min: 0, max: 36_500 }).map((days) => day('2000-01-01').add({ days }));

const vectors = '../shared/data/standards/deadlines/month-deadlines-saxony.json';
const hasVectors = existsSync(vectors);
if (!hasVectors) console.warn(`Skipped: ${vectors} is absent`);

describe('Saxon holidays', () => {
  it.skipIf(!hasVectors)('agree with the published vectors, days and names', () => {
    const { holidays } = JSON.parse(readFileSync(vectors, 'utf8')) as { holidays: Record<string, object> };
    expect(Object.keys(holidays).length).toBeGreaterThan(0);
    for (const [year, expected] of Object.entries(holidays)) {
      const found = calendar.holidaysOf(Number(year)).map(({ date, name }) => [date.toString(), name.de]);
      expect(Object.fromEntries(found)).toEqual(expected);
    }
  });

  it.each([
    [2026, '2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25', '2026-11-18'],
    [2027, '2027-03-26', '2027-03-29', '2027-05-06', '2027-05-17', '2027-11-17'],
    [2028, '2028-04-14', '2028-04-17', '2028-05-25', '2028-06-05', '2028-11-22'],
  ])('move as the law says in %i', (year, ...dates) => {
    const names = ['Karfreitag', 'Ostermontag', 'Christi Himmelfahrt', 'Pfingstmontag', 'Buß- und Bettag'];
    expect(dates.map((date) => calendar.holidayName(day(date), 'de'))).toEqual(names);
    expect(calendar.holidaysOf(year)).toHaveLength(11);
  });

  it.each(['2026-12-24', '2026-12-31', '2026-06-04', '2026-04-05'])('do not include %s', (date) => {
    expect(calendar.isHoliday(day(date))).toBe(false);
    expect(calendar.holidayName(day(date), 'en')).toBeUndefined();
  });

  it('put Buß- und Bettag on a Wednesday from 16 to 22 November in every year', () => {
    for (let year = 1995; year < 2200; year++) {
      const found = calendar.holidaysOf(year).find(({ name }) => name.de === 'Buß- und Bettag')!.date;
      expect([found.dayOfWeek, found.month]).toEqual([3, 11]);
      expect(found.day).toBeGreaterThanOrEqual(16);
      expect(found.day).toBeLessThanOrEqual(22);
    }
  });
});

describe('easterSunday', () => {
  it.each(['1961-04-02', '2000-04-23', '2008-03-23', '2011-04-24', '2019-04-21', '2025-04-20', '2038-04-25'])(
    'gives %s',
    (date) => expect(easterSunday(day(date).year).toString()).toBe(date),
  );
});

describe('working days', () => {
  it('leave out Saturdays, Sundays and holidays', () => {
    expect(calendar.isWorkingDay(day('2026-11-18'))).toBe(false);
    expect(calendar.isWorkingDay(day('2026-11-21'))).toBe(false);
    expect(calendar.nextWorkingDay(day('2026-12-25')).toString()).toBe('2026-12-28');
    expect(calendar.nextWorkingDay(day('2026-12-28')).toString()).toBe('2026-12-28');
    expect(calendar.addWorkingDays(day('2026-12-23'), 2).toString()).toBe('2026-12-28');
    expect(calendar.addWorkingDays(day('2026-12-28'), -2).toString()).toBe('2026-12-23');
    expect(calendar.addWorkingDays(day('2026-12-26'), 0).toString()).toBe('2026-12-26');
  });

  it('count forth and back to the same number', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const end = calendar.addWorkingDays(from, count);
        expect(calendar.isWorkingDay(end)).toBe(true);
        expect(calendar.workingDaysBetween(from, end)).toBe(count);
        if (calendar.isWorkingDay(from)) expect(calendar.addWorkingDays(end, -count).equals(from)).toBe(true);
      }),
    );
  });
});

describe('rules of another city', () => {
  const name = { de: 'Fest', en: 'Feast' };
  it('hold only in their years, and 29 February only in leap years', () => {
    const other = legalCalendar([
      { kind: 'fixed', month: 2, day: 29, name },
      { kind: 'easter', offset: 60, name, firstYear: 2027, lastYear: 2027 },
    ]);
    expect(other.holidaysOf(2027).map(({ date }) => date.toString())).toEqual(['2027-05-27']);
    expect(other.holidaysOf(2028).map(({ date }) => date.toString())).toEqual(['2028-02-29']);
  });

  it('are refused at once when no such day exists', () => {
    expect(() => legalCalendar([{ kind: 'fixed', month: 2, day: 30, name }])).toThrow(RangeError);
    expect(() => legalCalendar([{ kind: 'weekday-before', weekday: 0, month: 1, day: 1, name }])).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import { brokenDays, getPeriod, opensBefore, parsePeriod, partOfMonth } from './period.ts';

describe('parsePeriod', () => {
  it('reads ISO durations and working days', () => {
    expect(parsePeriod('P1M15D')).toMatchObject({ ok: true, value: { months: 1, days: 15, workingDays: 0 } });
    expect(parsePeriod('P2W')).toMatchObject({ value: { weeks: 2 } });
    expect(parsePeriod('WD7')).toMatchObject({ value: { workingDays: 7, days: 0 } });
  });

  it.each(['', 'P', 'PT4H', 'P0D', 'WD0', 'WD-3', '2W', 'P1.5M', 'p2w', 'P1D ', 'P1DT1H'])('refuses %j', (text) => {
    expect(parsePeriod(text)).toMatchObject({ ok: false, reason: 'not-a-period' });
    expect(() => getPeriod(text)).toThrow(RangeError);
  });
});

describe('rules around periods', () => {
  it('count broken periods with 30 and 365 days (BGB § 191)', () => {
    expect(brokenDays(getPeriod('P1Y2M1W3D'))).toBe(365 + 60 + 7 + 3);
    expect(() => brokenDays(getPeriod('WD5'))).toThrow(RangeError);
  });

  it('name the parts of a month (BGB § 192)', () => {
    const month = Temporal.PlainYearMonth.from('2028-02');
    expect(partOfMonth(month, 'beginning').toString()).toBe('2028-02-01');
    expect(partOfMonth(month, 'middle').toString()).toBe('2028-02-15');
    expect(partOfMonth(month, 'end').toString()).toBe('2028-02-29');
  });

  it('open the window for leaving the country one week before 31 December 2026 on the 24th', () => {
    expect(opensBefore(Temporal.PlainDate.from('2026-12-31'), getPeriod('P1W')).toString()).toBe('2026-12-24');
  });
});

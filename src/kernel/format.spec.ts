import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatDateWithWeekday,
  formatDuration,
  formatList,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPercent,
  formatShortDate,
  formatTime,
  formatWorkingDays,
} from './format.ts';

const date = Temporal.PlainDate.from('2026-11-09');

describe('dates', () => {
  it('read as in the language', () => {
    expect(formatDate(date, 'de')).toBe('9. November 2026');
    expect(formatDate(date, 'en')).toBe('9 November 2026');
    expect(formatDateWithWeekday(date, 'de')).toBe('Montag, 9. November 2026');
    expect(formatDateWithWeekday(date, 'en')).toBe('Monday, 9 November 2026');
    expect(formatShortDate(date, 'de')).toBe('09.11.2026');
    expect(formatShortDate(date, 'en')).toBe('09/11/2026');
    expect(formatMonth(date, 'de')).toBe('November 2026');
  });

  it('show instants on the clock of Berlin, in summer and in winter', () => {
    expect(formatDateTime(Temporal.Instant.from('2026-11-19T08:05:00Z'), 'de')).toBe('19. November 2026, 09:05 Uhr');
    expect(formatDateTime(Temporal.Instant.from('2026-07-31T22:30:00Z'), 'en')).toBe('1 August 2026, 00:30');
    expect(formatTime(Temporal.PlainTime.from('17:00'), 'de')).toBe('17:00 Uhr');
    expect(formatTime(Temporal.Instant.from('2026-10-25T01:30:00Z'), 'en')).toBe('02:30');
  });
});

describe('numbers, counts and spans', () => {
  it('follow the language', () => {
    expect(formatNumber(633592, 'de')).toBe('633.592');
    expect(formatNumber(1234.56, 'en', 1)).toBe('1,234.6');
    expect(formatPercent(0.125, 'de')).toBe('12,5\u00a0%');
    expect(formatPercent(0.125, 'en')).toBe('12.5%');
    expect(formatMoney(8750, 'de')).toBe('87,50\u00a0€');
    expect(formatList(['Ausweis', 'Foto', 'Vollmacht'], 'de')).toBe('Ausweis, Foto und Vollmacht');
    expect(formatList(['card', 'photo'], 'en')).toBe('card and photo');
  });

  it('use singular only for one', () => {
    expect(formatCount(1, 'working-day', 'de')).toBe('1 Werktag');
    expect(formatCount(0, 'day', 'de')).toBe('0 Tage');
    expect(formatCount(1000, 'week', 'en')).toBe('1,000 weeks');
    expect(formatWorkingDays(0, 'de')).toBe('heute');
    expect(formatWorkingDays(1, 'en')).toBe('on the next working day');
    expect(formatWorkingDays(3, 'de')).toBe('in 3 Werktagen');
  });

  it('say durations without empty units', () => {
    expect(formatDuration(Temporal.Duration.from('P2W'), 'de')).toBe('2 Wochen');
    expect(formatDuration(Temporal.Duration.from('P1M15D'), 'en')).toBe('1 month, 15 days');
    expect(formatDuration(Temporal.Duration.from('PT1H30M'), 'en')).toBe('1 hour, 30 minutes');
    expect(formatDuration(Temporal.Duration.from('PT0S'), 'de')).toBe('0 Minuten');
  });
});

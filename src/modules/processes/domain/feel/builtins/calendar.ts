import { dayOfWeek } from '../calendar.ts';
import { numberOf } from '../number.ts';
import type { Run } from '../run.ts';
import { dateOf, FeelDate, FeelDateTime, FeelTime } from '../temporal.ts';
import type { FeelValue } from '../values.ts';
import { defineBuiltins } from './define.ts';

/** Calendar functions (DMN 1.5, 10.3.4.7 and 10.3.4.6); week numbers follow ISO 8601. */
export const calendarBuiltins = defineBuiltins({
  'day of year(date: any)': ([value]) => withDay(value, (day) => numberOf(dayOfYear(day))),
  'day of week(date: any)': ([value]) => withDay(value, (day) => weekdays[weekday(day) - 1] ?? null),
  'month of year(date: any)': ([value]) => withDay(value, (day) => months[day.month - 1] ?? null),
  'week of year(date: any)': ([value]) => withDay(value, (day) => numberOf(weekOfYear(day))),
  'now()': (_args, run) => now(run),
  'today()': (_args, run) => now(run)?.date ?? null,
});

function now(run: Run): FeelDateTime | null {
  if (run.now === null) return run.fail('feel.no-clock');
  const { year, month, day, timeZoneId } = run.now;
  const date = dateOf(year, month, day);
  if (date === null) return run.fail('feel.no-clock');
  const time = run.now.toPlainTime().since('00:00').total('nanoseconds');
  const zone = /^[+-]/.test(timeZoneId) ? { offset: run.now.offsetNanoseconds / 1e9 } : { id: timeZoneId };
  return new FeelDateTime(date, new FeelTime(time, zone));
}

function withDay(value: FeelValue, read: (day: FeelDate) => FeelValue): FeelValue | undefined {
  if (value instanceof FeelDate) return read(value);
  return value instanceof FeelDateTime ? read(value.date) : undefined;
}

function weekday(day: FeelDate): number {
  return dayOfWeek(day.year, day.month, day.day);
}

function dayOfYear(day: FeelDate): number {
  return day.epochDays - new FeelDate(day.year, 1, 1).epochDays + 1;
}

/** The week holding the Thursday of this week, counted in that Thursday's year. */
function weekOfYear(day: FeelDate): number {
  const week = Math.floor((dayOfYear(day) - weekday(day) + 10) / 7);
  if (week < 1) return weeksIn(day.year - 1);
  return week > weeksIn(day.year) ? 1 : week;
}

function weeksIn(year: number): number {
  const isLong = dayOfWeek(year, 1, 1) === 4 || dayOfWeek(year, 12, 31) === 4;
  return isLong ? 53 : 52;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

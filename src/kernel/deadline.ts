import type { LegalCalendar } from './calendar.ts';
import type { Bilingual } from './language.ts';
import { getPeriod, type Period } from './period.ts';

/**
 * The last day of a period that runs from an event (BGB §§ 187 to 193, VwVfG § 31), with each rule that led to it.
 * The event day is not counted unless `countsFrom` is `start-of-day`. The end moves off Saturdays, Sundays and
 * holidays unless `shift` names why it does not. Throws on a period that is none.
 */
export function endOfPeriod(order: PeriodOrder, calendar: LegalCalendar): Deadline {
  const period = typeof order.period === 'string' ? getPeriod(order.period) : order.period;
  const startCounts = order.countsFrom === 'start-of-day';
  const steps: DeadlineStep[] = [
    startCounts
      ? { code: 'start-day-counts', rule: 'BGB § 187(2)', date: order.from }
      : { code: 'event-day-not-counted', rule: 'BGB § 187(1)', date: order.from },
  ];
  if (period.workingDays > 0) {
    const end = calendar.addWorkingDays(
      startCounts ? order.from.subtract({ days: 1 }) : order.from,
      period.workingDays,
    );
    steps.push({ code: 'working-days-counted', rule: 'BGB § 188(1)', date: end });
    return { nominal: end, end, steps };
  }
  const nominal = nominalEnd(order.from, period, startCounts, steps);
  return { nominal, ...shifted(nominal, order.shift ?? 'to-working-day', calendar, steps) };
}

/** The new last day when a running period is made longer: it runs on from the end of the old one (BGB § 190). */
export function extendPeriod(old: Deadline, period: Period | string, calendar: LegalCalendar): Deadline {
  const longer = endOfPeriod({ from: old.end.add({ days: 1 }), period, countsFrom: 'start-of-day' }, calendar);
  return { ...longer, steps: [...old.steps, { code: 'extended', rule: 'BGB § 190', date: old.end }, ...longer.steps] };
}

/** The day moved to the next working day if it is a Saturday, Sunday or holiday (BGB § 193, VwVfG § 31(3), AO § 108(3)). */
export function shiftToWorkingDay(day: Temporal.PlainDate, calendar: LegalCalendar, rule: string): DeadlineStep | null {
  const end = calendar.nextWorkingDay(day);
  if (end.equals(day)) return null;
  const freeDays: FreeDay[] = [];
  for (let free = day; !free.equals(end); free = free.add({ days: 1 })) freeDays.push(freeDay(free, calendar));
  return { code: 'moved-to-working-day', rule, date: end, freeDays };
}

/** True while a period still runs on a day: its last day counts until midnight. */
export const isWithin = (deadline: Deadline, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, deadline.end) <= 0;

function nominalEnd(from: Temporal.PlainDate, period: Period, startCounts: boolean, steps: DeadlineStep[]) {
  const months = period.years * 12 + period.months;
  const days = period.weeks * 7 + period.days;
  // When the start day counts, days and weeks end one day earlier; for months § 188(2) and (3) say so below.
  let end = startCounts ? from.subtract({ days: 1 }) : from;
  if (months > 0) {
    const same = from.add({ months });
    const isMissing = same.day !== from.day;
    end = startCounts && !isMissing ? same.subtract({ days: 1 }) : same;
    steps.push(
      isMissing
        ? { code: 'last-day-of-month', rule: 'BGB § 188(3)', date: end }
        : { code: startCounts ? 'day-before-same-number' : 'same-number-of-month', rule: 'BGB § 188(2)', date: end },
    );
  }
  if (days > 0) {
    end = end.add({ days });
    steps.push(
      period.weeks > 0 && period.days === 0 && months === 0
        ? { code: startCounts ? 'day-before-same-weekday' : 'same-weekday', rule: 'BGB § 188(2)', date: end }
        : { code: 'days-counted', rule: months > 0 ? 'BGB § 189(2)' : 'BGB § 188(1)', date: end },
    );
  }
  return end;
}

function shifted(nominal: Temporal.PlainDate, shift: Shift, calendar: LegalCalendar, steps: readonly DeadlineStep[]) {
  if (calendar.isWorkingDay(nominal)) return { end: nominal, steps };
  if (shift === 'to-working-day') {
    const step = shiftToWorkingDay(nominal, calendar, 'VwVfG § 31(3), BGB § 193')!;
    return { end: step.date, steps: [...steps, step] };
  }
  const stays: DeadlineStep = { code: 'not-moved', rule: noShiftRules[shift], date: nominal, because: shift };
  return { end: nominal, steps: [...steps, { ...stays, freeDays: [freeDay(nominal, calendar)] }] };
}

function freeDay(date: Temporal.PlainDate, calendar: LegalCalendar): FreeDay {
  const [de, en] = [calendar.holidayName(date, 'de'), calendar.holidayName(date, 'en')];
  if (de !== undefined && en !== undefined) return { date, kind: 'holiday', name: { de, en } };
  return date.dayOfWeek === 6
    ? { date, kind: 'saturday', name: { de: 'Samstag', en: 'Saturday' } }
    : { date, kind: 'sunday', name: { de: 'Sonntag', en: 'Sunday' } };
}

const noShiftRules: Readonly<Record<NoShift, string>> = {
  'fixed-day': 'VwVfG § 31(3) s. 2',
  'benefit-period': 'VwVfG § 31(4)',
  'authority-appointment': 'VwVfG § 31(5)',
  'waiting-period': 'VwGO § 75',
};

export interface PeriodOrder {
  /** The day of the event, or the day whose start counts. */
  readonly from: Temporal.PlainDate;
  readonly period: Period | string;
  readonly countsFrom?: 'event' | 'start-of-day' | undefined;
  readonly shift?: Shift | undefined;
}
export interface Deadline {
  /** The end before it is moved. */
  readonly nominal: Temporal.PlainDate;
  /** The last day on which the period is kept, until midnight. */
  readonly end: Temporal.PlainDate;
  readonly steps: readonly DeadlineStep[];
}
/** One rule that was applied and the date after it, to be shown to people. */
export interface DeadlineStep {
  readonly code: DeadlineStepCode;
  readonly rule: string;
  readonly date: Temporal.PlainDate;
  readonly freeDays?: readonly FreeDay[];
  readonly because?: NoShift;
}
export type DeadlineStepCode =
  | 'event-day-not-counted'
  | 'start-day-counts'
  | 'same-number-of-month'
  | 'day-before-same-number'
  | 'last-day-of-month'
  | 'same-weekday'
  | 'day-before-same-weekday'
  | 'days-counted'
  | 'working-days-counted'
  | 'moved-to-working-day'
  | 'not-moved'
  | 'extended'
  | 'fourth-day'
  | 'fetched'
  | 'received-later'
  | 'served';
export interface FreeDay {
  readonly date: Temporal.PlainDate;
  readonly kind: 'saturday' | 'sunday' | 'holiday';
  readonly name: Bilingual;
}
/** Why an end on a free day stays where it is. */
export type NoShift = 'fixed-day' | 'benefit-period' | 'authority-appointment' | 'waiting-period';
export type Shift = 'to-working-day' | NoShift;

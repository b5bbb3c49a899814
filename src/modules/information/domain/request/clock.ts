import type { LegalCalendar } from '#kernel/calendar';
import { type Deadline, type DeadlineStep, endOfPeriod, shiftToWorkingDay } from '#kernel/deadline';
import type { Rule } from '../rules/rules.ts';
import type { RequestState } from './state.ts';

/**
 * The last day for an answer by the rule of the request (VwVfG § 31, BGB §§ 187 to 193): from receipt, again from the answer to a
 * question where the law says so, longer once it was extended, later by each day the clock stood. `nominal` is never moved to a
 * working day; the figures count by it. Null in `due` while the clock stands.
 */
export function answerClock(state: ClockFacts, rule: Rule, today: Temporal.PlainDate, calendar: LegalCalendar): Clock {
  const from = Temporal.PlainDate.from(state.countedFrom);
  const isTotal = state.extendedOn !== null && rule.extension.kind === 'total';
  const first = endOfPeriod({ from, period: isTotal ? rule.extension.period : rule.deadline.period }, calendar);
  const longer =
    state.extendedOn !== null && rule.extension.kind === 'by'
      ? endOfPeriod(
          { from: first.nominal.add({ days: 1 }), period: rule.extension.period, countsFrom: 'start-of-day' },
          calendar,
        )
      : null;
  const base = longer ?? first;
  const stood = state.pauses.reduce(
    (days, { from: begin, until }) => days + daysBetween(begin, until ?? today.toString()),
    0,
  );
  const nominal = base.nominal.add({ days: stood });
  const steps: DeadlineStep[] = [...first.steps.filter(isCounted), ...(longer?.steps.filter(isCounted) ?? [])];
  const moved = shiftToWorkingDay(nominal, calendar, 'VwVfG § 31(3), BGB § 193');
  const end = moved?.date ?? nominal;
  const deadline: Deadline = { nominal, end, steps: moved ? [...steps, moved] : steps };
  const stands = state.pauses.some(({ until }) => until === null);
  const daysLeft = today.until(end, { largestUnit: 'days' }).days;
  return { deadline, stands, daysLeft, isOverdue: !stands && daysLeft < 0 };
}

/** The last day for an objection against an answer that was made known on a day. */
export const appealUntil = (rule: Rule, known: Temporal.PlainDate, calendar: LegalCalendar): Temporal.PlainDate =>
  endOfPeriod({ from: known, period: rule.appeal.period }, calendar).end;

const isCounted = ({ code }: DeadlineStep): boolean => code !== 'moved-to-working-day';

const daysBetween = (from: string, until: string): number =>
  Math.max(0, Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until), { largestUnit: 'days' }).days);

type ClockFacts = Pick<RequestState, 'countedFrom' | 'extendedOn' | 'pauses'>;
export interface Clock {
  readonly deadline: Deadline;
  /** True while the law lets the clock stand, because the city waits for the person. */
  readonly stands: boolean;
  /** Calendar days until the last day; below zero once it is over. */
  readonly daysLeft: number;
  readonly isOverdue: boolean;
}

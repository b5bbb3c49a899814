import type { LegalCalendar } from '#kernel/calendar';

/**
 * How a due day stands to today, as data for words: never a colour alone. Red once it is over, amber from two working days before it
 * (BGB § 193: Saturdays, Sundays and holidays are none), else green; with whether the law or a promise sets the day, and by which rule.
 */
export function dueState(due: DueDay, today: Temporal.PlainDate, calendar: LegalCalendar): DueState {
  const on = Temporal.PlainDate.from(due.dueOn);
  const days = today.until(on, { largestUnit: 'days' }).days;
  const { legalOn } = due;
  const isLegal = legalOn !== null && Temporal.PlainDate.compare(Temporal.PlainDate.from(legalOn), today) < 0;
  const workingDays = days < 0 ? 0 : calendar.workingDaysBetween(today, on);
  const light = days < 0 ? 'red' : workingDays <= amberFrom ? 'amber' : 'green';
  const by = legalOn === due.dueOn ? 'law' : 'promise';
  return { days, workingDays, isLegal, light, by, reference: legalOn === null ? null : due.reference };
}

const amberFrom = 2;

export interface DueDay {
  /** The earlier of the promised and the legal day. */
  readonly dueOn: string;
  readonly legalOn: string | null;
  /** The rule that sets the legal day, as the service names it. */
  readonly reference: string | null;
}
export interface DueState {
  /** Calendar days from today; negative when overdue. */
  readonly days: number;
  /** Working days left, today not counted; 0 when overdue. */
  readonly workingDays: number;
  /** The legal period itself is over, not only the promise. */
  readonly isLegal: boolean;
  readonly light: 'red' | 'amber' | 'green';
  /** What sets the due day. */
  readonly by: 'law' | 'promise';
  /** Rule of the legal day; null without one. */
  readonly reference: string | null;
}

import { legalCalendar } from '#kernel/calendar';
import { endOfPeriod } from '#kernel/deadline';
import { parsePeriod } from '#kernel/period';
import { saxonHolidays } from '#kernel/saxon-holidays';
import type { OpenForm } from './open-form.ts';

/** Last day by which the city promises to answer what is sent today; null without a promise. */
export function promisedDay({ draft, context }: Pick<OpenForm, 'draft' | 'context'>): Temporal.PlainDate | null {
  const { promised } = draft.folder.service.deadline;
  const period = promised ? parsePeriod(promised) : null;
  return period?.ok ? endOfPeriod({ from: context.today, period: period.value }, calendar).end : null;
}

/** The person's own deadline and whether it has passed; null where the law sets none or its day is not answered yet. */
export function citizenDeadline({ draft, context }: Pick<OpenForm, 'draft' | 'context'>) {
  const rule = draft.folder.service.deadline.citizen;
  const from = rule ? draft.answers[rule.from] : undefined;
  if (!rule || typeof from !== 'string') return null;
  const shift = rule.shift ? 'to-working-day' : 'fixed-day';
  const { end } = endOfPeriod({ from: Temporal.PlainDate.from(from), period: rule.period, shift }, calendar);
  return { end, passed: Temporal.PlainDate.compare(end, context.today) < 0 };
}

const calendar = legalCalendar(saxonHolidays);

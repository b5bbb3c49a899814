import type { LegalCalendar } from '#kernel/calendar';
import { legalDay, legalZone } from '#kernel/clock';
import { endOfPeriod } from '#kernel/deadline';
import { parsePeriod } from '#kernel/period';
import { isoDue } from './due.ts';
import type { Context } from './types.ts';

/**
 * When timers are due by law (BGB §§ 187 to 193): a period in days, weeks, months, years or working days ends with its last
 * day, moved off free days, so the timer is due when the next day begins. Dates, hours and mixed durations run by the clock.
 * A cycle comes round by the clock; one of working days when the day begins. Legal deadlines by name are not known here: null.
 */
export const legalDue =
  (calendar: LegalCalendar): Context['due'] =>
  (definition, at, variables) => {
    const value = definition.evaluate ? definition.evaluate(variables) : definition.text;
    const period = parsePeriod(typeof value === 'string' ? value : '');
    const isByClock = !period.ok || definition.kind === 'date' || definition.kind === 'deadline';
    if (isByClock || (definition.kind === 'cycle' && period.value.workingDays === 0)) {
      return isoDue(definition, at, variables);
    }
    const { end } = endOfPeriod({ from: legalDay(Temporal.Instant.from(at)), period: period.value }, calendar);
    const due = definition.kind === 'cycle' ? end : end.add({ days: 1 });
    return due.toZonedDateTime(legalZone).toInstant().toString();
  };

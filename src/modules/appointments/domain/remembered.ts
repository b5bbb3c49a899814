import type { LegalCalendar } from '#kernel/calendar';
import type { OfficePlan } from './plan.ts';

/** The same function, which works each day of an office out once: a plan and its calendar never change, another plan is another object. */
export function remembered<T>(
  work: (office: OfficePlan, day: Temporal.PlainDate, calendar: Holidays) => T,
): (office: OfficePlan, day: Temporal.PlainDate, calendar: Holidays) => T {
  const known = new WeakMap<Holidays, WeakMap<OfficePlan, Map<string, T>>>();
  return (office, day, calendar) => {
    const offices = known.get(calendar) ?? new WeakMap<OfficePlan, Map<string, T>>();
    known.set(calendar, offices);
    const days = offices.get(office) ?? new Map<string, T>();
    offices.set(office, days);
    const key = day.toString();
    const found = days.get(key);
    if (found !== undefined) return found;
    const made = work(office, day, calendar);
    if (days.size >= mostDays) days.delete(days.keys().next().value ?? '');
    days.set(key, made);
    return made;
  };
}

const mostDays = 150;

export type Holidays = Pick<LegalCalendar, 'isHoliday'>;

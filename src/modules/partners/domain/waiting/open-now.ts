import { legalZone } from '#kernel/clock';
import type { Branch } from '../network/network.ts';

/** Whether a branch is within its hours at an instant, by legal time; never on a public holiday. */
export function isOpenAt(
  hours: Branch['hours'],
  at: Temporal.Instant,
  isHoliday: (day: Temporal.PlainDate) => boolean,
) {
  const now = at.toZonedDateTimeISO(legalZone);
  const clock = now.toPlainTime().toString({ smallestUnit: 'minute' });
  return (
    !isHoliday(now.toPlainDate()) &&
    hours.some(({ weekdays, from, to }) => weekdays.includes(now.dayOfWeek) && from <= clock && clock < to)
  );
}

/** The hour of the week that an instant lies in, by legal time. */
export function hourOfWeek(at: Temporal.Instant): HourOfWeek {
  const { dayOfWeek, hour } = at.toZonedDateTimeISO(legalZone);
  return { weekday: dayOfWeek, hour };
}

export interface HourOfWeek {
  /** 1 is Monday. */
  readonly weekday: number;
  readonly hour: number;
}

import { legalCalendar } from '#kernel/calendar';
import { saxonHolidays } from '#kernel/saxon-holidays';
import { leastCount } from '../../domain/office/index.ts';
import { type HourOfWeek, hourOfWeek, isOpenAt } from '../../domain/waiting/index.ts';
import { waitsInHour } from '../../store/arrival-store.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** How long people usually wait at each branch in this hour of the week, from those who were noted in the last weeks; null minutes where too few were. */
export async function usualWaits(parts: PartnerParts): Promise<(branch: string) => UsualWait> {
  const now = parts.clock.now();
  const when = hourOfWeek(now);
  const since = now.subtract({ hours: 24 * 7 * weeksLookedAt }).toString();
  const waits = new Map((await waitsInHour(parts.db, since, when)).map((one) => [one.branch, one]));
  return (id) => {
    const branch = parts.network?.branches.find((one) => one.id === id);
    const isOpen = branch !== undefined && isOpenAt(branch.hours, now, calendar.isHoliday);
    const found = waits.get(id);
    return found && found.visits >= leastCount
      ? { ...when, isOpen, visits: found.visits, minutes: Math.round(found.minutes) }
      : { ...when, isOpen, visits: null, minutes: null };
  };
}

/** So many weeks count. */
export const weeksLookedAt = 8;
const calendar = legalCalendar(saxonHolidays);

export interface UsualWait extends HourOfWeek {
  /** Within its hours now. */
  readonly isOpen: boolean;
  /** Of how many; null below three. */
  readonly visits: number | null;
  /** The middle, in whole minutes; null when it is not measured yet. */
  readonly minutes: number | null;
}

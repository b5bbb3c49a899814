import type { DeskHours } from '../desk-hours.ts';
import type { Plan } from '../plan.ts';

/**
 * What a desk can do at a minute: by its shift, or by the one nearest in time when somebody works before or after it. A desk without
 * any shift that day was opened out of turn and can do everything.
 */
export function deskSkills(plan: Plan, hours: readonly DeskHours[], desk: number, now: number): ReadonlySet<string> {
  const own = hours.filter((one) => one.desk === desk);
  const nearest = Math.min(...own.map((one) => distance(one, now)));
  const current = own.filter((one) => distance(one, now) === nearest);
  const everything = plan.services.map(({ id }) => id);
  if (current.length === 0) return new Set(everything);
  return new Set(current.flatMap(({ skills }) => (skills ? [...skills] : everything)));
}

/** Minutes from now to the hours, 0 within them. */
const distance = ({ spans }: DeskHours, now: number): number =>
  Math.min(...spans.map(([from, to]) => (now < from ? from - now : now >= to ? now - to + 1 : 0)));

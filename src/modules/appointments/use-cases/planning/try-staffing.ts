import { legalDay } from '#kernel/clock';
import { deskHours, hoursFor, minuteAt, wholeDay } from '../../domain/desk-hours.ts';
import type { OfficePlan } from '../../domain/plan.ts';
import { intersect, minutesOf } from '../../domain/spans.ts';
import { demandOf, type FoundDemand, pastWeeks } from '../../domain/staffing/index.ts';
import { arrivalsBetween, servicesBetween } from '../../store/planning-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { lessonsOf } from '../forecast/lessons.ts';
import type { WorkOutput } from './plan-work.ts';
import { workedOut } from './worked-out.ts';

/**
 * How a coming day would go as planned, with other desks in each hour, and with as few as keep the wait: by who came on that weekday in the
 * past weeks. Null on a day without hours.
 */
export async function tryStaffing(
  parts: AppointmentParts,
  office: OfficePlan,
  day: Temporal.PlainDate,
  wanted: readonly number[] | null,
): Promise<StaffingTrial | null> {
  const { closures } = await parts.board.read();
  const desks = [...hoursFor(deskHours(office, day, parts.calendar, closures), []).values()];
  const spans = desks.flat();
  if (spans.length === 0) return null;
  const [midnight] = wholeDay(day);
  const opens = Math.floor((Math.min(...spans.map(([from]) => from)) - midnight) / 60);
  const closes = Math.ceil((Math.max(...spans.map(([, to]) => to)) - midnight) / 60);
  const planned = Array.from({ length: closes - opens }, (_, hour) => {
    const span = [minuteAt(day, clockOf(opens + hour)), minuteAt(day, clockOf(opens + hour)) + 60] as const;
    return desks.filter((own) => minutesOf(intersect(own, [span])) >= 30).length;
  });
  const today = legalDay(parts.clock.now());
  const from = today.subtract({ weeks: pastWeeks }).toString();
  const until = today.subtract({ days: 1 }).toString();
  const [arrivals, services, lessons] = await Promise.all([
    arrivalsBetween(parts.db, office.id, from, until),
    servicesBetween(parts.db, office.id, from, until),
    lessonsOf(parts),
  ]);
  const found = demandOf({
    ...{ weekday: day.dayOfWeek, opensAt: opens * 60, planned, arrivals, services },
    timeOf: lessons.timeOf(office),
    all: parts.plan.services.map(({ id }) => id),
  });
  const most = planned.map(() => office.desks.length);
  const fitting = wanted ? planned.map((count, hour) => Math.min(most[hour]!, wanted[hour] ?? count)) : null;
  const { demand } = found;
  const trial = await workedOut('staffing', { demand, planned, wanted: fitting, most, seed: 1 });
  return { ...found, ...trial, opens, desks: { planned, wanted: fitting, most } };
}

const clockOf = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

export interface StaffingTrial extends FoundDemand {
  /** Hour of the day at which the first hour begins. */
  readonly opens: number;
  readonly desks: {
    readonly planned: readonly number[];
    readonly wanted: readonly number[] | null;
    readonly most: readonly number[];
  };
  readonly planned: WorkOutput['staffing']['planned'];
  readonly wanted: WorkOutput['staffing']['wanted'];
  readonly suggestion: WorkOutput['staffing']['suggestion'];
}

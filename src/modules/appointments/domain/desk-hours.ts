import { legalZone } from '#kernel/clock';
import type { OfficePlan, Shift } from './plan.ts';
import { type Holidays, remembered } from './remembered.ts';
import { minuteOf, type Span, subtract, unite } from './spans.ts';

/**
 * The capacity of an office on one day as a step function: for each desk the hours in which somebody works there, by what they can
 * do. Wall-clock hours in Europe/Berlin, so a day of changed clocks keeps them. Nothing on a Saxon holiday (SächsSFG § 1); closures
 * take away what they cover, whatever else is written.
 */
export function deskHours(
  office: OfficePlan,
  day: Temporal.PlainDate,
  calendar: Holidays,
  closures: readonly Closure[] = [],
): readonly DeskHours[] {
  const planned = plannedHours(office, day, calendar);
  const own = closures.filter((closure) => closure.office === office.id);
  if (own.length === 0) return planned;
  return planned
    .map((hours) => {
      const cuts = own.filter(({ desk }) => desk === null || desk === hours.desk).map(({ span }) => span);
      return { ...hours, spans: subtract(hours.spans, cuts) };
    })
    .filter(({ spans }) => spans.length > 0);
}

/** As the plan has them, before closures. Plans never change while a node runs, so each day is worked out once. */
const plannedHours = remembered(
  (office: OfficePlan, day: Temporal.PlainDate, calendar: Holidays): readonly DeskHours[] => {
    if (calendar.isHoliday(day)) return [];
    const shifts = office.shifts
      .filter((shift) => isOn(shift, day))
      .map((shift) => ({
        desks: shift.desks,
        skills: shift.skills === 'all' ? null : new Set(shift.skills),
        spans: [hoursOn(day, shift.from, shift.to)],
      }));
    return office.desks.flatMap(({ id }) =>
      shifts
        .filter(({ desks }) => desks === 'all' || desks.includes(id))
        .map(({ skills, spans }) => ({ desk: id, skills, spans })),
    );
  },
);

/** The hours of each desk at which all these services can be done. */
export function hoursFor(
  hours: readonly DeskHours[],
  services: readonly string[],
): ReadonlyMap<number, readonly Span[]> {
  const byDesk = new Map<number, Span[]>();
  for (const { desk, skills, spans } of hours) {
    if (skills && !services.every((service) => skills.has(service))) continue;
    byDesk.set(desk, [...(byDesk.get(desk) ?? []), ...spans]);
  }
  return new Map([...byDesk].map(([desk, spans]) => [desk, unite(spans)]));
}

/** A span of wall-clock time on a day, as minutes since 1970. */
export const hoursOn = (day: Temporal.PlainDate, from: string, to: string): Span => [
  minuteAt(day, from),
  minuteAt(day, to),
];

/** The whole legal day, 23 to 25 hours long. */
export const wholeDay = (day: Temporal.PlainDate): Span => [
  minuteAt(day, '00:00'),
  minuteAt(day.add({ days: 1 }), '00:00'),
];

/** The minute at which the clocks show this time on this day. */
export function minuteAt(day: Temporal.PlainDate, clock: string): number {
  // Many ask for the same few times of one day.
  const times = knownTimes.get(day) ?? new Map<string, number>();
  const known = times.get(clock);
  if (known !== undefined) return known;
  const plainTime = Temporal.PlainTime.from(clock);
  const minute = minuteOf(day.toZonedDateTime({ timeZone: legalZone, plainTime }).toInstant());
  knownTimes.set(day, times.set(clock, minute));
  return minute;
}

const knownTimes = new WeakMap<Temporal.PlainDate, Map<string, number>>();

function isOn({ weekdays, validFrom, validUntil }: Shift, day: Temporal.PlainDate): boolean {
  const date = day.toString();
  return weekdays.includes(day.dayOfWeek) && (validFrom ?? date) <= date && date <= (validUntil ?? date);
}

export interface DeskHours {
  readonly desk: number;
  /** Services that are done there; null for all. */
  readonly skills: ReadonlySet<string> | null;
  readonly spans: readonly Span[];
}
/** A time at which an office, or one of its desks, is closed. */
export interface Closure {
  readonly office: string;
  readonly desk: number | null;
  readonly span: Span;
}

import { legalDay } from '#kernel/clock';
import { type Closure, deskHours, hoursFor } from './desk-hours.ts';
import {
  type AcceptedPlaces,
  type ClosedDesks,
  closedAlong,
  type ExtraPlace,
  extraHours,
} from './overbooking/extra-places.ts';
import type { OfficePlan, Plan } from './plan.ts';
import { type DealtPart, dealOut, drawnAt, policyOn, publicAt } from './release.ts';
import { type Holidays, remembered } from './remembered.ts';
import { instantOf, intersect, type Span } from './spans.ts';

/**
 * The hours of each desk of an office that may be booked for these services on a day. People get what is published by now; the staff
 * may also use what is still held back. Closures and holidays beat everything.
 */
export function openHours(asked: AskedHours): ReadonlyMap<number, readonly Span[]> {
  const { plan, office, day, services, calendar, closures, now, isStaff } = asked;
  // Parts are dealt from the hours as planned: a closed desk must not move others from one part to another.
  const able = hoursFor(deskHours(office, day, calendar, closures), services);
  if (able.size === 0) return able;
  const extra = extrasOf(asked, able);
  if (isStaff) return extra ? new Map([...able, ...extra]) : able;
  const dealt = dealtOf(plan)(office, day, calendar);
  const published = asked.draw === undefined ? publicAt(dealt, now) : drawnAt(dealt, asked.draw);
  const open = new Map<number, readonly Span[]>();
  for (const [desk, hours] of able) {
    const both = intersect(hours, published.get(desk) ?? []);
    if (both.length > 0) open.set(desk, both);
  }
  // Accepting extra places is their release.
  for (const [unit, hours] of extra ?? []) open.set(unit, hours);
  return open;
}

/** What the accepted extra places of an office lose on all their days because desks are closed, besides what is closed of them by itself. */
export const placesClosedAlong = ({
  office,
  calendar,
  closures,
  extras,
}: Pick<AskedHours, 'office' | 'calendar' | 'closures'> & { readonly extras: readonly AcceptedPlaces[] }) =>
  extras.flatMap(({ office: id, places }): readonly ExtraPlace[] => {
    const first = places[0]?.spans[0];
    if (id !== office.id || !first) return [];
    const closed = closedDesks(office, legalDay(instantOf(first[0])), calendar, closures);
    return closed ? closedAlong(places, closed) : [];
  });

function extrasOf(
  { office, day, calendar, closures, extras = [], draw }: AskedHours,
  able: ReadonlyMap<number, readonly Span[]>,
): ReadonlyMap<number, readonly Span[]> | null {
  if (draw !== undefined) return null;
  const accepted = extras.filter((one) => one.office === office.id);
  if (accepted.length === 0) return null;
  return extraHours(able, accepted, closedDesks(office, day, calendar, closures));
}

/** The desks of an office on a day on which some are closed; null when none is. */
function closedDesks(
  office: OfficePlan,
  day: Temporal.PlainDate,
  calendar: Holidays,
  closures: readonly Closure[],
): ClosedDesks | null {
  const single = closures.filter((one) => one.office === office.id && one.desk !== null);
  if (single.length === 0) return null;
  const cuts = new Map<number, readonly Span[]>();
  for (const { desk, span } of single) cuts.set(desk!, [...(cuts.get(desk!) ?? []), span]);
  const [planned, open] = [[], single].map((some) => hoursFor(deskHours(office, day, calendar, some), []));
  return { planned: planned!, open: open!, cuts };
}

function dealtOf(
  plan: Plan,
): (office: OfficePlan, day: Temporal.PlainDate, calendar: Holidays) => readonly DealtPart[] {
  const known = dealtOfPlans.get(plan);
  if (known) return known;
  const dealt = remembered((office, day, calendar) => {
    const policy = policyOn(plan, office, day);
    return policy ? dealOut(policy, hoursFor(deskHours(office, day, calendar), []), day, plan.rules.stepMinutes) : [];
  });
  dealtOfPlans.set(plan, dealt);
  return dealt;
}

const dealtOfPlans = new WeakMap<Plan, ReturnType<typeof dealtOf>>();

export interface AskedHours {
  readonly plan: Plan;
  readonly office: OfficePlan;
  readonly day: Temporal.PlainDate;
  readonly services: readonly string[];
  readonly calendar: Holidays;
  readonly closures: readonly Closure[];
  /** Places beyond the desks that the staff accepted. */
  readonly extras?: readonly AcceptedPlaces[];
  /** Minute since 1970. */
  readonly now: number;
  readonly isStaff: boolean;
  /** Only what is drawn at this minute, as it is before it becomes public. */
  readonly draw?: number | undefined;
}

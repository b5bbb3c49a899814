import { type Closure, deskHours, hoursFor } from './desk-hours.ts';
import type { OfficePlan, Plan } from './plan.ts';
import { type DealtPart, dealOut, policyOn, publicAt } from './release.ts';
import { type Holidays, remembered } from './remembered.ts';
import { intersect, type Span } from './spans.ts';

/**
 * The hours of each desk of an office that may be booked for these services on a day. People get what is published by now; the staff
 * may also use what is still held back. Closures and holidays beat everything.
 */
export function openHours(asked: AskedHours): ReadonlyMap<number, readonly Span[]> {
  const { plan, office, day, services, calendar, closures, now, isStaff } = asked;
  // Parts are dealt from the hours as planned: a closed desk must not move others from one part to another.
  const able = hoursFor(deskHours(office, day, calendar, closures), services);
  if (isStaff || able.size === 0) return able;
  const published = publicAt(dealtOf(plan)(office, day, calendar), now);
  const open = new Map<number, readonly Span[]>();
  for (const [desk, hours] of able) {
    const both = intersect(hours, published.get(desk) ?? []);
    if (both.length > 0) open.set(desk, both);
  }
  return open;
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
  /** Minute since 1970. */
  readonly now: number;
  readonly isStaff: boolean;
}

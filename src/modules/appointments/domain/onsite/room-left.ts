import { ok, type Result, refuse } from '#kernel/result';
import { type DeskHours, hoursFor } from '../desk-hours.ts';
import type { OfficePlan, Plan } from '../plan.ts';
import { policyOn } from '../release.ts';
import { intersect, minutesOf, unite } from '../spans.ts';
import { durationAt, type VisitLine } from '../visit.ts';
import { isInQueue, type TicketRow } from './ticket.ts';

/**
 * Whether somebody without an appointment may still wait for these services: while the office is open, does not work by appointment
 * alone, and its desks have time left before they close for everybody who waits, is being served, or is still to come, and for this
 * visit too. Gives the minutes left after it.
 */
export function roomLeft(asked: RoomAsked): Result<number, RoomRefusal> {
  const { plan, office, day, hours, now, lines } = asked;
  const open = unite(hours.flatMap(({ spans }) => spans));
  if (!open.some(([from, to]) => from <= now && now < to)) {
    const next = open.find(([from]) => from > now)?.[0];
    return next === undefined ? refuse('office-closed') : refuse('opens-later', { at: next });
  }
  if (isByAppointment(plan, office, day)) return refuse('by-appointment');
  const after = [[now, Number.MAX_SAFE_INTEGER]] as const;
  const able = [
    ...hoursFor(
      hours,
      lines.map(({ service }) => service),
    ).values(),
  ];
  if (able.every((spans) => intersect(spans, after).length === 0)) return refuse('no-desk');
  const capacity = [...hoursFor(hours, []).values()].reduce(
    (sum, spans) => sum + minutesOf(intersect(spans, after)),
    0,
  );
  const minutesFor = (some: readonly VisitLine[]): number => meanMinutes(plan, office, some);
  const load = asked.tickets.reduce((sum, ticket) => {
    if (isInQueue(ticket)) return sum + minutesFor(ticket.lines);
    if (ticket.state !== 'called' && ticket.state !== 'serving') return sum;
    return sum + Math.max(0, minutesFor(ticket.lines) - (now - (ticket.servingAt ?? now)));
  }, 0);
  const coming = asked.coming.reduce((sum, visit) => sum + minutesFor(visit), 0);
  const left = capacity - load - coming - minutesFor(lines);
  return left < 0 ? refuse('no-room') : ok(Math.floor(left));
}

/** True when everything is published online on this day: then the kiosk gives no numbers. */
export function isByAppointment(plan: Plan, office: OfficePlan, day: Temporal.PlainDate): boolean {
  const parts = policyOn(plan, office, day)?.parts ?? [];
  const online = parts.reduce((sum, { channel, share }) => (channel === 'online' ? sum + share : sum), 0);
  return online > 1 - 1e-9 && parts.every(({ channel }) => channel === 'online');
}

/** How long a visit takes on average; further persons in the proportion in which they are booked. */
export const meanMinutes = (plan: Plan, office: OfficePlan, lines: readonly VisitLine[]): number =>
  lines.reduce((sum, { service, persons }) => {
    if (!plan.services.some(({ id }) => id === service)) return sum;
    const { mean, booked, further } = durationAt(plan, office, service);
    return sum + mean * (1 + ((persons - 1) * further) / booked);
  }, 0);

export type RoomRefusal = 'office-closed' | 'opens-later' | 'by-appointment' | 'no-desk' | 'no-room';
interface RoomAsked {
  readonly plan: Plan;
  readonly office: OfficePlan;
  readonly day: Temporal.PlainDate;
  /** Of this day, closures taken away. */
  readonly hours: readonly DeskHours[];
  /** Of this day and office. */
  readonly tickets: readonly TicketRow[];
  /** What those come for who are booked for later today and not here yet. */
  readonly coming: readonly (readonly VisitLine[])[];
  readonly now: number;
  readonly lines: readonly VisitLine[];
}

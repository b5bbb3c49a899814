import type { DeskHours } from '../desk-hours.ts';
import type { TicketRow } from '../onsite/ticket.ts';
import type { OfficePlan, Plan } from '../plan.ts';
import { type DeskPlan, type LogNormal, logNormal, type Span } from '../simulation/index.ts';
import { durationAt, type VisitLine } from '../visit.ts';
import type { Expected } from './draw-check-in.ts';
import { type TimesLearned, timeOf } from './learn-times.ts';
import type { OfficeNow, TimeOf, Waiting } from './predict-waits.ts';

/**
 * What is known of an office at a moment, as the prediction wants it; times are minutes since 1970. Desks that call now work to the
 * end of their planned hours, or an hour longer; while none is open yet, all come as planned.
 */
export function officeNow({ plan, office, hours, now, tickets, openDesks, visits, noShow }: KnownNow): OfficeNow {
  const checkedIn = new Set(tickets.map(({ booking }) => booking));
  return {
    now,
    desks: desksNow(plan, office, hours, openDesks, now),
    running: tickets
      .filter(({ state, desk }) => (state === 'called' || state === 'serving') && desk !== null)
      .map(({ desk, lines, servingAt, calledAt }) => ({
        desk: String(desk),
        services: stepsOf(lines),
        since: servingAt ?? calledAt ?? now,
      })),
    waiting: tickets.flatMap((ticket) => waitingOf(ticket, now)),
    expected: visits
      .filter(({ id, state }) => state === 'confirmed' && !checkedIn.has(id))
      .map(
        (visit): Expected => ({
          id: visit.id,
          skills: visit.lines.map(({ service }) => service),
          priority: 1,
          dueAt: visit.from,
          services: stepsOf(visit.lines),
          noShow: noShow(visit),
        }),
      ),
  };
}

/** The distribution of each step of a visit at an office: as planned, drawn towards what was learned. */
export function timesAt(
  plan: Plan,
  office: OfficePlan,
  learned: (service: string) => TimesLearned | undefined,
): TimeOf {
  const known = new Map<string, LogNormal>();
  return (step) => {
    const found = known.get(step);
    if (found) return found;
    const [service = '', further] = step.split(furtherMark);
    const duration = durationAt(plan, office, service);
    const assumed = logNormal(duration.mean, duration.variation);
    const past = learned(service);
    const first = past ? timeOf(assumed, past) : assumed;
    // A further person takes the same share of the first as in the booking.
    const time =
      further === undefined
        ? first
        : { mu: first.mu + Math.log(duration.further / duration.booked), sigma: first.sigma };
    known.set(step, time);
    return time;
  };
}

/** A visit in steps: each service once for the first person, and once more for each further one. */
export const stepsOf = (lines: readonly VisitLine[]): readonly string[] =>
  lines.flatMap(({ service, persons }) => [
    service,
    ...Array.from({ length: persons - 1 }, () => `${service}${furtherMark}`),
  ]);

/** The yardstick before anything is learned: the mean of what the plan assumes. */
export const assumedAverage = (plan: Plan, office: OfficePlan): number =>
  plan.services.reduce((sum, { id }) => sum + durationAt(plan, office, id).mean, 0) / plan.services.length;

/** Services that the same desks can do, so that one forecast holds for all of them. */
export function groupsOf(plan: Plan, desks: readonly DeskPlan[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const { id } of plan.services) {
    const key = desks
      .filter(({ skills }) => skills.has(id))
      .map((desk) => desk.id)
      .join(' ');
    const group = groups.get(key);
    if (group) group.push(id);
    else groups.set(key, [id]);
  }
  return [...groups.values()];
}

function waitingOf(ticket: TicketRow, now: number): readonly Waiting[] {
  const { id, state, lines, priority, arrivedAt, dueAt, notBefore, forDesk } = ticket;
  if (state !== 'waiting' && (state !== 'parked' || notBefore === null)) return [];
  return [
    {
      services: stepsOf(lines),
      ticket: {
        ...{ id, priority, arrivedAt, dueAt, skills: lines.map(({ service }) => service) },
        ...(notBefore !== null && notBefore > now ? { notBefore } : {}),
        ...(forDesk === null ? {} : { desk: String(forDesk) }),
      },
    },
  ];
}

function desksNow(
  plan: Plan,
  office: OfficePlan,
  hours: readonly DeskHours[],
  openDesks: ReadonlySet<number>,
  now: number,
): readonly DeskPlan[] {
  const all = new Set(plan.services.map(({ id }) => id));
  return office.desks.flatMap(({ id }): DeskPlan[] => {
    const own = hours.filter(({ desk }) => desk === id);
    const planned = own
      .flatMap(({ spans }) => spans)
      .map(([from, to]): Span => ({ from, to }))
      .filter(({ to }) => to > now)
      .sort((a, b) => a.from - b.from);
    const skills = own.length === 0 || own.some((one) => one.skills === null) ? all : unionOf(own);
    const isNow = (span: Span): boolean => span.from <= now;
    const open = openDesks.has(id)
      ? planned.some(isNow)
        ? planned
        : [{ from: now, to: Math.min(now + overtimeMinutes, planned[0]?.from ?? Number.POSITIVE_INFINITY) }, ...planned]
      : openDesks.size === 0
        ? planned
        : planned.filter((span) => !isNow(span));
    return open.length > 0 ? [{ id: String(id), skills, open }] : [];
  });
}

const unionOf = (hours: readonly DeskHours[]): ReadonlySet<string> =>
  new Set(hours.flatMap(({ skills }) => [...(skills ?? [])]));

const overtimeMinutes = 60;
const furtherMark = '~';

export interface KnownNow {
  readonly plan: Plan;
  readonly office: OfficePlan;
  readonly hours: readonly DeskHours[];
  readonly now: number;
  readonly tickets: readonly TicketRow[];
  readonly openDesks: ReadonlySet<number>;
  readonly visits: readonly ExpectedVisit[];
  readonly noShow: (visit: ExpectedVisit) => number;
}
/** A visit booked for today. */
export interface ExpectedVisit {
  readonly id: string;
  readonly state: string;
  readonly from: number;
  readonly lines: readonly VisitLine[];
}

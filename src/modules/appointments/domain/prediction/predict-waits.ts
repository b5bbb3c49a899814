import {
  type DeskPlan,
  drawMinutes,
  drawMinutesLeft,
  type LogNormal,
  type RandomStream,
  runDay,
  sumOfTimes,
  type Ticket,
  type Visitor,
} from '../simulation/index.ts';
import { drawCheckIn, type Expected } from './draw-check-in.ts';

/**
 * How long each person who waits will still wait, in minutes from now, as a median and a range that holds four times of five
 * (P10 to P90). The office is played on many times by its own discipline: services that run keep the time they have taken,
 * desks open and close as planned, booked people come or do not. Null: not before closing.
 */
export function predictWaits(
  office: OfficeNow,
  timeOf: TimeOf,
  next: RandomStream,
  runs = defaultRuns,
): ReadonlyMap<string, WaitRange> {
  const { now, waiting, running } = office;
  const timeFor = remembering(timeOf);
  const times = waiting.map(({ services }) => timeFor(services));
  const drawn = new Map(
    waiting.map(({ ticket }) => [ticket.id, new Float64Array(runs).fill(Number.POSITIVE_INFINITY)]),
  );
  const inService = new Map(running.map((one) => [one.desk, one]));
  for (let run = 0; run < runs; run++) {
    const desks = office.desks.map((desk): DeskPlan => {
      const service = inService.get(desk.id);
      if (!service) return desk;
      return { ...desk, busyUntil: now + drawMinutesLeft(timeFor(service.services), now - service.since, next) };
    });
    const visitors = waiting.map(
      ({ ticket }, place): Visitor => ({
        ticket,
        minutes: drawMinutes(times[place]!, next),
        comes: true,
        isWatched: true,
      }),
    );
    for (const one of office.expected) {
      const arrivedAt = drawCheckIn(one, now, next);
      if (arrivedAt === null) continue;
      const { id, skills, priority, dueAt } = one;
      const ticket = { id, skills, priority, dueAt, arrivedAt };
      visitors.push({ ticket, minutes: drawMinutes(timeFor(one.services), next), comes: true });
    }
    for (const { ticket, at } of runDay({ desks, visitors, from: now }).calls) {
      const waits = drawn.get(ticket.id);
      if (waits) waits[run] = at - now;
    }
  }
  return new Map([...drawn].map(([id, waits]) => [id, rangeOf(waits)]));
}

/** How long a person would wait who took a ticket now for these services; behind all who wait already. */
export function predictNewcomer(
  office: OfficeNow,
  newcomer: Pick<Waiting, 'services'> & Pick<Ticket, 'skills'>,
  timeOf: TimeOf,
  next: RandomStream,
  runs = defaultRuns,
): WaitRange {
  const ticket = { id: '~newcomer', skills: newcomer.skills, priority: 1, arrivedAt: office.now, dueAt: null };
  const waiting = [...office.waiting, { ticket, services: newcomer.services }];
  return predictWaits({ ...office, waiting }, timeOf, next, runs).get(ticket.id)!;
}

const defaultRuns = 120;

function remembering(timeOf: TimeOf): (services: readonly string[]) => LogNormal {
  const known = new Map<string, LogNormal>();
  return (services) => {
    const key = services.join('\n');
    const found = known.get(key) ?? sumOfTimes(services.map(timeOf));
    known.set(key, found);
    return found;
  };
}

function rangeOf(waits: Float64Array): WaitRange {
  const sorted = waits.toSorted();
  const at = (share: number): number | null => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return high === Number.POSITIVE_INFINITY ? null : low + (high - low) * (place % 1);
  };
  return { median: at(0.5), from: at(0.1), to: at(0.9) };
}

/** What is known at a moment. Times are minutes of the day at the office. */
export interface OfficeNow {
  readonly now: number;
  readonly desks: readonly DeskPlan[];
  readonly running: readonly Running[];
  readonly waiting: readonly Waiting[];
  /** Booked for later today, or due and not checked in yet. */
  readonly expected: readonly Expected[];
}
export interface Running {
  readonly desk: string;
  readonly services: readonly string[];
  readonly since: number;
}
export interface Waiting {
  readonly ticket: Ticket;
  readonly services: readonly string[];
}
/** Minutes from now; null: not before closing. */
export interface WaitRange {
  readonly median: number | null;
  readonly from: number | null;
  readonly to: number | null;
}
export type TimeOf = (service: string) => LogNormal;

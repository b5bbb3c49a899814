import {
  type Call,
  type DayRecord,
  type DayShape,
  type ExampleDay,
  exampleDay,
  exampleServices,
  type LogNormal,
  lateAfterMinutes,
  logNormal,
  type RandomStream,
  runDay,
  seededStream,
} from '../simulation/index.ts';
import { learnTime, nothingLearned, type TimesLearned, timeOf } from './learn-times.ts';
import { waitByOfficeAverage } from './office-average.ts';
import { type OfficeNow, predictWaits } from './predict-waits.ts';
import type { PredictedWait } from './prediction-error.ts';

/** Days that are over teach the times of each service, and the one average with which the yardstick errs least. */
export function learnFromDays(shape: DayShape, days: number, seed: number): Lessons {
  const learned = new Map<string, TimesLearned>();
  const moments: Moment[] = [];
  for (let count = 0; count < days; count++) {
    const day = exampleDay(shape, seededStream(seed + count));
    const record = runDay(day);
    for (const { service, minutes, comes } of day.visitors)
      if (comes) learned.set(service, learnTime(learned.get(service) ?? nothingLearned, minutes));
    moments.push(...momentsOf(day, record, shape).filter((_, place) => place % everyLesson === 0));
  }
  const errorOf = (average: number): number =>
    moments.reduce((sum, { office, actual }) => sum + Math.abs(byAverage(office, average) - actual), 0);
  const candidates = Array.from({ length: 81 }, (_, place) => 8 + place * 0.1);
  return {
    times: new Map(exampleServices.map(({ id }) => [id, timeOf(assumed, learned.get(id) ?? nothingLearned)])),
    average: candidates.reduce((best, one) => (errorOf(one) < errorOf(best) ? one : best)),
  };
}

/** One new day: what each walk-in (or each so-many-th) was told on taking the ticket, by both, and what came. */
export function tryDay(
  shape: DayShape,
  lessons: Lessons,
  seed: number,
  every: number,
  next: RandomStream,
): readonly Told[] {
  const day = exampleDay(shape, seededStream(seed));
  const told = momentsOf(day, runDay(day), shape).filter((_, place) => place % every === 0);
  return told.map(({ office, ticket, actual }) => ({
    actual,
    predicted: predictWaits(office, (service) => lessons.times.get(service)!, next).get(ticket)!,
    byAverage: byAverage(office, lessons.average),
  }));
}

/** Neighbours in the queue teach the average the same. */
const everyLesson = 8;

/** The assumption before anything is known: every service alike. */
const assumed: LogNormal = logNormal(12, 0.5);

function momentsOf(day: ExampleDay, record: DayRecord, shape: DayShape): readonly Moment[] {
  const calls = new Map(record.calls.map((call): [string, Call] => [call.ticket.id, call]));
  const walkIns = record.calls.filter(({ ticket }) => ticket.dueAt === null);
  return walkIns.map(({ ticket, at }) => ({
    office: officeAt(ticket.arrivedAt, day, calls, shape.noShow ?? 0.1),
    ticket: ticket.id,
    actual: at - ticket.arrivedAt,
  }));
}

/** What an office with check-in knows at a moment. */
function officeAt(
  now: number,
  { desks, visitors }: ExampleDay,
  calls: ReadonlyMap<string, Call>,
  noShow: number,
): OfficeNow {
  const waiting: OfficeNow['waiting'][number][] = [];
  const expected: OfficeNow['expected'][number][] = [];
  const running: OfficeNow['running'][number][] = [];
  for (const { ticket, service, comes } of visitors) {
    const call = calls.get(ticket.id);
    if (call && call.at < now) {
      if (call.until > now) running.push({ desk: call.desk, services: [service], since: call.at });
    } else if (comes && ticket.arrivedAt <= now) {
      waiting.push({ ticket, services: [service] });
    } else if (ticket.dueAt !== null) {
      const { id, skills, priority, dueAt } = ticket;
      expected.push({ id, skills, priority, dueAt, services: [service], noShow });
    }
  }
  return { now, desks, running, waiting, expected };
}

function byAverage({ now, desks, waiting, expected }: OfficeNow, average: number): number {
  const appointments = [...waiting.map(({ ticket }) => ticket), ...expected].flatMap(({ dueAt }) => dueAt ?? []);
  const walkInsAhead = waiting.filter(({ ticket }) => ticket.dueAt === null).length - 1;
  const open = appointments.filter((dueAt) => dueAt + lateAfterMinutes >= now);
  return waitByOfficeAverage({ now, desks: desks.length, walkInsAhead, appointments: open }, average);
}

export interface Lessons {
  readonly times: ReadonlyMap<string, LogNormal>;
  readonly average: number;
}
export interface Told extends PredictedWait {
  readonly byAverage: number;
}
interface Moment {
  readonly office: OfficeNow;
  readonly ticket: string;
  readonly actual: number;
}

import { drawLateness } from './lateness.ts';
import { drawPlace, type RandomStream } from './random-stream.ts';
import type { DeskPlan, Visitor } from './run-day.ts';
import { drawMinutes, type LogNormal, logNormal, meanMinutes } from './service-time.ts';

/**
 * A made-up office day of a stated shape, no claim about any real office: six services, half the desks' time offered as
 * appointments of a quarter of an hour, walk-ins with a peak in the morning, so many that the desks are busy for the wanted share.
 */
export function exampleDay(
  { desks, load, noShow = 0.1, services = exampleServices }: DayShape,
  next: RandomStream,
): ExampleDay {
  const mean = services.reduce((sum, { share, time }) => sum + share * meanMinutes(time), 0);
  const booked = Math.floor(desks / 2) * ((closes - opens) / slotMinutes);
  const walkIns = Math.max(0, Math.round((desks * (closes - opens) * load) / mean - booked * (1 - noShow)));
  const visitors: ExampleVisitor[] = [];
  for (let place = 0; place < booked; place++) {
    const dueAt = opens + Math.floor(place / Math.floor(desks / 2)) * slotMinutes;
    visitors.push(visitor(`a${place}`, dueAt + drawLateness(next), dueAt, next() >= noShow, services, next));
  }
  for (let place = 0; place < walkIns; place++)
    visitors.push(visitor(`w${place}`, drawArrival(next), null, true, services, next));
  return { desks: openDesks(desks), visitors };
}

/** So many desks, alike, open all day. */
export const openDesks = (count: number, from = opens, to = closes): readonly DeskPlan[] =>
  Array.from({ length: count }, (_, place) => ({ id: `d${place}`, skills: new Set<string>(), open: [{ from, to }] }));

/** Minutes of the day between which the example office is open, and the length of its appointments. */
export const [opens, closes, slotMinutes] = [8 * 60, 17 * 60, 15];

/** Assumed services: share of the visits, lognormal minutes; 11.3 minutes in the mean. */
export const exampleServices: readonly ExampleService[] = [
  { id: 'certificate', share: 0.26, time: logNormal(4, 0.4) },
  { id: 'parking', share: 0.24, time: logNormal(7, 0.4) },
  { id: 'registration', share: 0.2, time: logNormal(12, 0.45) },
  { id: 'passport', share: 0.1, time: logNormal(15, 0.45) },
  { id: 'identity-card', share: 0.1, time: logNormal(17, 0.5) },
  { id: 'family', share: 0.1, time: logNormal(30, 0.5) },
];

function visitor(
  id: string,
  arrivedAt: number,
  dueAt: number | null,
  comes: boolean,
  services: readonly ExampleService[],
  next: RandomStream,
): ExampleVisitor {
  const service =
    services[
      drawPlace(
        services.map(({ share }) => share),
        next,
      )
    ]!;
  const ticket = { id, skills: [], priority: 1, arrivedAt: Math.max(opens - 15, arrivedAt), dueAt };
  return { ticket, service: service.id, minutes: drawMinutes(service.time, next), comes };
}

/** Walk-ins come by the hour weights until an hour before closing. */
function drawArrival(next: RandomStream): number {
  return opens + (drawPlace(hourWeights, next) + next()) * 60;
}

const hourWeights = [1.7, 1.6, 1.4, 1.2, 1, 0.9, 0.9, 0.9];

export interface DayShape {
  readonly desks: number;
  /** Work that comes in as a share of the time of all desks. */
  readonly load: number;
  /** Share of booked people who do not come. */
  readonly noShow?: number;
  readonly services?: readonly ExampleService[];
}
export interface ExampleDay {
  readonly desks: readonly DeskPlan[];
  readonly visitors: readonly ExampleVisitor[];
}
export interface ExampleVisitor extends Visitor {
  readonly service: string;
}
export interface ExampleService {
  readonly id: string;
  readonly share: number;
  readonly time: LogNormal;
}

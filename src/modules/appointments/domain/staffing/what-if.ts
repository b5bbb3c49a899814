import {
  type DeskPlan,
  drawMinutes,
  drawPlace,
  type LogNormal,
  type RandomStream,
  runDay,
  type Span,
  seededStream,
  type Visitor,
  waitOf,
} from '../simulation/index.ts';

/** How a day would go with so many desks in each hour: waits in minutes, people served, overtime. The same seed plays the same people. */
export function whatIf(demand: Demand, desks: readonly number[], days: number, seed: number): StaffedDay {
  return playWith(demand, desks, drawDays(demand, days, seed));
}

/** The people of so many made-up days: arrivals by the hour (Poisson), services by their share. */
export function drawDays(demand: Demand, days: number, seed: number): readonly (readonly Visitor[])[] {
  const next = seededStream(seed);
  return Array.from({ length: days }, () => drawVisitors(demand, next));
}

/** The same people with other desks, so that plans differ by their desks alone. */
export function playWith(demand: Demand, desks: readonly number[], days: readonly (readonly Visitor[])[]): StaffedDay {
  const plans = desksOf(desks, demand.opensAt);
  const waits: number[] = [];
  const byHour = demand.arrivals.map((): number[] => []);
  let over = 0;
  let left = 0;
  for (const visitors of days) {
    const record = runDay({ desks: plans, visitors });
    for (const call of record.calls) {
      const wait = waitOf(call);
      waits.push(wait);
      byHour[Math.floor((call.ticket.arrivedAt - demand.opensAt) / 60)]?.push(wait);
    }
    over += Math.max(0, ...record.overtime.values());
    left += record.left.length;
  }
  return {
    served: waits.length / days.length,
    left: left / days.length,
    meanWait: meanOf(waits),
    wait90: shareOf(waits, 0.9),
    lastDeskOver: over / days.length,
    deskHours: desks.reduce((sum, count) => sum + count, 0),
    hours: byHour.map((own) => ({
      served: own.length / days.length,
      meanWait: meanOf(own),
      wait90: shareOf(own, 0.9),
    })),
    excess: meanOf(waits.map((wait) => Math.max(0, wait - demand.target))),
  };
}

function drawVisitors({ arrivals, opensAt, services }: Demand, next: RandomStream): readonly Visitor[] {
  const visitors: Visitor[] = [];
  for (const [hour, expected] of arrivals.entries()) {
    for (let at = gap(expected, next); at < 60; at += gap(expected, next)) {
      const { time } =
        services[
          drawPlace(
            services.map(({ share }) => share),
            next,
          )
        ]!;
      const ticket = {
        id: `v${visitors.length}`,
        skills: [],
        priority: 1,
        arrivedAt: opensAt + hour * 60 + at,
        dueAt: null,
      };
      visitors.push({ ticket, minutes: drawMinutes(time, next), comes: true });
    }
  }
  return visitors;
}

/** Minutes until the next person comes when so many come in an hour. */
const gap = (anHour: number, next: RandomStream): number =>
  anHour <= 0 ? Number.POSITIVE_INFINITY : (-Math.log(1 - next()) * 60) / anHour;

function desksOf(desks: readonly number[], opensAt: number): readonly DeskPlan[] {
  return Array.from({ length: Math.max(0, ...desks) }, (_, place) => {
    const open: Span[] = [];
    for (const [hour, count] of desks.entries()) {
      if (place >= count) continue;
      const from = opensAt + hour * 60;
      const before = open.at(-1)?.to === from ? open.pop() : undefined;
      open.push({ from: before?.from ?? from, to: from + 60 });
    }
    return { id: `d${place}`, skills: new Set<string>(), open };
  });
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
const shareOf = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** What a day asks for: history of the office, or assumed. */
export interface Demand {
  /** Minute of the day. */
  readonly opensAt: number;
  /** People expected in each hour from opening on. */
  readonly arrivals: readonly number[];
  readonly services: readonly { readonly share: number; readonly time: LogNormal }[];
  /** Nine of ten should wait no longer than so many minutes. */
  readonly target: number;
}
export interface StaffedDay {
  readonly served: number;
  /** People whom nobody could serve. */
  readonly left: number;
  readonly meanWait: number;
  readonly wait90: number;
  readonly lastDeskOver: number;
  readonly deskHours: number;
  /** By the hour of arrival. */
  readonly hours: readonly { readonly served: number; readonly meanWait: number; readonly wait90: number }[];
  /** Minutes beyond the target, in the mean over all. */
  readonly excess: number;
}

import { type LogNormal, meanMinutes } from '../simulation/index.ts';
import type { Demand } from './what-if.ts';

/**
 * What a weekday asks for: the people who came in each hour on the days of that weekday, in the mean, and what for. With fewer than three
 * such days an assumption stands in, and the basis says so: desks busy for 70 % of their time, more people in the morning.
 */
export function demandOf(past: PastDays): FoundDemand {
  const { weekday, opensAt, planned, services } = past;
  const own = past.arrivals.filter((one) => one.weekday === weekday);
  const days = new Set(own.map(({ day }) => day)).size;
  const shares = sharesOf(past);
  const base = { opensAt, services: shares, target: targetMinutes };
  if (days < leastDays) {
    const mean = meanOf(shares);
    return { demand: { ...base, arrivals: assumedArrivals(planned, mean) }, basis: 'assumed', days, services };
  }
  const arrivals = planned.map(() => 0);
  for (const { hour, people } of own) {
    const place = Math.min(planned.length - 1, Math.max(0, hour - Math.floor(opensAt / 60)));
    arrivals[place]! += people / days;
  }
  return { demand: { ...base, arrivals }, basis: 'history', days, services };
}

/** Nine of ten people should wait no longer, in minutes. */
export const targetMinutes = 20;
/** Weeks that count as the past. */
export const pastWeeks = 8;

function sharesOf({ services, timeOf, all }: PastDays): Demand['services'] {
  const known = services.filter(({ service }) => all.includes(service));
  const counted = known.length > 0 ? known : all.map((service) => ({ service, people: 1 }));
  return counted.map(({ service, people }) => ({ share: people, time: timeOf(service) }));
}

function assumedArrivals(planned: readonly number[], mean: number): readonly number[] {
  const weights = planned.map((desks, hour) => (hour === planned.length - 1 ? 0 : desks * (morning[hour] ?? 0.9)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const people = (planned.reduce((all, desks) => all + desks, 0) * 60 * assumedLoad) / mean;
  return weights.map((weight) => (sum > 0 ? (people * weight) / sum : 0));
}

function meanOf(services: Demand['services']): number {
  const sum = services.reduce((all, { share }) => all + share, 0);
  return services.reduce((all, { share, time }) => all + (share / sum) * meanMinutes(time), 0);
}

const leastDays = 3;
const assumedLoad = 0.7;
const morning = [1.4, 1.3, 1.2, 1.1, 1];

export interface PastDays {
  /** 1 is Monday. */
  readonly weekday: number;
  /** Minute of the day at which the first hour begins. */
  readonly opensAt: number;
  /** Desks by hour, as planned. */
  readonly planned: readonly number[];
  readonly arrivals: readonly ArrivalCount[];
  readonly services: readonly ServiceCount[];
  readonly timeOf: (service: string) => LogNormal;
  /** Everything that can be asked for. */
  readonly all: readonly string[];
}
export interface ArrivalCount {
  /** ISO date. */
  readonly day: string;
  readonly weekday: number;
  /** Of the day, by the clock at the office. */
  readonly hour: number;
  readonly people: number;
}
export interface ServiceCount {
  readonly service: string;
  readonly people: number;
}
export interface FoundDemand {
  readonly demand: Demand;
  readonly basis: 'history' | 'assumed';
  /** Days of this weekday on which people came. */
  readonly days: number;
  readonly services: readonly ServiceCount[];
}

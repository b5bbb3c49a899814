import { meanMinutes } from '../simulation/index.ts';
import { type Demand, drawDays, playWith, type StaffedDay } from './what-if.ts';

/**
 * So many desks for each hour that nine of ten people wait no longer than the target, with few desk hours: from what the work of the hour
 * needs at least, one desk is added where it helps most, then each is taken away that is not needed. Null where even all desks do not do.
 */
export function suggestDesks(demand: Demand, most: readonly number[], seed: number, days = 12): Suggestion | null {
  const people = drawDays(demand, days, seed);
  const play = (desks: readonly number[]): StaffedDay => playWith(demand, desks, people);
  const isEnough = (day: StaffedDay): boolean => day.left === 0 && day.wait90 <= demand.target;
  let desks = leastDesks(demand, most);
  let day = play(desks);
  while (!isEnough(day)) {
    const tried = oneMore(desks, most).map((more) => ({ desks: more, day: play(more) }));
    if (tried.length === 0) return null;
    ({ desks, day } = tried.reduce((best, one) => (isBetter(one.day, best.day) ? one : best)));
  }
  for (let hour = desks.length - 1; hour >= 0; ) {
    const fewer = desks.with(hour, desks[hour]! - 1);
    const without = desks[hour]! > 0 ? play(fewer) : null;
    if (without && isEnough(without) && without.lastDeskOver <= Math.max(day.lastDeskOver, mostOver))
      [desks, day] = [fewer, without];
    else hour--;
  }
  return { desks, day };
}

/** Minutes the last desk may work past closing before a desk counts as needed. */
const mostOver = 15;

/** What the work of each hour fills, rounded down: never too many to begin with. */
function leastDesks({ arrivals, services }: Demand, most: readonly number[]): readonly number[] {
  const shares = services.reduce((sum, { share }) => sum + share, 0);
  const mean = services.reduce((sum, { share, time }) => sum + (share / shares) * meanMinutes(time), 0);
  return most.map((limit, hour) => Math.min(limit, Math.floor(((arrivals[hour] ?? 0) * mean) / 60)));
}

const oneMore = (desks: readonly number[], most: readonly number[]): readonly (readonly number[])[] =>
  desks.flatMap((count, hour) => (count < most[hour]! ? [desks.with(hour, count + 1)] : []));

const isBetter = (one: StaffedDay, other: StaffedDay): boolean =>
  one.left !== other.left ? one.left < other.left : one.excess < other.excess;

export interface Suggestion {
  /** Desks for each hour from opening on. */
  readonly desks: readonly number[];
  readonly day: StaffedDay;
}

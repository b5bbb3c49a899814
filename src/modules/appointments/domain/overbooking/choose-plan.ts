import { type LogNormal, seededStream } from '../simulation/index.ts';
import type { OverbookingProblem } from './expected-day.ts';
import { type OverbookingPlan, optimise } from './optimise.ts';
import { type BookedOffice, type DayFigures, playDays } from './play-days.ts';

/**
 * The plan that serves most people among those with which nobody waits longer, on average, and no desk ends later than today, when
 * absent people are called and waited for. It weighs waiting less and less, and plays each plan on many made-up days. The same
 * seed gives the same plan. It comes with the figures of both, so that whoever decides sees the trade-off.
 */
export function choosePlan(office: OverbookedOffice, seed: number, days = 60): ChosenPlan {
  const { desks, noShow } = office;
  const most = desks.map((count, slot) =>
    slot < desks.length - quietSlots ? count + Math.ceil(count * mostExtra) : count,
  );
  const today = playDays(
    { ...office, booked: desks, absentMinutes: office.callAndWaitMinutes },
    days,
    seededStream(seed),
  );
  let chosen: ChosenPlan | null = null;
  for (const waiting of waitingWeights) {
    const problem: OverbookingProblem = { desks, noShow, most, weights: { waiting, idle: 1, overtime: 1.5 } };
    const plan: OverbookingPlan = optimise(problem, chosen?.booked);
    const figures = playDays({ ...office, booked: plan.booked, absentMinutes: null }, days, seededStream(seed));
    const isWithin = figures.meanWait <= today.meanWait * margin && figures.lastDeskOver <= today.lastDeskOver;
    if (chosen && !isWithin) break;
    if (isWithin || !chosen) chosen = { ...plan, weights: problem.weights, figures, today };
  }
  return chosen!;
}

/** From people first to desks first: what a person waiting for a slot weighs against a desk idle for a slot. */
const waitingWeights = [1.5, 1, 0.7, 0.5, 0.35, 0.25, 0.2, 0.15];

/** Nobody extra in the last three slots; elsewhere at most three for ten; and a little room, because made-up days vary. */
const [quietSlots, mostExtra, margin] = [3, 0.3, 0.95];

export interface OverbookedOffice extends Omit<BookedOffice, 'booked' | 'absentMinutes'> {
  readonly time: LogNormal;
  /** Minutes a desk waits today for somebody who was called and is not there. */
  readonly callAndWaitMinutes: number;
}
export interface ChosenPlan extends OverbookingPlan {
  readonly weights: OverbookingProblem['weights'];
  readonly figures: DayFigures;
  /** The same office without a person too many, without check-in. */
  readonly today: DayFigures;
}

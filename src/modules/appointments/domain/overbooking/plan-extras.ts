import { seededStream } from '../simulation/index.ts';
import { choosePlan, type OverbookedOffice } from './choose-plan.ts';
import { type DayFigures, playDays } from './play-days.ts';

/**
 * How many people beyond the desks to book into each slot of a day, at most the stated share of all places, with the figures of three ways
 * to run the day: as today, with check-in alone, and with check-in and extra places. Nobody is ever planned fewer than the desks.
 */
export function planExtras(office: OverbookedOffice, cap: number, seed: number, days = 60): ExtraPlan {
  const { desks } = office;
  const { booked, weights, today } = choosePlan(office, seed, days);
  let extra: readonly number[] = booked.map((count, slot) => Math.max(0, count - desks[slot]!));
  extra = capped(extra, Math.floor(desks.reduce((sum, count) => sum + count, 0) * cap));
  const play = (all: readonly number[]): DayFigures =>
    playDays({ ...office, booked: all, absentMinutes: null }, days, seededStream(seed));
  const withExtras = play(desks.map((count, slot) => count + extra[slot]!));
  return { extra, weights, today, checkIn: play(desks), withExtras };
}

/** The early ones stay: who comes late in the day has less time left to be served in. */
function capped(extra: readonly number[], most: number): readonly number[] {
  let left = most;
  return extra.map((count) => {
    const kept = Math.min(count, left);
    left -= kept;
    return kept;
  });
}

export interface ExtraPlan {
  /** People beyond the desks, by slot. */
  readonly extra: readonly number[];
  readonly weights: { readonly waiting: number; readonly idle: number; readonly overtime: number };
  /** Absent people are called and waited for. */
  readonly today: DayFigures;
  readonly checkIn: DayFigures;
  readonly withExtras: DayFigures;
}

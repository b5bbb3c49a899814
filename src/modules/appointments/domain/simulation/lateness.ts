import { drawNormal, type RandomStream } from './random-stream.ts';

/** Minutes after the booked time at which a person checks in; below zero is early. */
export const drawLateness = (next: RandomStream): number => lateness.mean + lateness.spread * drawNormal(next);

/** Assumed: six minutes early in the mean, about one in nine after the booked time (normal distribution, minutes). */
export const lateness = { mean: -6, spread: 5 } as const;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (share) => next() < share,
    one: (list) => list[below(list.length)]!,
    id() {
      const words = [0, 0, 0, 0].map(() =>
        Math.floor(next() * 4_294_967_296)
          .toString(16)
          .padStart(8, '0'),
      );
      const hex = words.join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}

/** A day of that year, never after the 28th, so that every month has it. */
export const dayIn = (draw: Draw, year: number): string => dayOf(year, draw.between(1, 12), draw.between(1, 28));
/** ISO date. */
export const dayOf = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export interface Draw {
  /** A whole number from 0 to below the limit. */
  below(limit: number): number;
  between(from: number, to: number): number;
  /** True in this share of cases, 0 to 1. */
  chance(share: number): boolean;
  one<T>(list: readonly T[]): T;
  /** A UUID of version 8 (RFC 9562). */
  id(): string;
}

/** Where the points and the target of a small chart lie, in a box of 100 by 40; the newest on the right, zero at the bottom. */
export function trendOf(values: readonly (number | null)[], target: number, isPercent: boolean): Trend {
  const known = values.filter((value) => value !== null);
  const top = isPercent ? 100 : Math.max(1, target, ...known) * 1.15;
  const x = (at: number): number => round(values.length === 1 ? 50 : 6 + (at * 88) / (values.length - 1));
  const y = (value: number): number => round(36 - (Math.min(top, Math.max(0, value)) / top) * 32);
  const points = values.flatMap((value, at) => (value === null ? [] : [{ x: x(at), y: y(value) }]));
  const line = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('');
  return { points, line: points.length > 1 ? line : '', target: y(target) };
}

/** How the newest value stands to the one before, as the goal wants it. */
export function changeOf(
  values: readonly (number | null)[],
  direction: 'up' | 'down',
): 'better' | 'worse' | 'same' | null {
  const known = values.filter((value) => value !== null);
  const [before, last] = known.slice(-2);
  if (before === undefined || last === undefined) return null;
  if (before === last) return 'same';
  return last > before === (direction === 'up') ? 'better' : 'worse';
}

const round = (value: number): number => Math.round(value * 10) / 10;

export interface Trend {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Path through the points; empty with fewer than two. */
  readonly line: string;
  /** Height of the target. */
  readonly target: number;
}

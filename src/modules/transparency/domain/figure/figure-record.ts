import { type FigureQuery, readFigureQuery } from './measure-figure.ts';

/**
 * Which version of a target counts for a month: the newest that is proven to have stood in the log before it began; without one, the newest
 * that says so of itself; else the first of those that came late.
 */
export function versionFor<T extends DeclaredTarget>(
  declared: readonly T[],
  period: string,
  isSeen: (one: T) => boolean,
): Chosen<T> | null {
  const known = declared.filter(({ from }) => from <= period).toSorted((a, b) => a.version - b.version);
  const claimed = known.filter(({ at }) => daysLate(at, period) === 0);
  const proven = claimed.filter(isSeen).at(-1);
  if (proven) return { target: proven, late: 0, isProven: true };
  const onTime = claimed.at(-1);
  if (onTime) return { target: onTime, late: 0, isProven: false };
  const [first] = known;
  return first ? { target: first, late: daysLate(first.at, period), isProven: false } : null;
}

/** How many days of a legal month had begun when something was written at an instant; 0 when none had. */
export function daysLate(at: string, period: string): number {
  const begin = Temporal.PlainYearMonth.from(period).toPlainDate({ day: 1 }).toZonedDateTime('Europe/Berlin');
  const hours = Temporal.Instant.from(at).epochMilliseconds - begin.epochMilliseconds;
  return hours < 0 ? 0 : Math.floor(hours / 86_400_000) + 1;
}

/**
 * How a value stands to its target: by this rule alone. What was declared too late is never met, and neither is what no witness had seen
 * before the month began.
 */
export function judgeFigure({ direction, target }: Aim, value: number | null, { late, isProven }: Timing): FigureState {
  if (late > 0) return 'late';
  if (value === null) return 'unknown';
  if (!isProven) return 'unproven';
  return (direction === 'up' ? value >= target : value <= target) ? 'met' : 'missed';
}

/** A definition as it stands in the log, or null when it is none. */
export function readDefinition(value: unknown): FigureDefinition | null {
  if (typeof value !== 'object' || value === null) return null;
  const { query, direction, target, from } = value as Readonly<Record<string, unknown>>;
  const read = readFigureQuery(query);
  if (!read || (direction !== 'up' && direction !== 'down')) return null;
  if (typeof target !== 'number' || typeof from !== 'string') return null;
  return { query: read, direction, target, from };
}

interface Aim {
  /** `up`: the value must reach the target; `down`: it must not exceed it. */
  readonly direction: 'up' | 'down';
  readonly target: number;
}
/** What must stand in the log before a period begins. */
export interface FigureDefinition extends Aim {
  readonly query: FigureQuery;
  /** The first month it is meant for: `2026-09`. */
  readonly from: string;
}
export interface DeclaredTarget {
  readonly version: number;
  readonly from: string;
  /** ISO instant. */
  readonly at: string;
}
export interface Timing {
  /** Days of the period that had begun before the target was declared, by its own word. */
  readonly late: number;
  /** Whether witnesses had cosigned a log with the target in it before the period began. */
  readonly isProven: boolean;
}
export interface Chosen<T> extends Timing {
  readonly target: T;
}
export const figureStates = ['met', 'missed', 'late', 'unproven', 'unknown'] as const;
export type FigureState = (typeof figureStates)[number];

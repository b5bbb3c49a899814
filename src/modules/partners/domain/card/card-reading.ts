import { ok, type Result, refuse } from '#kernel/result';

/** A reading lasts so long: long enough to lay a card on the reader and type six digits. */
export const minutesToRead = 10;

/** So often a visit may begin a reading; then the other ways remain. */
export const mostReadings = 5;

/**
 * Whether the result of a reading may be fetched: by the clerk who began it, for the visit and at the branch where it began, while it waits, within its minutes. For everybody
 * else it is not there.
 */
export function mayFetch(reading: CardReading | null, asked: Asked): Result<CardReading, FetchRefusal> {
  if (!reading || reading.visit !== asked.visit || reading.branch !== asked.branch) return refuse('not-found');
  if (reading.staffId !== asked.staffId) return refuse('not-found');
  if (asked.reading !== null && asked.reading !== reading.id) return refuse('reading-over');
  if (reading.state !== 'waiting') return refuse('reading-over');
  return isInTime(reading, asked.now) ? ok(reading) : refuse('reading-over');
}

/** True while a reading may still be used. */
export const isInTime = ({ endsAt }: Pick<CardReading, 'endsAt'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, Temporal.Instant.from(endsAt)) < 0;

export type ReadingState = 'waiting' | 'read' | 'failed' | 'given-up';
/** One reading of a card: for one visit, by one clerk, once. */
export interface CardReading {
  readonly id: string;
  readonly visit: string;
  readonly branch: string;
  readonly staffId: string;
  /** Of the eID service; never used by two readings. */
  readonly session: string;
  readonly state: ReadingState;
  /** Why it failed. */
  readonly reason: string | null;
  /** Requests for its result that were answered; the next has the next number (TR-03130, RequestCounter). */
  readonly asked: number;
  /** ISO instant in UTC. */
  readonly endsAt: string;
}
interface Asked {
  readonly visit: string;
  readonly branch: string;
  readonly staffId: string;
  /** Null: whichever waits for this visit. */
  readonly reading: string | null;
  readonly now: Temporal.Instant;
}
export type FetchRefusal = 'not-found' | 'reading-over';

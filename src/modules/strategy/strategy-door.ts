import type { Uuid } from '#kernel/ids';

/** The door of the strategy. */
export interface StrategyDoor {
  /** Counts, declares what is new and closes months that are over, now instead of within the hour; gives how many were closed. */
  work(): Promise<number>;
  /** Keeps an answer from 1 to 5 for a decided case, as its person would. */
  rate(caseId: Uuid, service: string, score: 1 | 2 | 3 | 4 | 5): Promise<void>;
}

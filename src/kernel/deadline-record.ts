import type { Deadline, DeadlineStep, DeadlineStepCode, FreeDay, NoShift } from './deadline.ts';

/** A deadline as JSON for the event log: the same words, dates as text. */
export const toDeadlineRecord = (deadline: Deadline): DeadlineRecord => ({
  nominal: deadline.nominal.toString(),
  end: deadline.end.toString(),
  steps: deadline.steps.map(toStepRecord),
});

/** A deadline as it was recorded, so that its reasons can be shown years later. */
export const fromDeadlineRecord = (record: DeadlineRecord): Deadline => ({
  nominal: Temporal.PlainDate.from(record.nominal),
  end: Temporal.PlainDate.from(record.end),
  steps: record.steps.map(fromStepRecord),
});

/** One step as JSON, for notifications, too. */
export const toStepRecord = ({ date, freeDays, ...step }: DeadlineStep): StepRecord => ({
  ...step,
  date: date.toString(),
  ...(freeDays && { freeDays: freeDays.map((free) => ({ ...free, date: free.date.toString() })) }),
});

/** One step as it was recorded. */
export const fromStepRecord = ({ date, freeDays, ...step }: StepRecord): DeadlineStep => ({
  ...step,
  date: Temporal.PlainDate.from(date),
  ...(freeDays && { freeDays: freeDays.map((free) => ({ ...free, date: Temporal.PlainDate.from(free.date) })) }),
});

// Type aliases, not interfaces, so that records are JSON to the compiler.
export type DeadlineRecord = {
  readonly nominal: string;
  readonly end: string;
  readonly steps: readonly StepRecord[];
};
export type StepRecord = {
  readonly code: DeadlineStepCode;
  readonly rule: string;
  readonly date: string;
  readonly because?: NoShift;
  readonly freeDays?: readonly FreeDayRecord[];
};
export type FreeDayRecord = {
  readonly date: string;
  readonly kind: FreeDay['kind'];
  readonly name: { readonly de: string; readonly en: string };
};

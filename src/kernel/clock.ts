import { remembered } from './remembered.ts';

/** The instant a use case works with; deadlines, timers and tests all read time from here. */
export interface Clock {
  now(): Temporal.Instant;
}

/** Random bytes as a dependency, so that tests are exact. */
export interface Random {
  bytes(count: number): Uint8Array;
}

/** The zone of legal time in Germany. */
export const legalZone = 'Europe/Berlin';

/** The legal day on which an instant falls. */
export const legalDay = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.epochMilliseconds < sinceWholeQuarters
    ? dayOf(instant)
    : dayOfQuarter(Math.floor(instant.epochMilliseconds / quarterHour));

const dayOf = (instant: Temporal.Instant): Temporal.PlainDate => instant.toZonedDateTimeISO(legalZone).toPlainDate();

/** Days begin with a quarter of an hour of universal time since Germany has one time (1893): all instants within one have the same day. */
const dayOfQuarter = remembered(500, (quarter: number) =>
  dayOf(Temporal.Instant.fromEpochMilliseconds(quarter * quarterHour)),
);
const quarterHour = 900_000;
const sinceWholeQuarters = Date.UTC(1900, 0, 1);

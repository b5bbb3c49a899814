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
  instant.toZonedDateTimeISO(legalZone).toPlainDate();

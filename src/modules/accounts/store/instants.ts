/** An instant from a column of time; null stays null. */
export const instantOf = (value: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(value.getTime());
export const instantOrNull = (value: Date | null): Temporal.Instant | null => (value ? instantOf(value) : null);

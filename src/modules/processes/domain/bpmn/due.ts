import type { TimerDefinition, Variables } from './types.ts';

/**
 * Gives the due instant of an ISO 8601 date, duration or cycle, reckoned on the clock of `Europe/Berlin`; a date without
 * a time is due when that day begins. Gives null for legal deadlines and working days, which need the caller's calendar.
 */
export function isoDue(definition: TimerDefinition, at: string, variables: Variables): string | null {
  if (definition.kind === 'deadline') return null;
  const value = definition.evaluate ? definition.evaluate(variables) : definition.text;
  if (value === null || value === undefined) return null;
  const text = String(value);
  if (/^WD/.test(text)) return null;
  return /^-?P/.test(text) ? afterDuration(text, at) : instantOf(text);
}

const ZONE = 'Europe/Berlin';

function afterDuration(text: string, at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(ZONE).add(Temporal.Duration.from(text)).toInstant().toString();
}

function instantOf(text: string): string {
  const hasOffset = text.includes('T') && /(Z|[+-]\d\d:?\d\d|\])$/.test(text);
  if (hasOffset) return Temporal.Instant.from(text).toString();
  return Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant().toString();
}

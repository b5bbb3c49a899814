import type { LegalCalendar } from '#kernel/calendar';
import { legalDay, legalZone } from '#kernel/clock';
import { endOfPeriod } from '#kernel/deadline';
import { parsePeriod } from '#kernel/period';
import type { Context } from '#processes';

/** When a timer of a process is due: periods in days and longer end with their last day by law (Saxony), hours run through. */
export const dueOf =
  (calendar: LegalCalendar): Context['due'] =>
  (definition, at, variables) => {
    const text = definition.evaluate ? String(definition.evaluate(variables) ?? '') : definition.text;
    const now = Temporal.Instant.from(at);
    if (definition.kind === 'date') return startOf(text);
    if (/^PT/.test(text)) return attempt(() => now.add(Temporal.Duration.from(text)).toString());
    const period = parsePeriod(text);
    if (!period.ok) return null;
    const end = endOfPeriod({ from: legalDay(now), period: period.value }, calendar);
    return startOf(end.end.add({ days: 1 }).toString());
  };

const startOf = (day: string): string | null =>
  attempt(() =>
    Temporal.PlainDate.from(day.slice(0, 10)).toZonedDateTime({ timeZone: legalZone }).toInstant().toString(),
  );

function attempt(make: () => string): string | null {
  try {
    return make();
  } catch {
    return null;
  }
}

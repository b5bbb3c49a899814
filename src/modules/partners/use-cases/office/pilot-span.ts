import { legalZone } from '#kernel/clock';
import type { DeclaredPilot } from '../../store/office-pilots.ts';

/** The instants between which a pilot counts: its days, and never before it was declared. */
export function countedSpan({ terms, declaredAt }: Pick<DeclaredPilot, 'terms' | 'declaredAt'>): {
  readonly from: string;
  readonly until: string;
} {
  const from = [startOf(Temporal.PlainDate.from(terms.from)), declaredAt].sort().at(-1)!;
  return { from, until: startOf(Temporal.PlainDate.from(terms.until).add({ days: 1 })) };
}

const startOf = (day: Temporal.PlainDate): string =>
  day.toZonedDateTime(legalZone).toInstant().toString({ smallestUnit: 'millisecond' });

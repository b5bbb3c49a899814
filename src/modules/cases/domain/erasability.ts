/**
 * Whether the data of a case may go, and if not, why and until when: what is still worked on stays, and a finished case is kept as
 * long as the law wants (GDPR Art. 17(3)(b)).
 */
export function erasability(thing: KeptCase, today: Temporal.PlainDate): Erasability {
  if (thing.isErased) return { kind: 'erased' };
  if (!thing.endedOn) return { kind: 'open' };
  if (thing.isBusy) return { kind: 'busy' };
  const until = lastKeptDay(thing.endedOn, thing.retention);
  const isKept = Temporal.PlainDate.compare(today, until) <= 0;
  return isKept ? { kind: 'retention', until, reference: thing.retention.reference } : { kind: 'now' };
}

/** The latest day of decision whose cases may go today; what was decided later stays. */
export function latestErasableDay(retention: Retention, today: Temporal.PlainDate): Temporal.PlainDate {
  // Months have different lengths: two days of decision can share their last kept day, so the guess is put right.
  let day = today.subtract(Temporal.Duration.from(retention.period)).add({ days: 3 });
  while (Temporal.PlainDate.compare(today, lastKeptDay(day, retention)) <= 0) day = day.subtract({ days: 1 });
  return day;
}

const lastKeptDay = (endedOn: Temporal.PlainDate, { period }: Retention): Temporal.PlainDate =>
  endedOn.add(Temporal.Duration.from(period));

/** How long a service keeps its cases after the decision. */
export interface Retention {
  /** ISO 8601 period. */
  readonly period: string;
  readonly reference: string;
}
export interface KeptCase {
  /** The day on which the case was decided or withdrawn; null while it is open. */
  readonly endedOn: Temporal.PlainDate | null;
  readonly retention: Retention;
  /** An objection is worked on, or a letter waits for the post. */
  readonly isBusy: boolean;
  readonly isErased: boolean;
}
export type Erasability =
  | { readonly kind: 'now' }
  | { readonly kind: 'open' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'erased' }
  | {
      readonly kind: 'retention';
      /** Last day on which it must stay; it goes by itself on the day after. */
      readonly until: Temporal.PlainDate;
      readonly reference: string;
    };

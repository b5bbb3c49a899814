/**
 * Whether the data of a case may go, and if not, why and until when: an open case is worked on, a finished one is kept as long as
 * the law wants (GDPR Art. 17(3)(b)), and what lies under the key of an account goes with the account.
 */
export function erasability(thing: KeptCase, today: Temporal.PlainDate): Erasability {
  if (thing.isErased) return { kind: 'erased' };
  if (!thing.endedOn) return { kind: 'open' };
  const until = thing.endedOn.add(Temporal.Duration.from(thing.retention.period));
  const isKept = Temporal.PlainDate.compare(today, until) <= 0;
  const { reference } = thing.retention;
  if (isKept) return { kind: 'retention', until, reference, canAsk: thing.hasOwnKey };
  return thing.hasOwnKey ? { kind: 'now' } : { kind: 'with-account' };
}

export interface KeptCase {
  /** The day on which the case was decided or withdrawn; null while it is open. */
  readonly endedOn: Temporal.PlainDate | null;
  readonly retention: { readonly period: string; readonly reference: string };
  /** Sealed under a key that holds nothing else. */
  readonly hasOwnKey: boolean;
  readonly isErased: boolean;
}
export type Erasability =
  | { readonly kind: 'now' }
  | { readonly kind: 'open' }
  | { readonly kind: 'erased' }
  | { readonly kind: 'with-account' }
  | {
      readonly kind: 'retention';
      /** Last day on which it must stay. */
      readonly until: Temporal.PlainDate;
      readonly reference: string;
      /** It lies under its own key, so it can be deleted by itself on the day after. */
      readonly canAsk: boolean;
    };

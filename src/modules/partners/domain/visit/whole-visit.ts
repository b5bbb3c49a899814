import { ok, type Result, refuse } from '#kernel/result';
import type { FiledVisit } from './filed-visit.ts';
import type { Mandate } from './mandate.ts';
import { nextVisit, type Visit, type VisitCommand, type VisitRefusal } from './visit.ts';

/** A visit taken through every step that is still open, up to the hand-over: the same steps in the same order as at the counter. */
export function wholeVisit(visit: Visit, { mandate, identity, hash }: Recorded): Result<Visit, VisitRefusal> {
  const by = { by: 'branch', branch: visit.branch } as const;
  const steps: readonly VisitCommand[] = [
    ...(visit.state === 'opened' ? [{ ...by, do: 'sign-mandate', mandate } as const] : []),
    ...(visit.state === 'opened' || visit.state === 'mandate-signed'
      ? [{ ...by, do: 'check-identity', method: identity.method, level: identity.level } as const]
      : []),
    { ...by, do: 'capture' },
    { ...by, do: 'seal', hash },
    { by: 'city', do: 'submit' },
  ];
  let now = visit;
  for (const step of steps) {
    const next = nextVisit(now, step);
    if (!next.ok) return next;
    now = next.value;
  }
  return ok(now);
}

/**
 * The instant a record counts for: what its device said, but never later than now. Refused when the steps are out of order or on two days of legal time (a
 * mandate holds for its day), when the device is more than a day ahead, and when the record is older than so many days.
 */
export function recordedInstant(
  { recordedAt, mandate, identity }: Pick<FiledVisit, 'recordedAt' | 'mandate' | 'identity'>,
  { now, zone, days }: { readonly now: Temporal.Instant; readonly zone: string; readonly days: number },
): Result<Temporal.Instant, 'times-wrong' | 'too-old'> {
  const [signed, checked, recorded] = [mandate.signedAt, identity.at, recordedAt].map((one) =>
    Temporal.Instant.from(one),
  ) as [Temporal.Instant, Temporal.Instant, Temporal.Instant];
  const day = (at: Temporal.Instant): string => at.toZonedDateTimeISO(zone).toPlainDate().toString();
  const isInOrder = Temporal.Instant.compare(signed, checked) <= 0 && Temporal.Instant.compare(checked, recorded) <= 0;
  if (!isInOrder || day(signed) !== day(recorded)) return refuse('times-wrong');
  if (Temporal.Instant.compare(recorded, now.add({ hours: 24 })) > 0) return refuse('times-wrong');
  if (Temporal.Instant.compare(recorded, now.subtract({ hours: 24 * days })) < 0) return refuse('too-old');
  return ok(Temporal.Instant.compare(recorded, now) > 0 ? now : recorded);
}

interface Recorded {
  readonly mandate: Mandate;
  readonly identity: NonNullable<Visit['identity']>;
  readonly hash: string;
}

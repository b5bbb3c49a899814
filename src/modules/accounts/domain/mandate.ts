import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';

/** What a mandate is worth on a day: only an active one lets somebody act. */
export function mandateState(mandate: MandateTerms, now: Temporal.Instant, today: Temporal.PlainDate): MandateState {
  if (mandate.endedAt) return 'ended';
  if (Temporal.PlainDate.compare(today, mandate.until) > 0) return 'over';
  if (!mandate.acceptedAt) {
    const isOpen = mandate.offerUntil !== null && Temporal.Instant.compare(now, mandate.offerUntil) < 0;
    return isOpen ? 'offered' : 'offer-expired';
  }
  return Temporal.PlainDate.compare(today, mandate.from) < 0 ? 'upcoming' : 'active';
}

/** True when the holder may act for the principal in a service now: accepted, begun, neither over nor ended, and within scope. */
export const mayActIn = (
  mandate: MandateTerms,
  service: string,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): boolean =>
  mandateState(mandate, now, today) === 'active' && (mandate.services === '*' || mandate.services.includes(service));

/** The terms of a new mandate; refused when it has no scope, ends before it begins or today, or runs longer than three years. */
export function mandateTerms(wish: MandateWish, today: Temporal.PlainDate): Result<MandateWish, MandateRefusal> {
  const { from, until, services } = wish;
  if (services !== '*' && services.length === 0) return refuse('no-scope');
  if (Temporal.PlainDate.compare(from, today) < 0) return refuse('begins-in-the-past');
  if (Temporal.PlainDate.compare(until, from) < 0) return refuse('ends-before-it-begins');
  if (Temporal.PlainDate.compare(until, from.add({ years: longestYears })) > 0) return refuse('too-long');
  return ok(wish);
}

/** Whether an offer can be taken by this account, which becomes the side that is still free. */
export function acceptance(
  mandate: MandateTerms & MandateSides,
  account: Uuid,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Result<'principal' | 'holder', 'offer-gone' | 'own-offer'> {
  if (mandateState(mandate, now, today) !== 'offered') return refuse('offer-gone');
  if (mandate.principal === account || mandate.holder === account) return refuse('own-offer');
  return ok(mandate.principal === null ? 'principal' : 'holder');
}

/** How long an offer can be accepted. */
export const offerDays = 14;
const longestYears = 3;

export interface MandateTerms {
  /** Service folders, or `*` for all. */
  readonly services: '*' | readonly string[];
  readonly from: Temporal.PlainDate;
  /** Last day. */
  readonly until: Temporal.PlainDate;
  readonly offerUntil: Temporal.Instant | null;
  readonly acceptedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
}
export interface MandateSides {
  /** For whom one acts; null while only asked for. */
  readonly principal: Uuid | null;
  /** Who acts; null while only offered. */
  readonly holder: Uuid | null;
}
export type MandateWish = Pick<MandateTerms, 'services' | 'from' | 'until'>;
export type MandateState = 'offered' | 'offer-expired' | 'upcoming' | 'active' | 'over' | 'ended';
export type MandateRefusal = 'no-scope' | 'begins-in-the-past' | 'ends-before-it-begins' | 'too-long';

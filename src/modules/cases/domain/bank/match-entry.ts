import type { StatementEntry } from './read-statement.ts';

/**
 * What an entry of a statement does to the claims it names: pays one whole, in part or with a surplus, or nothing, with the reason.
 * A person looks at everything that is not plain; nothing is guessed by name or amount alone.
 */
export function matchEntry(entry: StatementEntry, claims: readonly OpenClaim[]): Match {
  const [claim, ...others] = claims;
  const none = { claim: null, cents: 0, surplus: 0 };
  if (entry.isReturn || entry.direction === 'out') {
    // What the city pays itself is not the business of claims.
    return claim ? { ...none, claim: claim.id, outcome: 'returned' } : { ...none, outcome: 'outgoing' };
  }
  if (entry.currency !== 'EUR') return { ...none, outcome: 'other-currency' };
  if (!claim) return { ...none, outcome: entry.references.length > 0 ? 'unknown-reference' : 'no-reference' };
  if (others.length > 0) return { ...none, outcome: 'several-claims' };
  const rest = claim.cents - claim.paidCents;
  if (rest <= 0) return { claim: claim.id, cents: 0, surplus: entry.cents, outcome: 'already-paid' };
  if (entry.cents < rest) return { claim: claim.id, cents: entry.cents, surplus: 0, outcome: 'partly-paid' };
  const surplus = entry.cents - rest;
  return { claim: claim.id, cents: rest, surplus, outcome: surplus > 0 ? 'overpaid' : 'paid' };
}

/** The ways an entry can end that nobody need look at. */
export const plainOutcomes: readonly MatchOutcome[] = ['paid', 'outgoing', 'repeated'];

export type MatchOutcome =
  | 'paid'
  | 'outgoing'
  | 'repeated'
  | 'partly-paid'
  | 'overpaid'
  | 'already-paid'
  | 'no-reference'
  | 'unknown-reference'
  | 'several-claims'
  | 'other-currency'
  | 'returned';
export interface OpenClaim {
  readonly id: string;
  readonly cents: number;
  readonly paidCents: number;
}
export interface Match {
  readonly outcome: MatchOutcome;
  readonly claim: string | null;
  /** What counts as paid, in cents. */
  readonly cents: number;
  /** What came beyond the claim, in cents. */
  readonly surplus: number;
}

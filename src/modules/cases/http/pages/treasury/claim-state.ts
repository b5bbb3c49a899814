import type { Claim } from '../../../use-cases/treasury/treasury.ts';
import type { TreasuryDesk } from '../../treasury/treasury-desk.ts';

/** How a claim stands, in words. */
export const claimState = ({ states }: TreasuryDesk['words'], claim: Claim): string =>
  claim.status !== 'paid' && claim.paidCents > 0 ? states.part : states[claim.status];

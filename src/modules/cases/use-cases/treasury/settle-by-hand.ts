import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { isCreditorReference } from '#kernel/creditor-reference';
import { ok, type Result, refuse } from '#kernel/result';
import { claimsByReference, lockTreasury } from '../../store/claim-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { book, isTreasury } from './treasury.ts';

/**
 * Books money on a claim by hand, with a reason that stays in the log: paid at the counter, by card, on another account. Refused: more
 * than is open, a day in the future, no reason, and a claim that is paid already.
 */
export async function settleByHand(parts: CaseParts, actor: Actor, order: SettleOrder): Promise<Settled> {
  if (!isTreasury(parts, actor) || !isCreditorReference(order.reference)) return refuse('not-found');
  return parts.db.transaction(async (tx) => {
    await lockTreasury(tx);
    const [claim] = await claimsByReference(tx, [order.reference]);
    if (!claim) return refuse('not-found');
    if (claim.status === 'paid') return refuse('already-done');
    const { cents, paidOn } = order;
    if (cents === null || !Number.isSafeInteger(cents) || cents <= 0 || cents > claim.cents - claim.paidCents)
      return refuse('wrong-amount');
    if (!paidOn || Temporal.PlainDate.compare(paidOn, legalDay(parts.clock.now())) > 0) return refuse('wrong-day');
    const reason = order.reason.trim();
    if (reason === '') return refuse('reason-missing');
    const status = await book(parts, tx, claim, { how: 'by-hand', cents, bookedOn: paidOn.toString(), reason, actor });
    return ok({ isPaid: status === 'paid' });
  });
}

export type Settled = Result<
  { readonly isPaid: boolean },
  'not-found' | 'already-done' | 'wrong-amount' | 'wrong-day' | 'reason-missing'
>;
interface SettleOrder {
  readonly reference: string;
  /** Null when it could not be read. */
  readonly cents: number | null;
  readonly paidOn: Temporal.PlainDate | null;
  readonly reason: string;
}

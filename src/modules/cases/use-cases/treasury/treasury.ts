import type { Actor } from '#kernel/actor';
import { systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { may } from '#kernel/permission';
import type { Tx } from '#platform/database';
import { nextDue } from '../../domain/bank/instalments.ts';
import { lockCase } from '../../store/case-store.ts';
import { bookPayment, type ClaimRow } from '../../store/claim-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { unmoved } from '../citizen-commands.ts';
import { openSnapshot, saveCase } from '../with-case.ts';

/** True for staff of the office that keeps the city's money: it works on every claim, whichever office decided the case. */
export const isTreasury = (parts: Pick<CaseParts, 'cityWords'>, actor: Actor): boolean =>
  actor.kind === 'staff' &&
  may(actor.roles, 'case:decide', { isOffice: actor.offices.includes(parts.cityWords.creditor.office) });

/** A claim as the treasury sees it: nothing of the person. */
export function claimOf(parts: Pick<CaseParts, 'clock'>, row: ClaimRow): Claim {
  const dueOn = nextDue(row);
  const { reference, method, cents, paidCents, status } = row;
  const isOverdue = dueOn !== null && dueOn < legalDay(parts.clock.now()).toString();
  return { reference, method, cents, paidCents, status, dueOn, isOverdue };
}

/**
 * Books money on a claim whose case is locked here, and tells the person: an event in the case, news by e-mail. Gives the state of the
 * claim after it. The case is opened by the program alone; nobody at the treasury sees what is in it.
 */
export async function book(parts: CaseParts, tx: Tx, claim: ClaimRow, receipt: Receipt): Promise<ClaimRow['status']> {
  const row = await lockCase(tx, claim.caseId);
  const read = { actor: systemActor, purpose: 'processing', what: ['answers'] } as const;
  const state = row && (await openSnapshot(parts, tx, row, read));
  if (!row || !state) throw new Error(`the case of claim ${claim.id} cannot be opened`);
  const { cents, bookedOn, reason, how, actor } = receipt;
  const status = await bookPayment(tx, claim.id, cents, parts.clock.now().toString());
  const event = {
    type: status === 'paid' ? 'case.payment-received' : 'case.payment-part-received',
    public: { how },
    sealed: { cents, reference: claim.reference, bookedOn, ...(reason ? { reason } : {}) },
  };
  await saveCase(parts, tx, row, { ...unmoved(row, state), events: [event], actor });
  return status;
}

export interface Claim extends Pick<ClaimRow, 'reference' | 'method' | 'cents' | 'paidCents' | 'status'> {
  /** The next day on which something is due; null when only the letter names it. */
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
}
interface Receipt {
  readonly how: 'statement' | 'by-hand';
  readonly cents: number;
  /** ISO day. */
  readonly bookedOn: string;
  readonly reason?: string;
  readonly actor: Actor;
}

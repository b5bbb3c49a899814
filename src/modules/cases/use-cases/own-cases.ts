import { hashOfProof } from '#kernel/guest-proof';
import type { Visitor } from '../domain/access.ts';
import type { CaseRow } from '../domain/case-state.ts';
import { casesOfAccount, casesOfGuest } from '../store/case-store.ts';
import type { CaseParts } from './case-parts.ts';

/** Cases of this person on this device or account, newest first; under a mandate those of the other person that it covers. */
export function ownCases(parts: CaseParts, visitor: Visitor): Promise<readonly CaseRow[]> {
  return parts.db.transaction(async (tx) => {
    const { actor, mandate } = visitor;
    if (mandate)
      return (await casesOfAccount(tx, mandate.from)).filter(
        (row) => mandate.services === '*' || mandate.services.includes(row.service),
      );
    const ofAccount = actor.kind === 'citizen' && actor.id ? await casesOfAccount(tx, actor.id) : [];
    const ofGuest = await casesOfGuest(tx, visitor.guestProofs.map(hashOfProof));
    return [...ofAccount, ...ofGuest.filter((row) => !ofAccount.some((own) => own.id === row.id))];
  });
}

import type { Actor } from '#kernel/actor';
import { hashOfProof } from '#kernel/guest-proof';
import { may, type Permission, type Relation } from '#kernel/permission';
import type { CaseRow } from './case-state.ts';

/** How the person behind a request stands to a case; a foreign case looks like none. */
export function relationTo(row: CaseRow, visitor: Visitor): Relation {
  const proofs = visitor.guestProofs.map(hashOfProof);
  const holdsCode = row.guestProof !== null && proofs.some((proof) => proof.equals(row.guestProof ?? Buffer.alloc(0)));
  const { actor, mandate } = visitor;
  const acts =
    mandate !== null &&
    row.accountId === mandate.from &&
    (mandate.services === '*' || mandate.services.includes(row.service));
  return {
    isOwn:
      (actor.kind === 'citizen' && row.accountId !== null && row.accountId === actor.id && mandate === null) ||
      holdsCode,
    hasMandate: acts,
    isOffice: actor.kind === 'staff' && actor.offices.includes(row.office),
  };
}

/** True when the person may do this with this case. A guest code on the device counts beside the sign-in. */
export function mayWith(row: CaseRow, visitor: Visitor, permission: Permission): boolean {
  const relation = relationTo(row, visitor);
  if (may(visitor.actor.roles, permission, relation)) return true;
  return relation.isOwn === true && visitor.actor.kind !== 'staff' && may(['guest'], permission, relation);
}

/** Who stands in front of us, with everything that admits to a case. */
export interface Visitor {
  readonly actor: Actor;
  /** Proofs derived from the guest codes of this device. */
  readonly guestProofs: readonly Uint8Array[];
  /** The mandate under which the person acts for another now. */
  readonly mandate: { readonly id: string; readonly from: string; readonly services: '*' | readonly string[] } | null;
}

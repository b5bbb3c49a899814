import type { Actor } from '#kernel/actor';
import { hashOfProof } from '#kernel/guest-proof';
import type { RequestRow } from '../store/request-store.ts';

/** True when the request belongs to the person in front of us: by account, or by a code of this device. */
export const isOwn = (row: RequestRow, { actor, guestProofs }: Person): boolean =>
  (actor.kind === 'citizen' && row.accountId !== null && row.accountId === actor.id) ||
  (actor.kind !== 'staff' && guestProofs.some((proof) => row.guestProof?.equals(hashOfProof(proof)) ?? false));

/** Who stands in front of us, with the proofs of this device. */
export interface Person {
  readonly actor: Actor;
  readonly guestProofs: readonly Uint8Array[];
}

import { createHash } from 'node:crypto';
import type { Actor } from '#kernel/actor';
import type { RequestRow } from '../store/request-store.ts';

/** True when the request belongs to the person in front of us: by account, or by a code of this device. */
export const isOwn = (row: RequestRow, { actor, guestProofs }: Person): boolean =>
  (actor.kind === 'citizen' && row.accountId !== null && row.accountId === actor.id) ||
  (actor.kind !== 'staff' && guestProofs.some((proof) => row.guestProof?.equals(hashOfProof(proof)) ?? false));

/** How the proof of a guest is stored. */
export const hashOfProof = (proof: Uint8Array): Buffer => createHash('sha256').update(proof).digest();

/** Who stands in front of us, with the proofs of this device. */
export interface Person {
  readonly actor: Actor;
  readonly guestProofs: readonly Uint8Array[];
}

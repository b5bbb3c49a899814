import { hashOfProof } from '#kernel/guest-proof';
import type { Uuid } from '#kernel/ids';
import type { Person } from '../../domain/booking.ts';
import { allOwnVisits, allOwnWishes } from '../../store/link-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';

/** The keys under which reads of this person's visits and wishes are recorded, while their data is kept. */
export async function recordKeys(parts: AppointmentParts, { actor, guestProofs }: Person): Promise<VisitRecordKey[]> {
  const proofs = guestProofs.map(hashOfProof);
  const account = actor.kind === 'citizen' ? actor.id : null;
  const [visits, wishes] = await Promise.all([
    allOwnVisits(parts.db, proofs, account),
    allOwnWishes(parts.db, proofs, account),
  ]);
  return [...visits, ...wishes].flatMap(({ key, number }) => (key ? [{ key, number }] : []));
}

/** Where the reads of one visit or wish stand. */
export interface VisitRecordKey {
  readonly key: Uuid;
  readonly number: string;
}

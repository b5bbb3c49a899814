import { hashOfProof } from '#kernel/guest-proof';
import type { Uuid } from '#kernel/ids';
import { requestKeys } from '../store/request-store.ts';
import type { InformationParts } from './information-parts.ts';
import type { Person } from './person.ts';

/** The keys under which reads of this person's own requests are recorded: those asked when signed in, and those of the codes of this device. */
export async function recordKeys(
  { db }: Pick<InformationParts, 'db'>,
  { actor, guestProofs }: Person,
): Promise<readonly { readonly key: Uuid; readonly name: string }[]> {
  if (actor.kind === 'staff') return [];
  const rows = await requestKeys(db, guestProofs.map(hashOfProof), actor.kind === 'citizen' ? actor.id : null);
  return rows.map(({ key, number }) => ({ key, name: number }));
}

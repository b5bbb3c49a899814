import type { Uuid } from '#kernel/ids';
import type { CaseParts } from '../case-parts.ts';

/** Names of colleagues by id, each looked up once; those who left are missing. */
export async function namesOf(
  parts: Pick<CaseParts, 'accounts'>,
  ids: readonly (Uuid | null)[],
): Promise<ReadonlyMap<Uuid, string>> {
  const wanted = [...new Set(ids.filter((id): id is Uuid => id !== null && id !== ''))];
  const found = await Promise.all(wanted.map((id) => parts.accounts.staff(id)));
  return new Map(found.flatMap((member) => (member ? [[member.id, member.name] as const] : [])));
}

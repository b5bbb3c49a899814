import type { Uuid } from '#kernel/ids';
import type { Change } from '../domain/copy/copy.ts';
import { changesSince } from '../store/copy-store.ts';
import type { StudioParts } from './studio-parts.ts';

/** What happened to a copy after a revision, oldest first, with the names of those who did it. */
export async function changesAfter(
  { db, accounts }: Pick<StudioParts, 'db' | 'accounts'>,
  copy: Uuid,
  revision: number,
): Promise<readonly ToldChange[]> {
  const changes = await changesSince(db, copy, revision);
  const names = await namesOf(
    accounts,
    changes.map(({ by }) => by),
  );
  return changes.map((change) => ({ ...change, name: names.get(change.by) ?? null }));
}

/** The names of staff by id; those who are gone are missing. */
export async function namesOf(
  accounts: StudioParts['accounts'],
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, string>> {
  const members = await Promise.all([...new Set(ids)].map((id) => accounts.staff(id)));
  return new Map(members.flatMap((member) => (member ? [[member.id, member.name]] : [])));
}

export interface ToldChange extends Change {
  /** Null when the member is gone. */
  readonly name: string | null;
}

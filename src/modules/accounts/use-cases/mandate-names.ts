import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { MandateRow } from '../store/mandate-store.ts';
import type { AccountParts } from './account-parts.ts';

/** Seals the name of one side under the key of the other, so that both see with whom they have a mandate. */
export const sealName = (
  parts: AccountParts,
  tx: Tx,
  mandate: Uuid,
  side: Side,
  { name, key }: { readonly name: string; readonly key: Uuid },
): Promise<Uint8Array> => parts.vault.seal(key, { name }, contextOf(mandate, side), tx);

/** The name of one side, for the other side. */
export async function openName(
  parts: AccountParts,
  tx: Tx,
  row: Pick<MandateRow, 'id' | 'principalName' | 'holderName'>,
  side: Side,
  { actor, key }: { readonly actor: Actor; readonly key: Uuid },
): Promise<string> {
  const sealed = side === 'principal' ? row.principalName : row.holderName;
  if (!sealed) return '';
  const [opened] = await parts.vault.open<{ name: string }>(
    tx,
    { actor, purpose: 'own-view', caseId: null, subjects: [key], what: ['account'] },
    [{ key, sealed, context: contextOf(row.id, side) }],
  );
  return opened?.name ?? '';
}

const contextOf = (mandate: Uuid, side: Side): string => `mandate:${mandate}:${side}`;

type Side = 'principal' | 'holder';

import type { Actor } from '#kernel/actor';
import type { JsonObject } from '#kernel/json';
import type { Tx } from '#platform/database';
import { lockBranch, setBranchSeq } from '../../store/ledger-store.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** Writes into the event log what happened at a branch, without anybody's name. */
export async function tellBranch(
  parts: PartnerParts,
  tx: Tx,
  branch: string,
  { type, facts, actor }: { readonly type: string; readonly facts: JsonObject; readonly actor: Actor },
): Promise<void> {
  const { stream, seq } = await lockBranch(tx, branch, parts.newId());
  const event = { type: `partners.${type}`, public: { branch, ...facts } };
  const after = await parts.events.append(tx, { stream, expected: seq, events: [event], actor });
  if (after === 'conflict') throw new Error(`two events at once at ${branch}`);
  setBranchSeq(tx, branch, after);
}

import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Result } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { EntryBody, LedgerEntry, LedgerRefusal } from './domain/ledger/index.ts';
import type { Network } from './domain/network/network.ts';

/** The door of the partners. */
export interface Partners {
  /** The network as the city wrote it down; null for a city without partners. */
  network(): Network | null;
  /** What people call a branch; null for anything else. */
  branchName(id: string): string | null;
  /** Names a member of the staff for a branch, trained until a day (ISO); false for a branch that is not there. */
  nameClerk(clerk: { readonly id: Uuid; readonly branch: string; readonly trainedUntil: string }): Promise<boolean>;
  /** Ends sign-in, sessions and open visits of a clerk in one step; false for who serves nowhere. */
  revokeClerk(staffId: Uuid, actor: Actor): Promise<boolean>;
  /** What the back office adds to the ledger of a branch: a kind of its own, which the branch acknowledges. */
  writeOfficeEntry(tx: Tx, branch: string, body: EntryBody, actor: Actor): Promise<Result<LedgerEntry, LedgerRefusal>>;
}

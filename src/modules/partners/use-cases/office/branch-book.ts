import type { Actor } from '#kernel/actor';
import { may } from '#kernel/permission';
import type { Result } from '#kernel/result';
import {
  type EntryBody,
  type LedgerEntry,
  type LedgerRefusal,
  openDisputes,
  unacknowledged,
} from '../../domain/ledger/index.ts';
import type { Branch } from '../../domain/network/network.ts';
import { readLedger } from '../../store/ledger-store.ts';
import { writeEntry } from '../branch-ledger.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** The branch that somebody leads; null for everybody else. */
export function ledBranch({ network }: PartnerParts, { offices, roles }: Actor): Branch | null {
  if (!may(roles, 'partner-branch:lead', { isOffice: true })) return null;
  return network?.branches.find(({ id }) => offices.includes(id)) ?? null;
}

/** The ledger of a branch with what waits for it: entries of the back office to acknowledge, and open disputes. */
export async function branchBook(parts: PartnerParts, branch: string): Promise<BranchBook> {
  const entries = await readLedger(parts.db, branch);
  return { entries, waiting: unacknowledged(entries).map(({ seq }) => seq), disputed: openDisputes(entries) };
}

/** What the lead of a branch says to an entry: seen, or not so. */
export const answerEntry = (
  parts: PartnerParts,
  actor: Actor,
  branch: string,
  body: Extract<EntryBody, { readonly kind: 'acknowledged' | 'dispute-opened' }>,
): Promise<Result<LedgerEntry, LedgerRefusal>> =>
  parts.db.transaction((tx) => writeEntry(parts, tx, { branch, by: 'branch', body, actor }));

/** What the back office adds: a person does, never a program; it counts once the branch has acknowledged it. */
export const addOfficeEntry = (
  parts: PartnerParts,
  actor: Actor,
  branch: string,
  body: Extract<EntryBody, { readonly kind: 'office-entry' | 'correction' | 'dispute-closed' }>,
): Promise<Result<LedgerEntry, LedgerRefusal>> =>
  parts.db.transaction((tx) => writeEntry(parts, tx, { branch, by: 'office', body, actor }));

export interface BranchBook {
  readonly entries: readonly LedgerEntry[];
  readonly waiting: readonly number[];
  readonly disputed: ReadonlySet<number>;
}

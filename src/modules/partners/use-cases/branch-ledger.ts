import type { Actor } from '#kernel/actor';
import type { Result } from '#kernel/result';
import type { Tx } from '#platform/database';
import {
  type EntryBody,
  type LedgerEntry,
  type LedgerRefusal,
  nextEntry,
  writeLedgerFile,
} from '../domain/ledger/index.ts';
import { insertEntry, lastEntry, lockBranch, readLedger, setBranchSeq } from '../store/ledger-store.ts';
import type { PartnerParts } from './partner-parts.ts';

/**
 * Adds an entry to the ledger of a branch in the caller's transaction, and its hash to the event log, from where it comes into the public log: whoever made the
 * chain anew would have to make that anew, too. Refused as `nextEntry` does.
 */
export async function writeEntry(
  parts: PartnerParts,
  tx: Tx,
  { branch, by, body, actor }: EntryOrder,
): Promise<Result<LedgerEntry, LedgerRefusal>> {
  // Most entries need nothing but the end of the chain. Both statements travel together, and the second begins when the first holds the lock.
  const [{ stream, seq }, entries] = await Promise.all([
    lockBranch(tx, branch, parts.newId()),
    needsHistory.has(body.kind) ? readLedger(tx, branch) : lastEntry(tx, branch).then((last) => (last ? [last] : [])),
  ]);
  const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
  const made = nextEntry({ branch, entries }, { at, by, body });
  if (!made.ok) return made;
  const { seq: number, hash } = made.value;
  insertEntry(tx, made.value);
  const event = { type: 'partners.ledger-written', public: { branch, number, by, hash } };
  const after = await parts.events.append(tx, { stream, expected: seq, events: [event], actor });
  if (after === 'conflict') throw new Error(`two entries at once in the ledger of ${branch}`);
  setBranchSeq(tx, branch, after);
  return made;
}

/** The whole ledger of a branch as a file, free and at any time. */
export const exportLedger = async (parts: PartnerParts, branch: string): Promise<string> =>
  writeLedgerFile({ branch, entries: await readLedger(parts.db, branch) });

const needsHistory: ReadonlySet<EntryBody['kind']> = new Set([
  ...(['acknowledged', 'correction', 'dispute-opened', 'dispute-closed'] as const),
]);

interface EntryOrder {
  readonly branch: string;
  readonly by: LedgerEntry['by'];
  readonly body: EntryBody;
  readonly actor: Actor;
}

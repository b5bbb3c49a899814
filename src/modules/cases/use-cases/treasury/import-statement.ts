import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import { matchEntry } from '../../domain/bank/match-entry.ts';
import { readStatement, type StatementEntry, type StatementRefusal } from '../../domain/bank/read-statement.ts';
import { claimsByReference, lockTreasury } from '../../store/claim-store.ts';
import { findStatement, insertEntry, insertStatement, knownEntries } from '../../store/statement-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { book, isTreasury } from './treasury.ts';

/**
 * Reads a bank statement in (ISO 20022 camt.053) and books what matches by reference. All or nothing: the same file again changes nothing
 * and leads to the first reading; an entry that came in another file counts once. Refused: other files, other accounts, hostile XML.
 */
export async function importStatement(
  parts: CaseParts,
  actor: Actor,
  bytes: Uint8Array,
): Promise<Result<{ readonly id: Uuid; readonly isNew: boolean }, ImportRefusal>> {
  if (!isTreasury(parts, actor)) return refuse('not-found');
  if (bytes.length === 0) return refuse('file-missing');
  const hash = sha256Of(bytes);
  const text = utf8Of(bytes);
  const read = text === null ? refuse('broken' as const) : readStatement(text);
  if (!read.ok) return refuse(read.reason);
  const { accounts, entries } = read.value;
  if (accounts.some((account) => account !== parts.cityWords.creditor.iban)) return refuse('other-account');
  return parts.db.transaction(async (tx) => {
    await lockTreasury(tx);
    const id = parts.newId();
    const file = { id, hash, at: parts.clock.now().toString(), by: actor.id ?? '' };
    if (!(await insertStatement(tx, file))) return ok({ id: (await findStatement(tx, hash)) ?? id, isNew: false });
    await bookEntries(parts, tx, { id, actor }, entries);
    return ok({ id, isNew: true });
  });
}

async function bookEntries(
  parts: CaseParts,
  tx: Tx,
  { id, actor }: { readonly id: Uuid; readonly actor: Actor },
  entries: readonly StatementEntry[],
): Promise<void> {
  const keys = entries.map(({ key }) => sha256Of(key));
  const seen = new Set(await knownEntries(tx, keys));
  for (const [index, entry] of entries.entries()) {
    const key = keys[index] ?? sha256Of(entry.key);
    const isRepeated = seen.has(key.toString('hex'));
    seen.add(key.toString('hex'));
    // Asked for each entry anew: an earlier one of this file may have paid the claim.
    const claims = isRepeated ? [] : await claimsByReference(tx, entry.references);
    const match = isRepeated
      ? { outcome: 'repeated' as const, claim: null, cents: 0, surplus: 0 }
      : matchEntry(entry, claims);
    const claim = claims.find((one) => one.id === match.claim);
    if (claim && match.cents > 0)
      await book(parts, tx, claim, { how: 'statement', cents: match.cents, bookedOn: entry.bookedOn, actor });
    const { cents, bookedOn, bankReference } = entry;
    const { outcome, surplus } = match;
    const about = { statementId: id, position: index + 1, key, paymentId: match.claim };
    insertEntry(tx, { ...about, cents, bookedOn, bankReference, outcome, surplus });
  }
}

function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

export type ImportRefusal = StatementRefusal | 'not-found' | 'file-missing' | 'other-account';

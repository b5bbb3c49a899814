import type { AccountKeeper, KeptThing } from '#accounts';
import { legalDay } from '#kernel/clock';
import { hashOfProof } from '#kernel/guest-proof';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Visitor } from '../domain/access.ts';
import type { CaseRow } from '../domain/case-state.ts';
import { type Erasability, erasability } from '../domain/erasability.ts';
import { casesOfAccount } from '../store/case-store.ts';
import { busyCases, type RecordKey, recordKeys } from '../store/erasure-store.ts';
import type { CaseParts } from './case-parts.ts';
import { eraseCase, keptCase } from './erase-case.ts';
import { ownCases } from './own-cases.ts';

/** The own cases, each with whether its data may go, and if not, why and until when. Null under a mandate. */
export async function ownErasables(parts: CaseParts, visitor: Visitor): Promise<readonly ErasableCase[] | null> {
  if (visitor.mandate) return null;
  const rows = await ownCases(parts, visitor);
  return parts.db.transaction((tx) => judged(parts, tx, rows));
}

/** Erases those of the own cases that need not stay; gives how many. Refused under a mandate. */
export async function eraseOwnCases(parts: CaseParts, visitor: Visitor): Promise<number> {
  const things = (await ownErasables(parts, visitor)) ?? [];
  return parts.db.transaction((tx) => eraseAll(parts, tx, things, 'asked-by-person'));
}

/** The keys under which reads of this person's cases are recorded, one for each case; none under a mandate. */
export const ownRecordKeys = async (parts: CaseParts, visitor: Visitor): Promise<readonly RecordKey[]> => {
  const { actor, mandate, guestProofs } = visitor;
  if (mandate) return [];
  const accountId = actor.kind === 'citizen' ? actor.id : null;
  return parts.db.transaction((tx) => recordKeys(tx, accountId, guestProofs.map(hashOfProof)));
};

/** Says which cases stay when an account is deleted, why and until when; what need not stay is erased with it. */
export const caseKeeper = (parts: CaseParts): AccountKeeper => ({
  async kept(tx, accountId) {
    const things = await judged(parts, tx, await casesOfAccount(tx, accountId, all));
    return things.flatMap(({ row, may }): KeptThing[] => {
      if (may.kind === 'open' || may.kind === 'busy') return [{ reason: 'open-case', name: row.number, until: null }];
      if (may.kind === 'retention') return [{ reason: 'retention', name: row.number, until: may.until }];
      return [];
    });
  },
  async forget(tx, accountId) {
    const things = await judged(parts, tx, await casesOfAccount(tx, accountId, all));
    await eraseAll(parts, tx, things, 'account-deleted');
  },
});

async function judged(parts: CaseParts, tx: Tx, rows: readonly CaseRow[]): Promise<ErasableCase[]> {
  const today = legalDay(parts.clock.now());
  const busy = await busyCases(
    tx,
    rows.map(({ id }) => id),
  );
  const found: ErasableCase[] = [];
  for (const row of rows) found.push({ row, may: erasability(await keptCase(parts, row, busy.has(row.id)), today) });
  return found;
}

async function eraseAll(
  parts: CaseParts,
  tx: Tx,
  things: readonly ErasableCase[],
  because: 'asked-by-person' | 'account-deleted',
): Promise<number> {
  // In the order of their ids, so that two transactions wait for each other instead of holding each other up.
  const ids: Uuid[] = things.filter(({ may }) => may.kind === 'now').map(({ row }) => row.id);
  let erased = 0;
  for (const id of ids.sort()) if (await eraseCase(parts, tx, id, because)) erased += 1;
  return erased;
}

const all = 10_000;

export interface ErasableCase {
  readonly row: CaseRow;
  readonly may: Erasability;
}

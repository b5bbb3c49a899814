import type { Actor } from '#kernel/actor';
import { isCreditorReference } from '#kernel/creditor-reference';
import { isUuid } from '#kernel/ids';
import { type MatchOutcome, plainOutcomes } from '../../domain/bank/match-entry.ts';
import { claimsByReference, lastBatches, openClaims, sumOfClaims } from '../../store/claim-store.ts';
import {
  type EntryRow,
  entriesOf,
  lastStatements,
  outcomesOf,
  type StatementRow,
  statementTime,
} from '../../store/statement-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { type Claim, claimOf, isTreasury } from './treasury.ts';

/** The open claims, those due first at the top, with the last statements and batches; null for everybody but the treasury. */
export async function showClaims(parts: CaseParts, actor: Actor): Promise<ClaimsView | null> {
  if (!isTreasury(parts, actor)) return null;
  return parts.db.transaction(async (tx) => ({
    claims: (await openClaims(tx, 200)).map((row) => claimOf(parts, row)),
    open: await sumOfClaims(tx),
    statements: await lastStatements(tx, plainOutcomes, 10),
    batches: await lastBatches(tx, 10),
    mayCollect: parts.cityWords.creditor.identifier !== null,
  }));
}

/** One claim by its reference, typed with or without blanks; null when there is none, and for everybody but the treasury. */
export async function showClaim(parts: CaseParts, actor: Actor, typed: string): Promise<Claim | null> {
  const reference = typed.replace(/\s/g, '').toUpperCase();
  if (!isTreasury(parts, actor) || !isCreditorReference(reference)) return null;
  const [row] = await parts.db.transaction((tx) => claimsByReference(tx, [reference]));
  return row ? claimOf(parts, row) : null;
}

/** What became of each entry of a statement; null when there is none, and for everybody but the treasury. */
export async function showStatement(parts: CaseParts, actor: Actor, id: string): Promise<StatementView | null> {
  if (!isTreasury(parts, actor) || !isUuid(id)) return null;
  return parts.db.transaction(async (tx) => {
    const importedAt = await statementTime(tx, id);
    if (!importedAt) return null;
    return { id, importedAt, counts: await outcomesOf(tx, id), entries: await entriesOf(tx, id, 1_000) };
  });
}

export interface ClaimsView {
  readonly claims: readonly Claim[];
  readonly open: { readonly count: number; readonly cents: number };
  readonly statements: readonly StatementRow[];
  readonly batches: readonly {
    readonly id: string;
    readonly madeAt: string;
    readonly count: number;
    readonly cents: number;
  }[];
  /** The city has an identifier as a creditor; without it no bank collects anything. */
  readonly mayCollect: boolean;
}
export interface StatementView {
  readonly id: string;
  /** ISO instant. */
  readonly importedAt: string;
  readonly counts: readonly { readonly outcome: MatchOutcome; readonly count: number }[];
  readonly entries: readonly EntryRow[];
}

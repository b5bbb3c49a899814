import type { Json } from '#kernel/json';
import type { Permission } from '#kernel/permission';
import type { Tx } from '#platform/database';
import type { Purpose, ReadWhat } from '#platform/vault';
import { mayWith, type Visitor } from '../domain/access.ts';
import type { CaseRow, CaseState } from '../domain/case-state.ts';
import { findCaseByNumber, lockCase, updateCase } from '../store/case-store.ts';
import type { CaseParts } from './case-parts.ts';
import { type DoneCommand, saveCommand, snapshotContext } from './save-command.ts';

/** Opens a case for reading, or null when there is none for this person; the read is recorded unless it is the person's own. */
export async function openCase(parts: CaseParts, tx: Tx, visitor: Visitor, wish: CaseWish): Promise<OpenCase | null> {
  const row = await findCaseByNumber(tx, wish.number);
  return row ? openRow(parts, tx, visitor, wish, row) : null;
}

/** The same, locked: the next command of this case waits until this transaction ends. */
export async function openForChange(
  parts: CaseParts,
  tx: Tx,
  visitor: Visitor,
  wish: CaseWish,
): Promise<OpenCase | null> {
  const found = await findCaseByNumber(tx, wish.number);
  if (!found || !mayWith(found, visitor, wish.permission)) return null;
  const row = await lockCase(tx, found.id);
  return row ? openRow(parts, tx, visitor, wish, row) : null;
}

/** Stores a change of an opened case. The row was locked, so a conflict is a fault and rolls back. */
export async function saveCase(parts: CaseParts, tx: Tx, before: CaseRow, done: DoneCommand): Promise<CaseRow> {
  const at = parts.clock.now().toString();
  const saved = await saveCommand(parts, tx, before.seq, done, (row) => updateCase(tx, row, before.seq, at));
  if (saved === 'conflict') throw new Error(`case ${before.number} changed while it was locked`);
  return saved;
}

/** Opens the sealed snapshot of a row for an actor and a purpose. */
export async function openSnapshot(parts: CaseParts, tx: Tx, row: CaseRow, read: Reading): Promise<CaseState | null> {
  if (row.erasedAt) return null;
  const item = { key: row.key, sealed: row.sealed, context: snapshotContext(row.id) };
  const [state] = await parts.vault.open<Json>(tx, { ...read, caseId: row.id, subjects: [row.key] }, [item]);
  return state as unknown as CaseState | null;
}

async function openRow(
  parts: CaseParts,
  tx: Tx,
  visitor: Visitor,
  wish: CaseWish,
  row: CaseRow,
): Promise<OpenCase | null> {
  if (!mayWith(row, visitor, wish.permission)) return null;
  const purpose = visitor.actor.kind === 'staff' || visitor.mandate ? (wish.purpose ?? 'processing') : 'own-view';
  const read = {
    actor: visitor.actor,
    purpose,
    what: wish.what ?? (['answers'] as const),
    ...(wish.legalBasis ? { legalBasis: wish.legalBasis } : {}),
  };
  const state = await openSnapshot(parts, tx, row, read);
  return { row, state, actor: visitor.actor };
}

type Reading = Pick<Parameters<CaseParts['vault']['open']>[1], 'actor' | 'purpose' | 'what' | 'legalBasis'>;
export interface CaseWish {
  readonly number: string;
  readonly permission: Permission;
  readonly purpose?: Purpose;
  readonly what?: readonly ReadWhat[];
  readonly legalBasis?: string;
}
export interface OpenCase {
  readonly row: CaseRow;
  /** Null once the person's key was destroyed. */
  readonly state: CaseState | null;
  readonly actor: Visitor['actor'];
}

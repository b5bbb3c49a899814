import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { LedgerEntry } from '../domain/ledger/index.ts';

/** The branch's place in the event log, locked: one entry after the other. */
export async function lockBranch(on: Tx, id: string, newStream: Uuid): Promise<{ stream: Uuid; seq: number }> {
  on.post(
    'INSERT INTO partners.branch (id, stream) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING',
    [id, newStream],
    'branch-begin',
  );
  const [row] = await on.query<{ stream: Uuid; seq: number }>(
    'SELECT stream, seq FROM partners.branch WHERE id = $1 FOR UPDATE',
    [id],
    'branch-lock',
  );
  return row!;
}

/** How far the stream of the branch reaches now. */
export function setBranchSeq(on: Tx, id: string, seq: number): void {
  on.post('UPDATE partners.branch SET seq = $2 WHERE id = $1', [id, seq], 'branch-seq');
}

/** The whole ledger of a branch in order. */
export const readLedger = (on: Reads, branch: string): Promise<LedgerEntry[]> =>
  on.query<LedgerEntry>(`SELECT ${columns} FROM partners.ledger WHERE branch = $1 ORDER BY seq`, [branch]);

/** Its last entry alone; null for an empty one. */
export async function lastEntry(on: Tx, branch: string): Promise<LedgerEntry | null> {
  const [row] = await on.query<LedgerEntry>(
    `SELECT ${columns} FROM partners.ledger WHERE branch = $1 ORDER BY seq DESC LIMIT 1`,
    [branch],
    'ledger-last',
  );
  return row ?? null;
}

/** Adds an entry. */
export function insertEntry(on: Tx, { branch, seq, at, by, body, hash }: LedgerEntry): void {
  on.post(
    'INSERT INTO partners.ledger (branch, seq, at, by_side, body, hash) VALUES ($1, $2, $3, $4, $5, $6)',
    [branch, seq, at, by, JSON.stringify(body), hash],
    'ledger-add',
  );
}

const columns = 'branch, seq, at, by_side AS by, body, hash';

import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { VisitReceipt, VisitRow, VisitState } from '../domain/visit/index.ts';

/** How far the running numbers of a device at a branch have come, locked: one visit after the other. Null for a device that never sent any. */
export async function lockLine(on: Tx, branch: string, device: Uuid): Promise<number | null> {
  const [line] = await on.query<{ last: number }>(
    'SELECT last FROM partners.line WHERE branch = $1 AND device = $2 FOR UPDATE',
    [branch, device],
    'line',
  );
  return line?.last ?? null;
}

/** Begins the numbers of a device, or waits for who does. */
export function makeLine(on: Tx, branch: string, device: Uuid): void {
  on.post('INSERT INTO partners.line (branch, device) VALUES ($1, $2) ON CONFLICT DO NOTHING', [branch, device]);
}

/** What became of a visit by the id the branch gave it; null for one that never arrived. */
export async function findFiling(on: Reads, id: Uuid): Promise<FilingRow | null> {
  const [row] = await on.query<FilingRow>(
    `SELECT ${columns} FROM partners.filing f LEFT JOIN partners.visit v ON v.id = f.visit WHERE f.id = $1`,
    [id],
    'filing',
  );
  return row ?? null;
}

/** Stores what became of a visit, for ever, and moves the line on. */
export function insertFiling(on: Tx, { receipt, client, visit, testState }: NewFiling): void {
  const { id, branch, device, number, bodyHash, test, receivedAt } = receipt;
  on.post(
    'UPDATE partners.line SET last = $3 WHERE branch = $1 AND device = $2',
    [test ? testBranch(branch) : branch, device, number],
    'line-moves',
  );
  on.post(
    `INSERT INTO partners.filing (id, branch, device, number, body_hash, client, visit, is_test, test_state, receipt, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[id, test ? testBranch(branch) : branch, device, number, bodyHash, client, visit, test, testState],
      ...[JSON.stringify(receipt), receivedAt],
    ],
    'filing-new',
  );
}

/** Stores a visit that begins and is handed over in one step. */
export async function insertWholeVisit(on: Tx, row: VisitRow, at: string): Promise<void> {
  await on.query(
    `INSERT INTO partners.visit (id, code, service, language, state, branch, staff_id, mandate, identity, seal_hash, case_number,
       account_id, guest_proof, seq, opened_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[row.id, row.code, row.service, row.language, row.state, row.branch, row.staffId],
      ...[JSON.stringify(row.mandate), JSON.stringify(row.identity), row.sealHash, row.caseNumber],
      ...[row.accountId, row.guestProof, row.seq, row.openedAt, at],
    ],
    'visit-whole',
  );
}

/** Lines and ledgers of test clients are kept apart under this name; no branch of a city is called so. */
export const testBranch = (branch: string): string => `test-${branch}`;

const columns = `f.id, f.branch, f.client, f.visit, f.is_test AS "isTest", f.body_hash AS "bodyHash", f.receipt,
  coalesce(f.test_state, v.state) AS state, v.service`;

export interface FilingRow {
  readonly id: Uuid;
  readonly branch: string;
  readonly client: string | null;
  readonly visit: Uuid | null;
  readonly isTest: boolean;
  readonly bodyHash: string;
  readonly receipt: VisitReceipt;
  /** Of the visit now; null for one that was refused. */
  readonly state: VisitState | null;
  /** Null for a test and for one that was refused. */
  readonly service: string | null;
}
interface NewFiling {
  readonly receipt: VisitReceipt;
  readonly client: string | null;
  readonly visit: Uuid | null;
  readonly testState: 'submitted' | 'accepted' | 'returned' | null;
}

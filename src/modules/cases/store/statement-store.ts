import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { MatchOutcome } from '../domain/bank/match-entry.ts';

/** Notes a statement; false when the same file was read in before. */
export const insertStatement = async (tx: Tx, file: NewStatement): Promise<boolean> =>
  (
    await tx.query(
      'INSERT INTO cases.statement (id, hash, imported_at, imported_by) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO NOTHING RETURNING 1',
      [file.id, file.hash, file.at, file.by],
    )
  ).length === 1;

/** The statement that was made of a file before; null when the file is new. */
export const findStatement = async (tx: Tx, hash: Uint8Array): Promise<Uuid | null> =>
  (await tx.query<{ id: Uuid }>('SELECT id FROM cases.statement WHERE hash = $1', [hash]))[0]?.id ?? null;

/** When a statement was read in, as ISO instant; null when there is none. */
export const statementTime = async (tx: Tx, id: Uuid): Promise<string | null> =>
  (await tx.query<{ at: string }>(`SELECT ${iso('imported_at')} AS at FROM cases.statement WHERE id = $1`, [id]))[0]
    ?.at ?? null;

/** Those among the keys that were booked before, as hex. */
export const knownEntries = async (tx: Tx, keys: readonly Uint8Array[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.query<{ key: string }>(
        `SELECT encode(key, 'hex') AS key FROM cases.bank_entry WHERE key = ANY($1::bytea[]) AND outcome <> 'repeated'`,
        [keys],
      )
    ).map(({ key }) => key),
  );

/** Keeps what became of an entry. */
export const insertEntry = (tx: Tx, entry: NewEntry): void =>
  tx.post(
    `INSERT INTO cases.bank_entry (statement_id, position, key, cents, booked_on, bank_reference, outcome, payment_id, surplus)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      entry.statementId,
      entry.position,
      entry.key,
      entry.cents,
      entry.bookedOn,
      entry.bankReference,
      entry.outcome,
      entry.paymentId,
      entry.surplus,
    ],
    'bank-entry-insert',
  );

/** What became of the entries of a statement, in the order of the file; money the city paid itself is left out. */
export const entriesOf = (tx: Tx, statementId: Uuid, limit: number): Promise<EntryRow[]> =>
  tx.query<EntryRow>(
    `SELECT e.position, e.cents::float8 AS cents, e.booked_on::text AS "bookedOn", e.bank_reference AS "bankReference", e.outcome,
       p.reference, e.surplus::float8 AS surplus
     FROM cases.bank_entry e LEFT JOIN cases.payment p ON p.id = e.payment_id
     WHERE e.statement_id = $1 AND e.outcome <> 'outgoing' ORDER BY e.position LIMIT $2`,
    [statementId, limit],
  );

/** How many entries of a statement ended in each way. */
export const outcomesOf = (
  tx: Tx,
  statementId: Uuid,
): Promise<{ readonly outcome: MatchOutcome; readonly count: number }[]> =>
  tx.query('SELECT outcome, count(*)::int AS count FROM cases.bank_entry WHERE statement_id = $1 GROUP BY outcome', [
    statementId,
  ]);

/** The last statements, newest first, with how many entries want a look. */
export const lastStatements = (tx: Tx, plain: readonly MatchOutcome[], limit: number): Promise<StatementRow[]> =>
  tx.query<StatementRow>(
    `SELECT s.id, ${iso('s.imported_at')} AS "importedAt",
       count(e.*)::int AS entries, count(e.*) FILTER (WHERE e.outcome = 'paid')::int AS paid,
       count(e.*) FILTER (WHERE NOT (e.outcome = ANY($1::text[])))::int AS "toCheck"
     FROM cases.statement s LEFT JOIN cases.bank_entry e ON e.statement_id = s.id
     GROUP BY s.id ORDER BY s.imported_at DESC, s.id DESC LIMIT $2`,
    [plain, limit],
  );

const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

interface NewStatement {
  readonly id: Uuid;
  readonly hash: Uint8Array;
  readonly at: string;
  readonly by: Uuid;
}
interface NewEntry extends Omit<EntryRow, 'reference'> {
  readonly statementId: Uuid;
  readonly key: Uint8Array;
  readonly paymentId: Uuid | null;
}
export interface EntryRow {
  /** Place in the file, from 1. */
  readonly position: number;
  readonly cents: number;
  readonly bookedOn: string;
  readonly bankReference: string | null;
  readonly outcome: MatchOutcome;
  /** Of the claim it belongs to. */
  readonly reference: string | null;
  readonly surplus: number;
}
export interface StatementRow {
  readonly id: Uuid;
  readonly importedAt: string;
  readonly entries: number;
  readonly paid: number;
  readonly toCheck: number;
}

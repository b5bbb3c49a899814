import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Keeps a scanned paper, sealed under its own key. */
export const insertPaper = (tx: Tx, row: NewPaper): Promise<unknown> =>
  tx.query(
    `INSERT INTO cases.paper (id, office, received_on, registered_at, registered_by, key, sealed, file, size, seq)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [row.id, row.office, row.receivedOn, row.at, row.by, row.key, row.sealed, row.file, row.size, row.seq],
  );

/** Paper of these offices that waits, what came first at the top. */
export const openPapers = (tx: Tx, offices: readonly string[], limit: number): Promise<PaperRow[]> =>
  tx.query<PaperRow>(
    `${select('NULL')} WHERE office = ANY($1::text[]) AND state = 'open' ORDER BY received_on, id LIMIT $2`,
    [offices, limit],
    'papers-open',
  );

/** One paper with its sealed file; null when there is none. `lock` keeps it until the transaction ends. */
export const findPaper = async (tx: Tx, id: Uuid, lock = false): Promise<PaperRow | null> =>
  (await tx.query<PaperRow>(`${select('file')} WHERE id = $1${lock ? ' FOR UPDATE' : ''}`, [id]))[0] ?? null;

/** The open paper from which a form was filled in, locked. */
export const paperOfDraft = async (tx: Tx, draft: Uuid): Promise<PaperRow | null> =>
  (await tx.query<PaperRow>(`${select('file')} WHERE draft_id = $1 AND state = 'open' FOR UPDATE`, [draft]))[0] ?? null;

export const updatePaperDraft = (tx: Tx, id: Uuid, draft: Uuid): Promise<unknown> =>
  tx.query('UPDATE cases.paper SET draft_id = $2 WHERE id = $1', [id, draft]);

/** Passes a paper on to another office. */
export const updatePaperOffice = (tx: Tx, id: Uuid, office: string, from: string, seq: number): Promise<unknown> =>
  tx.query('UPDATE cases.paper SET office = $2, forwarded_from = $3, seq = $4, draft_id = NULL WHERE id = $1', [
    id,
    office,
    from,
    seq,
  ]);

/** Closes a paper: its file is no longer here. */
export const closePaper = (tx: Tx, id: Uuid, state: 'attached' | 'new-case' | 'returned', at: string, seq: number) =>
  tx.query(
    `UPDATE cases.paper SET state = $2, closed_at = $3, seq = $4, file = '', sealed = '', draft_id = NULL WHERE id = $1`,
    [id, state, at, seq],
  );

/** Deletes papers closed before an instant; gives the keys of those whose note still lies in the log. */
export const deleteClosedPapers = (tx: Tx, before: string): Promise<{ readonly key: Uuid; readonly state: string }[]> =>
  tx.query('DELETE FROM cases.paper WHERE closed_at < $1 RETURNING key, state', [before]);

/** Adds a scanned paper to the evidence of a case. */
export const insertPaperEvidence = (tx: Tx, file: PaperEvidence): Promise<unknown> =>
  tx.query(
    `INSERT INTO cases.evidence (id, case_id, sealed, size, added_at, source, received_on) VALUES ($1, $2, $3, $4, $5, 'paper', $6)`,
    [file.id, file.caseId, file.sealed, file.size, file.at, file.receivedOn],
  );

const select = (
  file: string,
): string => `SELECT id, office, received_on::text AS "receivedOn", registered_by AS "registeredBy",
  to_char(registered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "registeredAt", key, sealed, ${file} AS file, size, state,
  draft_id AS "draftId", forwarded_from AS "forwardedFrom", seq FROM cases.paper`;

export interface PaperRow {
  readonly id: Uuid;
  readonly office: string;
  readonly receivedOn: string;
  readonly registeredBy: Uuid;
  readonly registeredAt: string;
  readonly key: Uuid;
  readonly sealed: Uint8Array;
  /** Null in lists. */
  readonly file: Uint8Array | null;
  readonly size: number;
  readonly state: 'open' | 'attached' | 'new-case' | 'returned';
  readonly draftId: Uuid | null;
  readonly forwardedFrom: string | null;
  readonly seq: number;
}
interface NewPaper extends Pick<PaperRow, 'id' | 'office' | 'receivedOn' | 'key' | 'sealed' | 'size' | 'seq'> {
  readonly file: Uint8Array;
  readonly at: string;
  readonly by: Uuid;
}
interface PaperEvidence {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly sealed: Uint8Array;
  readonly size: number;
  readonly at: string;
  readonly receivedOn: string;
}

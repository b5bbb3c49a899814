import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Keeps a question to another office. */
export const insertConsultation = (tx: Tx, row: NewConsultation): Promise<unknown> =>
  tx.query(
    `INSERT INTO cases.consultation (id, case_id, office, asked_by, asked_at, due_on, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [row.id, row.caseId, row.office, row.askedBy, row.askedAt, row.dueOn, row.sealed],
  );

/** Questions to these offices that wait for an answer, those due first at the top. */
export const openConsultations = (tx: Tx, offices: readonly string[], limit: number): Promise<ConsultationRow[]> =>
  tx.query<ConsultationRow>(
    `${select} WHERE k.office = ANY($1::text[]) AND k.answered_at IS NULL ORDER BY k.due_on, k.id LIMIT $2`,
    [offices, limit],
    'consultations-open',
  );

/** Questions these offices answered since an instant, newest first. */
export const answeredConsultations = (
  tx: Tx,
  offices: readonly string[],
  since: string,
  limit: number,
): Promise<ConsultationRow[]> =>
  tx.query<ConsultationRow>(
    `${select} WHERE k.office = ANY($1::text[]) AND k.answered_at >= $2 ORDER BY k.answered_at DESC, k.id LIMIT $3`,
    [offices, since, limit],
    'consultations-answered',
  );

/** One question with its sealed words; null when there is none. */
export const findConsultation = async (tx: Tx, id: Uuid): Promise<ConsultationRow | null> =>
  (await tx.query<ConsultationRow>(`${select} WHERE k.id = $1`, [id], 'consultations-find'))[0] ?? null;

/** Keeps the answer; false when somebody answered before. */
export const answerRow = async (tx: Tx, id: Uuid, sealed: Uint8Array, at: string, by: Uuid): Promise<boolean> =>
  (
    await tx.query(
      `UPDATE cases.consultation SET sealed = $2, answered_at = $3, answered_by = $4 WHERE id = $1 AND answered_at IS NULL RETURNING 1`,
      [id, sealed, at, by],
    )
  ).length === 1;

const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const select = `SELECT k.id, k.case_id AS "caseId", k.office, ${iso('k.asked_at')} AS "askedAt", k.due_on::text AS "dueOn", k.sealed,
  ${iso('k.answered_at')} AS "answeredAt", c.number, c.service, c.version, c.key, c.office AS "fromOffice"
  FROM cases.consultation k JOIN cases.case c ON c.id = k.case_id`;

interface NewConsultation {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly office: string;
  readonly askedBy: Uuid;
  readonly askedAt: string;
  readonly dueOn: string;
  readonly sealed: Uint8Array;
}
export interface ConsultationRow extends Omit<NewConsultation, 'askedBy'> {
  readonly answeredAt: string | null;
  readonly number: string;
  readonly service: string;
  readonly version: string;
  /** Key of the case. */
  readonly key: Uuid;
  /** Who asks. */
  readonly fromOffice: string;
}

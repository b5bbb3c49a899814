import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import type { Reads, Tx } from '#platform/database';

/** Keeps a form that staff and a person begin together. */
export async function insertSitting(on: Reads, one: NewSitting): Promise<void> {
  await on.query(
    `INSERT INTO appointments.sitting (id, office, staff_id, service, draft_id, booking, code_hash, sealed, language, started_at, until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[one.id, one.office, one.staffId, one.service, one.draftId, one.booking, one.codeHash, one.sealed],
      ...[one.language, one.startedAt, one.until],
    ],
  );
}

/** A sitting by its id; null when there is none. */
export const findSitting = async (on: Reads, id: string): Promise<SittingRow | null> =>
  (await on.query<SittingRow>(`${select} WHERE id = $1`, [id]))[0] ?? null;

/** The sitting whose second screen opens with this code, as long as it lasts. */
export const findByCode = async (on: Reads, codeHash: Uint8Array, now: string): Promise<SittingRow | null> =>
  (
    await on.query<SittingRow>(`${select} WHERE code_hash = $1 AND ended_at IS NULL AND until > $2`, [codeHash, now])
  )[0] ?? null;

/** The sittings of a staff member that go on. */
export const openSittings = (on: Reads, staffId: Uuid, now: string): Promise<SittingRow[]> =>
  on.query<SittingRow>(`${select} WHERE staff_id = $1 AND ended_at IS NULL AND until > $2 ORDER BY started_at`, [
    staffId,
    now,
  ]);

/** The sitting in which a form is filled in, locked until its case is made. */
export const lockByDraft = async (tx: Tx, draft: Uuid, staffId: Uuid, now: string): Promise<SittingRow | null> =>
  (
    await tx.query<SittingRow>(
      `${select} WHERE draft_id = $1 AND staff_id = $2 AND ended_at IS NULL AND until > $3 FOR UPDATE`,
      [draft, staffId, now],
    )
  )[0] ?? null;

/** The form became a case. */
export const markSittingSent = async (tx: Tx, id: Uuid, caseNumber: string): Promise<void> =>
  void (await tx.query('UPDATE appointments.sitting SET case_number = $2 WHERE id = $1', [id, caseNumber]));

/** The case will belong to this account. */
export const tieSitting = async (on: Reads, id: Uuid, accountId: Uuid): Promise<void> =>
  void (await on.query('UPDATE appointments.sitting SET account_id = $2 WHERE id = $1 AND case_number IS NULL', [
    id,
    accountId,
  ]));

/** Ends a sitting; its second screen shows nothing any more. */
export const endSitting = async (on: Reads, id: Uuid, at: string): Promise<void> =>
  void (await on.query(
    'UPDATE appointments.sitting SET ended_at = $2, sealed = NULL, account_id = NULL WHERE id = $1 AND ended_at IS NULL',
    [id, at],
  ));

/** Ends every sitting whose time has run out; gives how many. */
export const endOldSittings = async (on: Reads, now: string): Promise<number> =>
  (
    await on.query(
      'UPDATE appointments.sitting SET ended_at = until, sealed = NULL, account_id = NULL WHERE ended_at IS NULL AND until <= $1 RETURNING 1',
      [now],
    )
  ).length;

const select = `SELECT id, office, staff_id AS "staffId", service, draft_id AS "draftId", booking, sealed, language, account_id AS "accountId",
  to_char(until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS until, ended_at IS NOT NULL AS "isEnded", case_number AS "caseNumber"
  FROM appointments.sitting`;

export interface SittingRow {
  readonly id: Uuid;
  readonly office: string;
  readonly staffId: Uuid;
  readonly service: string;
  readonly draftId: Uuid;
  readonly booking: Uuid | null;
  readonly sealed: Buffer | null;
  readonly language: Language;
  readonly accountId: Uuid | null;
  /** ISO instant. */
  readonly until: string;
  readonly isEnded: boolean;
  readonly caseNumber: string | null;
}
interface NewSitting
  extends Pick<SittingRow, 'id' | 'office' | 'staffId' | 'service' | 'draftId' | 'booking' | 'language' | 'until'> {
  readonly codeHash: Uint8Array;
  readonly sealed: Uint8Array;
  readonly startedAt: string;
}

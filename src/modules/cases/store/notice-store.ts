import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Records an issued letter; its sealed text lies in the event `seq`. */
export const insertNotice = (tx: Tx, notice: NoticeRow): void =>
  tx.post(
    insert,
    [
      notice.id,
      notice.caseId,
      notice.letter,
      notice.kind,
      notice.regime,
      notice.channel,
      notice.remedy,
      notice.seq,
      notice.issuedAt,
      notice.notifiedOn,
      notice.objectionUntil,
      notice.postPreparedAt,
    ],
    'notices-insert',
  );

/** The letters of a case, oldest first. */
export const noticesOf = (tx: Tx, caseId: Uuid): Promise<NoticeRow[]> =>
  tx.query<NoticeRow>(`${select} WHERE case_id = $1 ORDER BY seq`, [caseId], 'notices-of');

/** Notes the first retrieval and what follows from it; false when it was retrieved before. */
export const retrieveNotice = async (
  tx: Tx,
  id: Uuid,
  at: string,
  notifiedOn: string | null,
  objectionUntil: string | null,
): Promise<boolean> =>
  (
    await tx.query(
      'UPDATE cases.notice SET retrieved_at = $2, notified_on = $3, objection_until = $4 WHERE id = $1 AND retrieved_at IS NULL RETURNING 1',
      [id, at, notifiedOn, objectionUntil],
      'notices-retrieve',
    )
  ).length === 1;

/** Letters that were not fetched within their ten days and are to be posted. */
export const unreadNotices = (tx: Tx, issuedBefore: string, limit: number): Promise<NoticeRow[]> =>
  tx.query<NoticeRow>(
    `${select} WHERE issued_at < $1 AND retrieved_at IS NULL AND post_prepared_at IS NULL AND channel = 'own-portal' AND regime <> 'none' ORDER BY issued_at LIMIT $2`,
    [issuedBefore, limit],
  );

/** Marks an unread letter as prepared for the post; false when it was retrieved or prepared meanwhile. */
export const preparePost = async (tx: Tx, id: Uuid, at: string): Promise<boolean> =>
  (
    await tx.query(
      `UPDATE cases.notice SET post_prepared_at = $2, channel = 'post', notified_on = NULL, objection_until = NULL
       WHERE id = $1 AND post_prepared_at IS NULL AND retrieved_at IS NULL RETURNING 1`,
      [id, at],
    )
  ).length === 1;

const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const select = `SELECT id, case_id AS "caseId", letter, kind, regime, channel, remedy, seq, ${iso('issued_at')} AS "issuedAt",
  ${iso('retrieved_at')} AS "retrievedAt", notified_on::text AS "notifiedOn", objection_until::text AS "objectionUntil",
  ${iso('post_prepared_at')} AS "postPreparedAt", posted_on::text AS "postedOn" FROM cases.notice`;
const insert = `INSERT INTO cases.notice (id, case_id, letter, kind, regime, channel, remedy, seq, issued_at, notified_on, objection_until, post_prepared_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

export interface NoticeRow {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly letter: string;
  readonly kind: 'notice' | 'confirmation' | 'certificate' | 'letter';
  readonly regime: 'vwvfg' | 'ao' | 'none';
  readonly channel: 'own-portal' | 'post';
  readonly remedy: 'objection' | 'none';
  readonly seq: number;
  readonly issuedAt: string;
  readonly retrievedAt: string | null;
  readonly notifiedOn: string | null;
  readonly objectionUntil: string | null;
  readonly postPreparedAt: string | null;
  /** Day on which it was given to the post. */
  readonly postedOn: string | null;
}

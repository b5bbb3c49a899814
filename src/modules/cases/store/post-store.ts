import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';

/** Letters of these offices that wait for the post, oldest first. */
export const lettersToPost = (tx: Tx, offices: readonly string[], limit: number): Promise<PostRow[]> =>
  tx.query<PostRow>(
    `${select} WHERE n.channel = 'post' AND n.posted_on IS NULL AND n.post_prepared_at IS NOT NULL AND c.office = ANY($1::text[])
     ORDER BY n.post_prepared_at, n.id LIMIT $2`,
    [offices, limit],
    'post-list',
  );

/** Letters of these offices posted since a day, newest first. */
export const lettersPosted = (tx: Tx, offices: readonly string[], since: string, limit: number): Promise<PostRow[]> =>
  tx.query<PostRow>(
    `${select} WHERE n.channel = 'post' AND n.posted_on >= $2::date AND c.office = ANY($1::text[]) ORDER BY n.posted_on DESC, n.id LIMIT $3`,
    [offices, since, limit],
    'post-done',
  );

/** One letter that goes by post; null when it goes another way. */
export const findPostLetter = async (tx: Tx, id: Uuid): Promise<PostRow | null> =>
  (await tx.query<PostRow>(`${select} WHERE n.id = $1 AND n.channel = 'post'`, [id], 'post-find'))[0] ?? null;

/** Notes the day of posting and what follows from it; false when somebody noted it before. */
export const markPosted = async (tx: Tx, id: Uuid, posted: Posted): Promise<boolean> =>
  (
    await tx.query(
      `UPDATE cases.notice SET posted_on = $2, posted_by = $3, notified_on = $4, objection_until = $5
       WHERE id = $1 AND channel = 'post' AND posted_on IS NULL RETURNING 1`,
      [id, posted.on, posted.by, posted.notifiedOn, posted.objectionUntil],
      'post-mark',
    )
  ).length === 1;

const select = `SELECT n.id, n.case_id AS "caseId", n.letter, n.kind, n.regime, n.remedy, n.seq, c.number, c.service, c.version, c.office,
  to_char(n.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "issuedAt",
  to_char(n.post_prepared_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "preparedAt",
  n.posted_on::text AS "postedOn", n.notified_on::text AS "notifiedOn", n.objection_until::text AS "objectionUntil"
  FROM cases.notice n JOIN cases.case c ON c.id = n.case_id`;

export interface PostRow {
  readonly id: Uuid;
  readonly caseId: Uuid;
  readonly letter: string;
  readonly kind: string;
  readonly regime: 'vwvfg' | 'ao' | 'none';
  readonly remedy: 'objection' | 'none';
  readonly seq: number;
  readonly number: string;
  readonly service: string;
  readonly version: string;
  readonly office: string;
  readonly issuedAt: string;
  readonly preparedAt: string | null;
  readonly postedOn: string | null;
  readonly notifiedOn: string | null;
  readonly objectionUntil: string | null;
}
interface Posted {
  readonly on: string;
  readonly by: Uuid;
  readonly notifiedOn: string | null;
  readonly objectionUntil: string | null;
}

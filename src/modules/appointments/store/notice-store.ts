import type { Uuid } from '#kernel/ids';
import type { Reads } from '#platform/database';

/** Adds a browser, or keeps it under its new keys; false when there are as many as may be. */
export const addTarget = async (on: Reads, about: NoticeAbout, row: NewTarget, most: number): Promise<boolean> =>
  (
    await on.query(
      `INSERT INTO appointments.notice_target (id, wish, booking, browser, sealed, added_at)
       SELECT $1, $2::uuid, $3::uuid, $4, $5, $6
       WHERE (SELECT count(*) FROM appointments.notice_target WHERE ${isAbout('$2', '$3')} AND browser <> $4) < $7
       ON CONFLICT (wish, booking, browser) DO UPDATE SET id = EXCLUDED.id, sealed = EXCLUDED.sealed RETURNING 1`,
      [row.id, ...idsOf(about), row.browser, row.sealed, row.addedAt, most],
    )
  ).length === 1;

/** The browsers that get notices about a wish or visit, oldest first. */
export const targetsOf = (on: Reads, about: NoticeAbout): Promise<TargetRow[]> =>
  on.query<TargetRow>(
    `SELECT id, sealed FROM appointments.notice_target WHERE ${isAbout('$1', '$2')} ORDER BY added_at, id`,
    idsOf(about),
    'appointments-notice-targets',
  );

/** This browser takes no more. */
export const deleteTarget = async (on: Reads, id: Uuid): Promise<void> =>
  void (await on.query('DELETE FROM appointments.notice_target WHERE id = $1', [id]));

/** No browser is told about these any more. */
export const deleteTargets = async (on: Reads, kind: NoticeAbout['kind'], ids: readonly Uuid[]): Promise<void> =>
  void (await on.query(`DELETE FROM appointments.notice_target WHERE ${columns[kind]} = ANY($1::uuid[])`, [ids]));

const columns = { wish: 'wish', visit: 'booking' } as const;
const isAbout = (wish: string, visit: string): string => `(wish = ${wish}::uuid OR booking = ${visit}::uuid)`;
const idsOf = ({ kind, id }: NoticeAbout): readonly (Uuid | null)[] => (kind === 'wish' ? [id, null] : [null, id]);

/** A wish or a visit, by its own id. */
export interface NoticeAbout {
  readonly kind: 'wish' | 'visit';
  readonly id: Uuid;
}
export interface TargetRow {
  readonly id: Uuid;
  readonly sealed: Buffer;
}
interface NewTarget extends Pick<TargetRow, 'id'> {
  readonly browser: string;
  readonly sealed: Uint8Array;
  readonly addedAt: string;
}

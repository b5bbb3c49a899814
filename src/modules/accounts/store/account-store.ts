import type { IdentityLevel } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import type { Tx } from '#platform/database';
import { instantOf, instantOrNull } from './instants.ts';

/** The account of a provider's subject, locked for this transaction. */
export const findBySubject = async (tx: Tx, subject: string): Promise<AccountRow | null> =>
  toRow((await tx.query<Raw>(`${select} WHERE subject = $1 FOR UPDATE`, [subject], 'account-by-subject'))[0]);

/** The account with this id. */
export const findAccount = async (tx: Tx, id: Uuid): Promise<AccountRow | null> =>
  toRow((await tx.query<Raw>(`${select} WHERE id = $1`, [id], 'account-by-id'))[0]);

/** Adds an account; nothing when the same person was added a moment ago by another node. */
export const insertAccount = async (tx: Tx, row: NewAccount): Promise<boolean> =>
  (
    await tx.query(
      `INSERT INTO accounts.account (id, subject, key, profile, level, language, created_at, used_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (subject) DO NOTHING RETURNING 1`,
      [row.id, row.subject, row.key, row.profile, row.level, row.language, row.at],
    )
  ).length === 1;

/** What a sign-in changes; the two years of OZG § 8(7) begin anew. */
export const updateOnSignIn = (tx: Tx, id: Uuid, change: SignInChange): Promise<unknown> =>
  tx.query(
    `UPDATE accounts.account SET profile = $2, level = $3, language = $4, used_at = $5, notice_at = NULL WHERE id = $1`,
    [id, change.profile, change.level, change.language, change.at],
  );

export const updateMail = (tx: Tx, id: Uuid, mail: readonly MailKind[]): Promise<unknown> =>
  tx.query('UPDATE accounts.account SET mail = $2 WHERE id = $1', [id, mail]);

export const lockAccount = (tx: Tx, id: Uuid, at: Temporal.Instant | null): Promise<unknown> =>
  tx.query('UPDATE accounts.account SET locked_at = $2 WHERE id = $1', [id, at]);

export const deleteAccount = (tx: Tx, id: Uuid): Promise<unknown> =>
  tx.query('DELETE FROM accounts.account WHERE id = $1', [id]);

/** Accounts for which a notice or the deletion may be due, longest unused first; rows that another node works on are left out. */
export const unusedAccounts = async (tx: Tx, due: DueTimes, limit: number): Promise<AccountRow[]> =>
  (
    await tx.query<Raw>(
      `${select} WHERE (notice_at IS NULL AND used_at < $1) OR (notice_at < $2 AND used_at < $3)
       ORDER BY used_at LIMIT $4 FOR UPDATE SKIP LOCKED`,
      [due.noticeBefore, due.toldBefore, due.endBefore, limit],
    )
  ).flatMap((raw) => toRow(raw) ?? []);

export const markNotice = (tx: Tx, id: Uuid, at: Temporal.Instant): Promise<unknown> =>
  tx.query('UPDATE accounts.account SET notice_at = $2 WHERE id = $1', [id, at]);

const toRow = (raw: Raw | undefined): AccountRow | null =>
  raw
    ? {
        ...raw,
        lockedAt: instantOrNull(raw.lockedAt),
        createdAt: instantOf(raw.createdAt),
        usedAt: instantOf(raw.usedAt),
        noticeAt: instantOrNull(raw.noticeAt),
      }
    : null;

const select = `SELECT id, subject, key, profile, level, mail, language, locked_at AS "lockedAt", created_at AS "createdAt",
  used_at AS "usedAt", notice_at AS "noticeAt" FROM accounts.account`;

export interface AccountRow {
  readonly id: Uuid;
  readonly subject: string;
  readonly key: Uuid;
  readonly profile: Uint8Array;
  readonly level: IdentityLevel;
  readonly mail: readonly MailKind[];
  readonly language: Language;
  readonly lockedAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant;
  readonly noticeAt: Temporal.Instant | null;
}
type Times = 'lockedAt' | 'createdAt' | 'usedAt' | 'noticeAt';
type Raw = Omit<AccountRow, Times> & {
  readonly lockedAt: Date | null;
  readonly createdAt: Date;
  readonly usedAt: Date;
  readonly noticeAt: Date | null;
};
interface SignInChange {
  readonly profile: Uint8Array;
  readonly level: IdentityLevel;
  readonly language: Language;
  readonly at: Temporal.Instant;
}
interface NewAccount extends SignInChange {
  readonly id: Uuid;
  readonly subject: string;
  readonly key: Uuid;
}
interface DueTimes {
  /** Unused since: a notice is due. */
  readonly noticeBefore: Temporal.Instant;
  /** Told before and unused since: deletion is due. */
  readonly toldBefore: Temporal.Instant;
  readonly endBefore: Temporal.Instant;
}
/** What a person wants to be written to about: news in a case, deadlines that end soon. */
export const mailKinds = ['news', 'deadlines'] as const;
export type MailKind = (typeof mailKinds)[number];

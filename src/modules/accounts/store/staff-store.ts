import type { Uuid } from '#kernel/ids';
import type { Database, Tx } from '#platform/database';
import type { StaffRights, StaffRole, StandInTerms } from '../domain/stand-in.ts';
import { instantOrNull } from './instants.ts';

/** The staff member with this sign-in name. */
export const findByLogin = async (tx: Tx, login: string): Promise<StaffRow | null> =>
  toRow((await tx.query<Raw>(`${select} WHERE login = lower($1)`, [login]))[0]);

/** The staff member with this id. */
export const findStaff = async (on: Tx | Database, id: Uuid): Promise<StaffRow | null> =>
  toRow((await on.query<Raw>(`${select} WHERE id = $1`, [id], 'staff-by-id'))[0]);

/** The same, held until the transaction ends, so that a code cannot be used twice at once. */
export const findStaffLocked = async (tx: Tx, id: Uuid): Promise<StaffRow | null> =>
  toRow((await tx.query<Raw>(`${select} WHERE id = $1 FOR UPDATE`, [id]))[0]);

/** Everybody who works for an office and can sign in, by name. */
export const staffOfOffice = async (on: Tx | Database, office: string): Promise<StaffRow[]> =>
  (await on.query<Raw>(`${select} WHERE offices @> ARRAY[$1] AND locked_at IS NULL ORDER BY name`, [office])).flatMap(
    (raw) => toRow(raw) ?? [],
  );

export const insertStaff = (tx: Tx, row: NewStaff): Promise<unknown> =>
  tx.query(
    `INSERT INTO accounts.staff (id, login, name, offices, roles, key, created_at) VALUES ($1, lower($2), $3, $4, $5, $6, $7)`,
    [row.id, row.login, row.name, row.offices, row.roles, row.key, row.at],
  );

export const updateEnrolled = (tx: Tx, id: Uuid, password: string, totp: Uint8Array, step: number): Promise<unknown> =>
  tx.query('UPDATE accounts.staff SET password = $2, totp = $3, totp_step = $4 WHERE id = $1', [
    id,
    password,
    totp,
    step,
  ]);

export const updateTotpStep = (tx: Tx, id: Uuid, step: number): Promise<unknown> =>
  tx.query('UPDATE accounts.staff SET totp_step = $2 WHERE id = $1', [id, step]);

export const updateUsed = (tx: Tx, id: Uuid, at: Temporal.Instant): Promise<unknown> =>
  tx.query('UPDATE accounts.staff SET used_at = $2 WHERE id = $1', [id, at]);

export const updateLocked = (tx: Tx, id: Uuid, at: Temporal.Instant | null): Promise<unknown> =>
  tx.query('UPDATE accounts.staff SET locked_at = $2 WHERE id = $1', [id, at]);

/** Moves a member to other offices. */
export const updateOffices = (tx: Tx, id: Uuid, offices: readonly string[]): Promise<unknown> =>
  tx.query('UPDATE accounts.staff SET offices = $2 WHERE id = $1', [id, offices]);

export const updateBaskets = (tx: Tx, id: Uuid, baskets: readonly string[]): Promise<unknown> =>
  tx.query('UPDATE accounts.staff SET baskets = $2 WHERE id = $1', [id, baskets]);

/** Stand-ins of or for somebody that have not ended, oldest first. */
export const standInsAbout = async (on: Tx | Database, staff: Uuid): Promise<StandInRow[]> =>
  (
    await on.query<RawStandIn>(
      `${selectStandIn} WHERE (absent = $1 OR stands_in = $1) AND ended_at IS NULL ORDER BY from_day`,
      [staff],
      'stand-ins',
    )
  ).map(toStandIn);

/** Every absence that holds on a day, with its deputy unless that one is away, too, or locked out. */
export const absencesOn = async (on: Tx | Database, day: Temporal.PlainDate): Promise<AbsenceOn[]> =>
  on.query<AbsenceOn>(absentOn, [day.toString()], 'staff-absent');

export const insertStandIn = (tx: Tx, row: NewStandIn): Promise<unknown> =>
  tx.query(
    'INSERT INTO accounts.stand_in (id, absent, stands_in, from_day, until_day, created_at, entered_by) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [row.id, row.absent, row.standsIn, row.from, row.until, row.at, row.enteredBy],
  );

/** Ends a stand-in for the absent one or the one who stands in; false when it is neither's. */
export const endStandIn = async (tx: Tx, id: Uuid, by: Uuid, at: Temporal.Instant): Promise<boolean> =>
  (
    await tx.query(
      `UPDATE accounts.stand_in SET ended_at = $3 WHERE id = $1 AND (absent = $2 OR stands_in = $2) AND ended_at IS NULL RETURNING 1`,
      [id, by, at],
    )
  ).length === 1;

/** Ends an absence of somebody; false when there is none. */
export const endAbsenceOf = async (tx: Tx, id: Uuid, absent: Uuid, at: Temporal.Instant): Promise<boolean> =>
  (
    await tx.query(
      'UPDATE accounts.stand_in SET ended_at = $3 WHERE id = $1 AND absent = $2 AND ended_at IS NULL RETURNING 1',
      [id, absent, at],
    )
  ).length === 1;

const toRow = (raw: Raw | undefined): StaffRow | null =>
  raw ? { ...raw, totpStep: Number(raw.totpStep), lockedAt: instantOrNull(raw.lockedAt) } : null;

const toStandIn = (raw: RawStandIn): StandInRow => ({
  ...raw,
  from: Temporal.PlainDate.from(raw.from),
  until: Temporal.PlainDate.from(raw.until),
  endedAt: null,
});

const select = `SELECT id, login, name, offices, roles, key, password, totp, totp_step AS "totpStep", passkey_user AS "passkeyUser",
  baskets, locked_at AS "lockedAt" FROM accounts.staff`;
const absentOn = `WITH away AS (SELECT absent, stands_in FROM accounts.stand_in
    WHERE ended_at IS NULL AND until_day >= $1::date AND from_day <= $1::date)
  SELECT a.absent AS id, array_remove(array_agg(s.id), NULL) AS deputies FROM away a
  LEFT JOIN accounts.staff s ON s.id = a.stands_in AND s.locked_at IS NULL AND NOT EXISTS (SELECT 1 FROM away o WHERE o.absent = s.id)
  GROUP BY a.absent`;
const selectStandIn = `SELECT id, absent, stands_in AS "standsIn", from_day::text AS "from", until_day::text AS "until" FROM accounts.stand_in`;

export interface StaffRow extends StaffRights {
  readonly login: string;
  readonly name: string;
  readonly key: Uuid;
  readonly password: string | null;
  readonly totp: Uint8Array | null;
  readonly totpStep: number;
  readonly passkeyUser: string | null;
  /** As office/basket; empty: all. */
  readonly baskets: readonly string[];
  readonly lockedAt: Temporal.Instant | null;
}
type Raw = Omit<StaffRow, 'lockedAt' | 'totpStep'> & { readonly lockedAt: Date | null; readonly totpStep: string };
export interface StandInRow extends StandInTerms {
  readonly id: Uuid;
  readonly absent: Uuid;
  /** The deputy; null when nobody stands in. */
  readonly standsIn: Uuid | null;
}
export interface AbsenceOn {
  readonly id: Uuid;
  readonly deputies: readonly Uuid[];
}
type RawStandIn = {
  readonly id: Uuid;
  readonly absent: Uuid;
  readonly standsIn: Uuid | null;
  readonly from: string;
  readonly until: string;
};
interface NewStandIn {
  readonly id: Uuid;
  readonly absent: Uuid;
  readonly standsIn: Uuid | null;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly at: Temporal.Instant;
  readonly enteredBy: Uuid | null;
}
interface NewStaff {
  readonly id: Uuid;
  readonly login: string;
  readonly name: string;
  readonly offices: readonly string[];
  readonly roles: readonly StaffRole[];
  readonly key: Uuid;
  readonly at: Temporal.Instant;
}

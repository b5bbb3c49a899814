import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';

/** What people said they have for these visits, and how much they sent before. */
export const checksOf = (on: Reads, bookings: readonly Uuid[]): Promise<CheckRow[]> =>
  on.query<CheckRow>(
    `SELECT b.id AS booking, coalesce(c.here, '{}') AS here, c.checked_at IS NOT NULL AS "isChecked",
       array(SELECT DISTINCT f.item FROM appointments.visit_file f WHERE f.booking = b.id) AS sent
     FROM appointments.booking b LEFT JOIN appointments.visit_check c ON c.booking = b.id WHERE b.id = ANY($1::uuid[])`,
    [bookings],
    'appointments-checks',
  );

/** Keeps which papers are there. */
export async function keepCheck(on: Reads, booking: Uuid, here: readonly string[], at: string): Promise<void> {
  await on.query(
    `INSERT INTO appointments.visit_check (booking, here, checked_at) VALUES ($1, $2, $3)
     ON CONFLICT (booking) DO UPDATE SET here = $2, checked_at = $3`,
    [booking, here, at],
  );
}

/** Keeps a paper that was sent before a visit. */
export async function insertVisitFile(tx: Tx, file: NewVisitFile): Promise<void> {
  await tx.query(
    'INSERT INTO appointments.visit_file (id, booking, item, sealed, file, size, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [file.id, file.booking, file.item, file.sealed, file.file, file.size, file.at],
  );
}

/** The papers that were sent before a visit, oldest first, without their bytes. */
export const visitFiles = (on: Reads, booking: Uuid): Promise<VisitFileRow[]> =>
  on.query<VisitFileRow>(
    'SELECT id, item, sealed, size FROM appointments.visit_file WHERE booking = $1 ORDER BY added_at, id',
    [booking],
  );

/** One of them with its bytes; null when there is none. */
export const findVisitFile = async (on: Reads, booking: Uuid, id: string): Promise<VisitFileBytes | null> =>
  (
    await on.query<VisitFileBytes>(
      'SELECT id, item, sealed, size, file FROM appointments.visit_file WHERE booking = $1 AND id = $2',
      [booking, id],
    )
  )[0] ?? null;

/** Takes a paper away that was sent before. */
export const deleteVisitFile = async (on: Reads, booking: Uuid, id: string): Promise<void> =>
  void (await on.query('DELETE FROM appointments.visit_file WHERE booking = $1 AND id = $2', [booking, id]));

/** Nothing of what was said and sent for these visits stays. */
export async function deleteVisitPapers(on: Reads, bookings: readonly Uuid[]): Promise<void> {
  await on.query('DELETE FROM appointments.visit_file WHERE booking = ANY($1::uuid[])', [bookings]);
  await on.query('DELETE FROM appointments.visit_check WHERE booking = ANY($1::uuid[])', [bookings]);
}

/** Confirmed visits that begin between two instants, were not booked only just now, and for whose time no reminder went out. */
export const dueForReminder = async (
  on: Reads,
  from: string,
  until: string,
  bookedBefore: string,
): Promise<readonly Uuid[]> =>
  (
    await on.query<{ id: Uuid }>(
      `SELECT b.id FROM appointments.booking b LEFT JOIN appointments.visit_check c ON c.booking = b.id
       WHERE b.active AND b.state = 'confirmed' AND b.key IS NOT NULL AND lower(b.span) > $1 AND lower(b.span) <= $2 AND b.booked_at < $3
         AND c.reminded_for IS DISTINCT FROM lower(b.span) LIMIT 500`,
      [from, until, bookedBefore],
    )
  ).map(({ id }) => id);

/** A reminder for the time at which this visit stands now is on its way; false when one was before. */
export const markReminded = async (tx: Tx, id: Uuid): Promise<boolean> =>
  (
    await tx.query(
      `INSERT INTO appointments.visit_check (booking, reminded_for) SELECT id, lower(span) FROM appointments.booking WHERE id = $1
       ON CONFLICT (booking) DO UPDATE SET reminded_for = EXCLUDED.reminded_for
       WHERE appointments.visit_check.reminded_for IS DISTINCT FROM EXCLUDED.reminded_for RETURNING 1`,
      [id],
    )
  ).length === 1;

export interface CheckRow {
  readonly booking: Uuid;
  readonly here: readonly string[];
  readonly isChecked: boolean;
  /** Keys of papers that were sent. */
  readonly sent: readonly string[];
}
export interface VisitFileRow {
  readonly id: Uuid;
  readonly item: string;
  readonly sealed: Buffer;
  readonly size: number;
}
export interface VisitFileBytes extends VisitFileRow {
  readonly file: Buffer;
}
interface NewVisitFile {
  readonly id: Uuid;
  readonly booking: Uuid;
  readonly item: string;
  readonly sealed: Uint8Array;
  readonly file: Uint8Array;
  readonly size: number;
  readonly at: string;
}

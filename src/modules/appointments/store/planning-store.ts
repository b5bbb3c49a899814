import type { Uuid } from '#kernel/ids';
import type { Reads, Tx } from '#platform/database';
import type { ExtraPlace, ExtraPlan } from '../domain/overbooking/index.ts';
import type { ArrivalCount, ServiceCount } from '../domain/staffing/index.ts';

/** People on site by day and hour of arrival, booked or not, from one ISO date up to another. */
export const arrivalsBetween = (on: Reads, office: string, from: string, until: string): Promise<ArrivalCount[]> =>
  on.query<ArrivalCount>(
    `${people} SELECT to_char(day, 'YYYY-MM-DD') AS day, extract(isodow FROM day)::int AS weekday, extract(hour FROM at)::int AS hour,
       count(*)::int AS people FROM people GROUP BY 1, 2, 3 ORDER BY 1, 3`,
    [office, from, until],
  );

/** How often each service was wanted on site, from one ISO date up to another. */
export const servicesBetween = (on: Reads, office: string, from: string, until: string): Promise<ServiceCount[]> =>
  on.query<ServiceCount>(
    `${people} SELECT lines -> 0 ->> 'service' AS service, count(*)::int AS people FROM people
     WHERE jsonb_array_length(lines) > 0 GROUP BY 1 ORDER BY 1`,
    [office, from, until],
  );

/** What was accepted for an office on a day; null when nothing was. */
export const extrasOn = async (on: Reads, office: string, day: string): Promise<AcceptedExtras | null> =>
  (
    await on.query<AcceptedExtras>(
      `SELECT id, places, figures, accepted_by AS "acceptedBy",
         to_char(accepted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "acceptedAt"
       FROM appointments.extra_places WHERE office = $1 AND day = $2`,
      [office, day],
    )
  )[0] ?? null;

/** Stores what was accepted; false when there is something for this day already. */
export async function insertExtras(tx: Tx, office: string, day: string, row: AcceptedExtras): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO appointments.extra_places (id, office, day, places, figures, accepted_by, accepted_at)
     VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7) ON CONFLICT (office, day) DO NOTHING RETURNING 1`,
    [
      ...[row.id, office, day, JSON.stringify(row.places), JSON.stringify(row.figures)],
      ...[row.acceptedBy, row.acceptedAt],
    ],
  );
  return rows.length === 1;
}

/** Tickets, and booked visits that were served without one. */
const people = `
  WITH people AS (
    SELECT day, arrived_at AT TIME ZONE 'Europe/Berlin' AS at, lines FROM appointments.ticket
    WHERE office = $1 AND day BETWEEN $2::date AND $3::date
    UNION ALL
    SELECT (lower(span) AT TIME ZONE 'Europe/Berlin')::date, lower(span) AT TIME ZONE 'Europe/Berlin', lines FROM appointments.booking b
    WHERE office = $1 AND state = 'finished' AND (lower(span) AT TIME ZONE 'Europe/Berlin')::date BETWEEN $2::date AND $3::date
      AND NOT EXISTS (SELECT 1 FROM appointments.ticket t WHERE t.booking = b.id))`;

export interface AcceptedExtras {
  readonly id: Uuid;
  readonly places: readonly ExtraPlace[];
  readonly figures: Pick<ExtraPlan, 'today' | 'checkIn' | 'withExtras'>;
  readonly acceptedBy: Uuid;
  readonly acceptedAt: string;
}

import type { Reads } from '#platform/database';
import type { LeadClass } from '../domain/overbooking/index.ts';
import type { ExpectedVisit, TimesLearned, WaitRange } from '../domain/prediction/index.ts';

/** Stores the last forecast of an office in place of the one before. */
export async function saveOfficeWait(on: Reads, row: OfficeWait): Promise<void> {
  await on.query(
    `INSERT INTO appointments.office_wait (office, made_at, waiting, serving, desks, newcomers, tickets)
     VALUES ($1, ${at('$2')}, $3, $4, $5, $6::jsonb, $7::jsonb)
     ON CONFLICT (office) DO UPDATE SET made_at = excluded.made_at, waiting = excluded.waiting, serving = excluded.serving,
       desks = excluded.desks, newcomers = excluded.newcomers, tickets = excluded.tickets`,
    [
      ...[row.office, row.madeAt, row.waiting, row.serving, row.desks],
      ...[JSON.stringify(row.newcomers), JSON.stringify(row.tickets)],
    ],
    'forecast-save-office',
  );
}

/** The last forecast of every office. */
export const officeWaits = (on: Reads): Promise<OfficeWait[]> =>
  on.query<OfficeWait>(
    `SELECT office, ${minutes('made_at')} AS "madeAt", waiting, serving, desks, newcomers, tickets FROM appointments.office_wait`,
    [],
    'forecast-offices',
  );

/** Takes away the forecasts of offices that are closed. */
export async function dropWaits(on: Reads, offices: readonly string[]): Promise<void> {
  await on.query('DELETE FROM appointments.office_wait WHERE office = ANY($1::text[])', [offices], 'forecast-drop');
}

/** Offices with somebody on site, or with a desk that calls. */
export async function busyOffices(on: Reads, day: string): Promise<ReadonlySet<string>> {
  const rows = await on.query<{ office: string }>(
    `SELECT DISTINCT office FROM appointments.ticket WHERE day = $1 AND state IN ('waiting', 'called', 'serving', 'parked')
     UNION SELECT office FROM appointments.desk_state
       WHERE open AND (since AT TIME ZONE 'Europe/Berlin')::date = $1::date`,
    [day],
    'forecast-busy',
  );
  return new Set(rows.map(({ office }) => office));
}

/** Visits booked for a span of time that still take up room, with the days between booking and visit. */
export const visitsToCome = (on: Reads, office: string, from: string, until: string): Promise<VisitToCome[]> =>
  on.query<VisitToCome>(
    `SELECT id, state, lines, (extract(epoch FROM lower(span)) / 60)::int AS "from", (extract(epoch FROM upper(span)) / 60)::int AS "to",
       coalesce((lower(span) AT TIME ZONE 'Europe/Berlin')::date - (booked_at AT TIME ZONE 'Europe/Berlin')::date, 0) AS "leadDays"
     FROM appointments.booking WHERE office = $1 AND active AND state IN ('confirmed', 'checked-in', 'called', 'serving', 'parked')
       AND lower(span) >= $2 AND lower(span) < $3 ORDER BY lower(span), id`,
    [office, from, until],
    'forecast-visits',
  );

/** Keeps what was told first; what was told before stays. */
export async function keepFirst(on: Reads, rows: readonly FirstForecast[]): Promise<void> {
  if (rows.length === 0) return;
  await on.query(
    `INSERT INTO appointments.forecast (ticket, office, day, made_at, low, mid, high, by_average)
     SELECT ticket, office, day, to_timestamp("madeAt" * 60), low, mid, high, "byAverage" FROM jsonb_to_recordset($1::jsonb)
       AS told(ticket uuid, office text, day date, "madeAt" float8, low real, mid real, high real, "byAverage" real)
     ON CONFLICT (ticket) DO NOTHING`,
    [JSON.stringify(rows)],
    'forecast-keep',
  );
}

/** Which of these tickets have been told something already. */
export async function toldAlready(on: Reads, office: string, day: string): Promise<ReadonlySet<string>> {
  const rows = await on.query<{ ticket: string }>(
    'SELECT ticket FROM appointments.forecast WHERE day = $2 AND office = $1',
    [office, day],
    'forecast-told',
  );
  return new Set(rows.map(({ ticket }) => ticket));
}

/** Notes the wait of everybody who was called since; the first call counts, whatever becomes of it. */
export async function noteCalls(on: Reads, day: string): Promise<void> {
  await on.query(
    `UPDATE appointments.forecast f SET waited = greatest(0, extract(epoch FROM t.called_at - f.made_at) / 60)
     FROM appointments.ticket t WHERE f.day = $1 AND f.waited IS NULL AND t.id = f.ticket AND t.called_at IS NOT NULL`,
    [day],
    'forecast-calls',
  );
}

/** What was told and what came, for every ticket of a day that was called. */
export const toldOf = (on: Reads, office: string, day: string): Promise<Told[]> =>
  on.query<Told>(
    `SELECT low, mid, high, by_average AS "byAverage", waited FROM appointments.forecast
     WHERE day = $2 AND office = $1 AND waited IS NOT NULL ORDER BY ticket`,
    [office, day],
  );

/** Stores the error of a day in place of an earlier measurement. */
export async function saveError(on: Reads, row: ErrorRow, at: string): Promise<void> {
  await on.query(
    `INSERT INTO appointments.forecast_error (office, day, tickets, error, bias, within, average_error, average_bias, measured_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (office, day) DO UPDATE SET tickets = excluded.tickets,
       error = excluded.error, bias = excluded.bias, within = excluded.within, average_error = excluded.average_error,
       average_bias = excluded.average_bias, measured_at = excluded.measured_at`,
    [
      ...[row.office, row.day, row.tickets, row.error, row.bias, row.within],
      ...[row.averageError, row.averageBias, at],
    ],
  );
}

/** Errors from a day on, newest day first. */
export const errorsSince = (on: Reads, day: string): Promise<ErrorRow[]> =>
  on.query<ErrorRow>(
    `SELECT office, to_char(day, 'YYYY-MM-DD') AS day, tickets, error, bias, within, average_error AS "averageError",
       average_bias AS "averageBias" FROM appointments.forecast_error WHERE day >= $1 AND tickets > 0
     ORDER BY forecast_error.day DESC, office`,
    [day],
    'forecast-errors',
  );

/** Makes the sums of a day anew from its finished tickets, all offices at once. */
export async function learnTimesOf(on: Reads, day: string): Promise<void> {
  await on.query(learnTimes, [day]);
}

/**
 * Makes the counts of a day anew from its finished and missed visits, all offices at once. Once the day is over, who never checked in
 * counts as absent, where others did check in.
 */
export async function learnAttendanceOf(on: Reads, { from, until, day, isOver }: AttendanceDay): Promise<void> {
  await on.query(learnAttendance, [from, until, day, isOver]);
}

/** What is learned about the times of each service at each office; the past counts less the older it is. */
export const timesLearned = (on: Reads, today: string): Promise<(TimesLearned & OfficeService & TimesSum)[]> =>
  on.query(
    `SELECT office, service, sum(count * share)::float8 AS count, sum(minutes * share)::float8 AS minutes,
       sum(logs * share)::float8 AS sum, sum(squares * share)::float8 AS squares
     FROM (SELECT *, power(0.98, greatest(0, $1::date - day)) AS share FROM appointments.service_time
           WHERE day > $1::date - 200 AND day <= $1::date) AS past GROUP BY office, service`,
    [today],
    'forecast-times',
  );

/** Who came and who did not, of the last hundred days. */
export const attendanceLearned = (on: Reads, today: string): Promise<(AttendanceRow & { readonly office: string })[]> =>
  on.query(
    `SELECT office, service, lead, sum(booked)::int AS booked, sum(absent)::int AS absent FROM appointments.attendance
     WHERE day > $1::date - 100 AND day <= $1::date GROUP BY office, service, lead`,
    [today],
    'forecast-attendance',
  );

const [shortest, longest] = [0.25, 180];
const minutes = (column: string): string => `(extract(epoch FROM ${column}) / 60)::float8`;
const at = (value: string): string => `to_timestamp(${value}::float8 * 60)`;
const learnTimes = `
  WITH done AS (
    SELECT office, lines, (extract(epoch FROM ended_at - serving_at) / 60)::float8 AS took FROM appointments.ticket
    WHERE day = $1 AND state = 'finished' AND serving_at IS NOT NULL AND ended_at IS NOT NULL),
  sound AS (SELECT * FROM done WHERE took BETWEEN ${shortest} AND ${longest}),
  named AS (
    SELECT office, '*' AS service, took FROM sound UNION ALL
    SELECT office, lines -> 0 ->> 'service', took FROM sound
    WHERE jsonb_array_length(lines) = 1 AND (lines -> 0 ->> 'persons')::int = 1)
  INSERT INTO appointments.service_time (office, day, service, count, minutes, logs, squares)
  SELECT office, $1::date, service, count(*), sum(took), sum(ln(took)), sum(ln(took) * ln(took)) FROM named GROUP BY office, service
  ON CONFLICT (office, day, service) DO UPDATE SET count = excluded.count, minutes = excluded.minutes, logs = excluded.logs,
    squares = excluded.squares`;
const learnAttendance = `
  WITH over AS (
    SELECT office, lines -> 0 ->> 'service' AS service, state,
      (lower(span) AT TIME ZONE 'Europe/Berlin')::date - (booked_at AT TIME ZONE 'Europe/Berlin')::date AS days
    FROM appointments.booking b
    WHERE (state IN ('finished', 'missed') OR (state = 'confirmed' AND $4 AND EXISTS (
        SELECT 1 FROM appointments.ticket t WHERE t.office = b.office AND t.day = $3::date AND t.booking IS NOT NULL)))
      AND booked_at IS NOT NULL AND lower(span) >= $1 AND lower(span) < $2
      AND jsonb_array_length(lines) > 0),
  classed AS (
    SELECT office, service, state, CASE WHEN days <= 0 THEN 'same-day' WHEN days <= 3 THEN 'days' WHEN days <= 7 THEN 'week'
      WHEN days <= 14 THEN 'fortnight' ELSE 'longer' END AS lead FROM over)
  INSERT INTO appointments.attendance (office, day, service, lead, booked, absent)
  SELECT office, $3::date, service, lead, count(*), count(*) FILTER (WHERE state <> 'finished') FROM classed
  GROUP BY office, service, lead
  ON CONFLICT (office, day, service, lead) DO UPDATE SET booked = excluded.booked, absent = excluded.absent`;

/** Minutes from the time of the forecast; null: not before closing. */
export type StoredRange = readonly [low: number | null, mid: number | null, high: number | null];
export interface OfficeWait {
  readonly office: string;
  /** Minutes since 1970, with fractions. */
  readonly madeAt: number;
  readonly waiting: number;
  readonly serving: number;
  readonly desks: number;
  readonly newcomers: readonly NewcomerWait[];
  readonly tickets: Readonly<Record<string, StoredRange>>;
}
/** For services that the same desks can do. */
export interface NewcomerWait {
  readonly services: readonly string[];
  readonly range: StoredRange;
}
export interface FirstForecast {
  readonly ticket: string;
  readonly office: string;
  readonly day: string;
  readonly madeAt: number;
  readonly low: number | null;
  readonly mid: number | null;
  readonly high: number | null;
  readonly byAverage: number;
}
export interface Told {
  readonly low: WaitRange['from'];
  readonly mid: WaitRange['median'];
  readonly high: WaitRange['to'];
  readonly byAverage: number;
  readonly waited: number;
}
export interface ErrorRow {
  readonly office: string;
  /** ISO date. */
  readonly day: string;
  readonly tickets: number;
  readonly error: number | null;
  readonly bias: number | null;
  readonly within: number | null;
  readonly averageError: number | null;
  readonly averageBias: number | null;
}
interface AttendanceDay {
  /** Instants between which the day lies. */
  readonly from: string;
  readonly until: string;
  /** ISO date. */
  readonly day: string;
  readonly isOver: boolean;
}
export interface VisitToCome extends ExpectedVisit {
  readonly to: number;
  readonly leadDays: number;
}
interface OfficeService {
  readonly office: string;
  /** `*` for all. */
  readonly service: string;
}
interface TimesSum {
  /** Minutes of all together, with the same weights as the count. */
  readonly minutes: number;
}
interface AttendanceRow {
  readonly service: string;
  readonly lead: LeadClass;
  readonly booked: number;
  readonly absent: number;
}

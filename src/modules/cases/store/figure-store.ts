import type { Tx } from '#platform/database';

/** Median and 90th percentile from sending to decision over the last 500 decided cases, in seconds. */
export async function durationsOfService(tx: Tx, service: string): Promise<Durations | null> {
  const [row] = await tx.query<Durations>(durations, [service], 'figures-durations');
  return row && row.cases >= leastCases ? row : null;
}

/**
 * What came in and what was decided on one day, and how many promises of the 30 days before were kept. A promise whose day has
 * passed counts, decided or not: open cases that are late cannot hide.
 */
export async function figuresOfDay(tx: Tx, day: DaySpan): Promise<DayFigures> {
  const [row] = await tx.query<DayFigures>(figures, [day.from, day.until, day.monthAgo, day.today], 'figures-day');
  return row ?? { sentToday: 0, decidedToday: 0, due: 0, kept: 0 };
}

/** Below this number a figure says more about persons than about the service. */
const leastCases = 5;
const durations = `SELECT count(*)::int AS cases,
    coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds), 0)::float AS median,
    coalesce(percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds), 0)::float AS p90
  FROM (SELECT extract(epoch FROM decided_at - submitted_at) AS seconds FROM cases.case
    WHERE service = $1 AND decided_at IS NOT NULL AND status = 'decided' ORDER BY decided_at DESC LIMIT 500) recent`;
const figures = `SELECT
  (SELECT count(*)::int FROM cases.case WHERE submitted_at >= $1 AND submitted_at < $2) AS "sentToday",
  (SELECT count(*)::int FROM cases.case WHERE decided_at >= $1 AND decided_at < $2 AND status = 'decided') AS "decidedToday",
  count(*)::int AS due,
  count(*) FILTER (WHERE (decided_at AT TIME ZONE 'Europe/Berlin')::date <= promised_on)::int AS kept
  FROM cases.case WHERE promised_on >= $3::date AND promised_on < $4::date AND status <> 'withdrawn'`;

/** Instants of a legal day, and the legal days around the promises that count. */
export interface DaySpan {
  readonly from: string;
  readonly until: string;
  readonly monthAgo: string;
  readonly today: string;
}
export interface Durations {
  readonly cases: number;
  /** Seconds. */
  readonly median: number;
  /** Seconds. */
  readonly p90: number;
}
interface DayFigures {
  readonly sentToday: number;
  readonly decidedToday: number;
  readonly due: number;
  readonly kept: number;
}
